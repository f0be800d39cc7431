import { describe, expect, test, vi } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { startPair } from './support/start-pair.js';

const hang = (): Promise<never> => new Promise(() => undefined);

describe('a notification', () => {
  test('resolves when the bus has taken it, whatever its handler does', async () => {
    const log = vi.fn(hang);
    const { client } = await startPair(arith, { ...arithHandlers, log });

    const resolved = await client.notify('arith', 'log', { line: 'hi' });

    expect(resolved).toBeUndefined();
    expect(log).toHaveBeenCalledTimes(1);
  });

  test('that nobody serves is dropped in silence', async () => {
    const { client, log } = await startPair(arith, arithHandlers);

    const resolved = [await client.notify('nobody', 'log', {}), await client.notify('arith', 'nothing', {})];

    expect(resolved).toEqual([undefined, undefined]);
    expect(log).toEqual([]);
  });

  test('to a request method runs it, its result dropped', async () => {
    const add = vi.fn(arithHandlers.add);
    const { client } = await startPair(arith, { ...arithHandlers, add });

    await client.notify('arith', 'add', { a: 1, b: 2 });

    await vi.waitFor(() => expect(add).toHaveBeenCalledTimes(1));
  });

  test('method that is called as a request is not found', async () => {
    const { client } = await startPair(arith, arithHandlers);

    await expect(client.call('arith', 'log', { line: 'hi' })).rejects.toMatchObject({ code: -32601 });
  });
});
