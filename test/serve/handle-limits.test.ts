import { defineContract, defineMethod, MemoryBus } from 'rpc-testkit';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { request } from '../memory/support/send-frame.js';
import { startPair } from '../memory/support/start-pair.js';

const refused = (limit: string): unknown => ({
  jsonrpc: '2.0',
  id: null,
  error: { code: -32600, message: 'Invalid Request', data: { limit: expect.stringContaining(limit) as unknown } },
});
const parsed = (text: string | undefined): unknown => JSON.parse(text ?? 'null') as unknown;
const good = JSON.stringify(request('arith.add', { a: 2, b: 3 }));

describe('maxBytes', () => {
  test('counts bytes, not characters', async () => {
    const { bus } = await startPair(echo, { send: () => null, tell: () => undefined });
    const text = JSON.stringify(request('echo.send', ['é€😀']));
    const bytes = Buffer.byteLength(text);

    const answers = [
      await bus.handle(text, { maxBytes: bytes }),
      await bus.handle(text, { maxBytes: bytes - 1 }),
      await bus.handle(text, { maxBytes: text.length }),
    ].map(parsed);

    expect(answers).toEqual([{ jsonrpc: '2.0', id: 1, result: null }, refused('maxBytes'), refused('maxBytes')]);
  });

  test('is 1,048,576 unless told', async () => {
    const { bus } = await startPair(arith, arithHandlers);
    const padded = good + ' '.repeat(1_048_576 - good.length);

    const answers = [await bus.handle(padded), await bus.handle(`${padded} `)].map(parsed);

    expect(answers).toEqual([{ jsonrpc: '2.0', id: 1, result: { sum: 5 } }, refused('maxBytes')]);
  });

  test('may be Infinity', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await bus.handle(good + ' '.repeat(2_000_000), { maxBytes: Number.POSITIVE_INFINITY });

    expect(parsed(answer)).toMatchObject({ result: { sum: 5 } });
  });

  test('is looked at before the text is parsed', async () => {
    const { bus } = await startPair(arith, arithHandlers);
    const parse = vi.spyOn(JSON, 'parse');

    const answer = await bus.handle('['.repeat(2_000_000));

    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
    expect(parsed(answer)).toEqual(refused('maxBytes'));
  });
});

describe('maxBatch', () => {
  const batchOf = (size: number): string => `[${Array.from({ length: size }, () => good).join(',')}]`;

  test('refuses a longer batch with one answer, and runs none of it', async () => {
    const add = vi.fn(arithHandlers.add);
    const { bus } = await startPair(arith, { ...arithHandlers, add });

    const answer = await bus.handle(batchOf(3), { maxBatch: 2 });

    expect(parsed(answer)).toEqual(refused('maxBatch'));
    expect(add).not.toHaveBeenCalled();
  });

  test('lets a batch of just that size through', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answer = await bus.handle(batchOf(2), { maxBatch: 2 });

    expect(parsed(answer)).toHaveLength(2);
  });

  test('is 1,000 unless told', async () => {
    const { bus } = await startPair(arith, arithHandlers);

    const answers = [await bus.handle(batchOf(1_000)), await bus.handle(batchOf(1_001))].map(parsed);

    expect(answers).toEqual([expect.any(Array), refused('maxBatch')]);
    expect(answers[0]).toHaveLength(1_000);
  });

  test('answers a batch of 100,000 once', async () => {
    const bus = new MemoryBus();

    const answer = await bus.handle(`[${'1,'.repeat(99_999)}1]`);

    expect(parsed(answer)).toEqual(refused('maxBatch'));
  });

  test('raised to 100,000, answers each', async () => {
    const bus = new MemoryBus();

    const answer = await bus.handle(`[${'1,'.repeat(99_999)}1]`, { maxBatch: 100_000 });

    expect(parsed(answer)).toHaveLength(100_000);
  });
});

describe('depth', () => {
  const nests = [
    ['arrays', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ] as const;

  test.each(nests)('of 20,000 %s is answered, and the next call works', async (_kind, nest) => {
    const { bus, client } = await startPair(echo, { send: (params) => params, tell: () => undefined });

    const answer = await bus.handle(`{"jsonrpc":"2.0","id":1,"method":"echo.send","params":${nest(20_000)}}`);

    expect(answer).toMatch(/^\{"jsonrpc":"2\.0"/);
    expect(await client.call('echo', 'send', [1])).toEqual([1]);
  });

  test.each(nests)('of 20,000 %s is answered where no message is found', async (_kind, nest) => {
    const bus = new MemoryBus();

    const answer = await bus.handle(nest(20_000));

    expect(answer).toMatch(/-32600/);
  });

  test('of 20,000 that overflows a recursive schema is answered', async () => {
    type Tree = Tree[];
    const tree: z.ZodType<Tree> = z.lazy(() => z.array(tree));
    const contract = defineContract('tree', { grow: defineMethod({ params: tree, result: z.null() }) });
    const { bus } = await startPair(contract, { grow: () => null });
    const params = '['.repeat(20_000) + ']'.repeat(20_000);

    const answer = await bus.handle(`{"jsonrpc":"2.0","id":1,"method":"tree.grow","params":${params}}`);

    expect(parsed(answer)).toMatchObject({ jsonrpc: '2.0', id: 1 });
  });

  test('of 20,000 from a client settles the call', async () => {
    const { client } = await startPair(echo, { send: () => null, tell: () => undefined });
    let deep: object = {};
    for (let depth = 0; depth < 20_000; depth += 1) deep = { deep };

    const settled = await Promise.allSettled([client.call('echo', 'send', deep)]);

    expect(settled).toHaveLength(1);
  });
});

describe('limits that are none', () => {
  test.each([Number.NaN, 0, -1, '5'])('%s is a RangeError', async (limit) => {
    const bus = new MemoryBus();

    await expect(bus.handle('[]', { maxBytes: limit as number })).rejects.toBeInstanceOf(RangeError);
    await expect(bus.handle('[]', { maxBatch: limit as number })).rejects.toBeInstanceOf(RangeError);
  });
});
