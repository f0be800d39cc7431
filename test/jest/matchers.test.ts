import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CallRecorder, expect as typedExpect, implement, partial, withMemoryRpc } from 'rpc-testkit/jest';
import { arith } from '../fixtures/match/conversation.js';
import { failures, failureText, type SharedExpect } from '../fixtures/match/failures.js';

const shared = expect as unknown as SharedExpect;

describe('a failure reads in Jest as in Vitest', () => {
  test.each(failures)('$name', async (failure) => {
    const golden = join(__dirname, '../fixtures/match/goldens', `${failure.name}.golden.txt`);

    const text = await failureText(shared, failure);

    expect(`${text}\n`).toBe(readFileSync(golden, 'utf8'));
  });
});

describe("in Jest's hooks", () => {
  const rpc = withMemoryRpc({
    services: [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })],
  });

  test('each subject works, typed or not', async () => {
    const recorder = new CallRecorder(rpc.bus);

    await rpc.clients.arith.add({ a: 2, b: 3 });

    for (const subject of [rpc, recorder]) {
      expect(subject).toHaveBeenCalledRpcOnce(arith.methods.add, { a: 2, b: expect.any(Number) });
      expect(subject).toHaveBeenCalledRpc('arith.add', expect.objectContaining({ a: 2 }));
      expect(subject).not.toHaveBeenCalledRpc('arith.add', { a: expect.any(String), b: 3 });
      expect(subject).toBeRpcIdle();
    }
    for (const subject of [rpc.on('arith.add'), rpc.clients.arith.add]) {
      typedExpect(subject).toHaveBeenCalledRpc({ a: 2, b: 3 });
      typedExpect(subject).not.toHaveRejectedRpc();
      typedExpect(subject).toHaveResolvedRpc({ sum: 5 });
    }
  });

  test('a typed part stands for the whole, and in the own assertions of Jest', async () => {
    await rpc.clients.arith.add({ a: 2, b: 3 });

    typedExpect(rpc).toHaveBeenCalledRpc('arith.add', partial({ a: 2 }));
    typedExpect(rpc).not.toHaveBeenCalledRpc('arith.add', partial({ a: 3 }));
    expect({ deep: { a: 1, b: 2 } }).toEqual({ deep: partial({ a: 1 }) });
    expect(rpc).toHaveBeenCalledRpcTimes('arith.add', { min: 1, max: 2 });
    expect(rpc.calls('arith.add', { with: ({ b }) => b === 3 })).toHaveLength(1);
  });

  test('a wrong subject throws under .not, too', () => {
    expect(() => expect(rpc.bus).not.toHaveBeenCalledRpc('arith.add')).toThrow(/looks at rpc.*It got a MemoryBus/);
    expect(() => expect(rpc).not.toHaveBeenCalledRpc('arith.ad')).toThrow(/Did you mean arith\.add\?/);
    expect(() => expect(rpc).not.toHaveCalledRpcInOrder([])).toThrow(/names no call/);
  });

  test('matchers stand inside other assertions, and follow .rejects', async () => {
    rpc.fault('arith.add').once().error(-32_000, 'boom');

    await expect(rpc.clients.arith.add({ a: 1, b: 1 })).rejects.toBeRpcError(-32_000, { message: /boom/ });

    expect(rpc).toHaveRejectedRpc('arith.add', { message: expect.stringContaining('boom') });
    expect({ rpc, error: 1 }).toEqual({ rpc: expect.toBeRpcIdle(), error: expect.not.toBeRpcError() });
  });

  test('a text has no colour where Jest has none', async () => {
    let colours: boolean | undefined;
    expect.extend({
      toTellItsColors() {
        colours = this.utils.EXPECTED_COLOR('x') !== 'x';
        return { pass: true, message: () => '' };
      },
    });
    (expect(1) as unknown as { toTellItsColors(): void }).toTellItsColors();

    await rpc.clients.arith.log({ line: 'hi' });

    expect(() => expect(rpc).toHaveBeenCalledRpc('arith.log', { line: 'ho' })).toThrow(
      expect.objectContaining({
        // oxlint-disable-next-line no-control-regex -- colour is made of control characters
        message: colours === true ? expect.stringMatching(/\u001b/) : expect.not.stringMatching(/\u001b/),
      }),
    );
  });
});

describe('outside its tests', () => {
  let outside: unknown;
  describe('a suite', () => {
    outside = withMemoryRpc({ services: [arith], strict: false });
    test('has rpc', () => expect(outside).toBeRpcIdle());
  });

  test('rpc is no subject', () => {
    expect(() => expect(outside).not.toBeRpcIdle()).toThrow(/rpc was used outside a test/);
  });
});
