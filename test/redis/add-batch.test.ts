import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AddBatch } from '../../src/redis/link/add-batch.js';
import { Link } from '../../src/redis/link/link.js';
import { loadSource } from '../../src/redis/link/load-client.js';
import { hasRedis, OwnRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('entries that one turn adds', () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start();
  });
  afterAll(() => redis.close());

  /** What is in the stream when all of it was added in one turn. */
  const addAll = async (key: string, entries: readonly (readonly string[])[]): Promise<unknown> => {
    const link = new Link({ source: await loadSource(redis.url), timeoutMs: 20_000 });
    await link.ready(20_000);
    const batch = new AddBatch(link);
    await Promise.all(
      entries.map(
        (fields) => new Promise((added, refused) => batch.add(key, true, fields, { added: () => added(0), refused })),
      ),
    );
    link.close();
    const found = (await redis.send('XRANGE', key, '-', '+')) as [string, string[]][];
    return found.map(([, fields]) => fields);
  };

  test.each([
    [
      'that are the same',
      [
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
      ],
    ],
    [
      'that differ in one value',
      [
        ['a', '1', 'b', 'x'],
        ['a', '1', 'b', 'y'],
        ['a', '1', 'b', ''],
      ],
    ],
    [
      'that differ in names',
      [
        ['a', '1', 'b', 'x'],
        ['c', '2', 'd', 'y'],
      ],
    ],
    [
      'that have more or fewer fields',
      [
        ['a', '1'],
        ['a', '1', 'b', 'x'],
        ['a', '2', 'b', 'x'],
        ['a', '3'],
      ],
    ],
    [
      'of which one holds the separator',
      [
        ['a', '1'],
        ['a', '1\u001E2'],
        ['a', '3'],
        ['a', '4'],
      ],
    ],
    [
      'with text of all kinds',
      [
        ['a', '"\n\r\\'],
        ['a', 'ü😀'],
        ['a', '%s%d'],
        ['a', '\u0000'],
      ],
    ],
    [
      'of which there are many',
      Array.from({ length: 1_000 }, (_, n) => ['a', String(n), 'b', 'same', 'c', String(-n)]),
    ],
  ])('%s are there as they were given', async (name, entries) => {
    expect(await addAll(name, entries)).toEqual(entries);
  });
});
