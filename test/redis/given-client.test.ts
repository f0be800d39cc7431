import { describe, expect, test, vi } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { givenSource } from '../../src/redis/link/given-source.js';
import { CLIENTS } from './support/clients.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('a given client', () => {
  const fleet = useFleet();

  test.each(Object.entries(CLIENTS))('of %s is neither used nor closed', async (_library, create) => {
    const given = create(fleet().redis.socket);
    const before = String(await fleet().redis.send('CLIENT', 'LIST')).split('\n').length;
    const source = givenSource(given);

    const connection = await source.connect(1_000);
    const during = String(await fleet().redis.send('CLIENT', 'LIST')).split('\n').length;
    connection.close();

    expect(during - before).toBe(1);
    expect(source.where).toBe(fleet().redis.socket);
  });

  test.each(Object.entries(CLIENTS))(
    "of %s: a command has no timeout that is not the bus' own",
    async (_library, create) => {
      const connection = await givenSource(create(fleet().redis.socket)).connect(1_000);
      const timeout = vi.spyOn(AbortSignal, 'timeout');

      const answer = await connection.send(['PING']);

      expect(answer).toBe('PONG');
      expect(timeout).not.toHaveBeenCalled();
      timeout.mockRestore();
      connection.close();
    },
  );

  test.each(Object.entries(CLIENTS))(
    'of %s: what was in flight rejects when the connection breaks, and is not sent again',
    async (_library, create) => {
      const connection = await givenSource(create(fleet().redis.socket)).connect(1_000);
      const ended = new Promise<Error>((resolve) => connection.onEnd(resolve));
      const blocked = rejectionOf(connection.send(['BLPOP', 'nothing', '5']));
      await eventually(
        () => fleet().redis.send('CLIENT', 'LIST'),
        (list) => String(list).includes('cmd=blpop'),
      );

      await fleet().redis.send('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');

      expect(await blocked).toBeInstanceOf(Error);
      expect(await ended).toBeInstanceOf(Error);
      const late = rejectionOf(connection.send(['SET', 'late', '1']));
      expect(await late).toBeInstanceOf(Error);
      expect(await fleet().redis.send('GET', 'late')).toBe(null);
      connection.close();
    },
  );
});
