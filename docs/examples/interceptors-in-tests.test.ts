import { expect, implement, RpcTestError, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test as base } from 'vitest';
import { arith } from './arith.js';

const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })];
const test = base.extend(withMemoryRpc({ services }));

describe('in a harness', () => {
  // #region harness
  test('each tenth charge is refused', async ({ rpc }) => {
    let calls = 0;
    rpc.bus.use(async (_exchange, next) => {
      calls += 1;
      return calls % 10 === 0 ? { kind: 'error', error: { code: 1001, message: 'busy' } } : await next();
    });

    const answers = Array.from({ length: 20 }, (_, n) => rpc.clients.arith.add({ a: n, b: 1 }));
    const settled = await Promise.allSettled(answers);

    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(rpc.calls('arith.add', { status: 'rejected' })).toHaveLength(2);
  });
  // #endregion

  base('one that throws is -32603 to the caller, and a problem to the test', async () => {
    // #region throws
    const run = withMemoryRpc({ services }, async (rpc) => {
      rpc.bus.use(async () => {
        throw new TypeError('a slip in an interceptor');
      });

      await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toBeRpcError(-32603);
    });

    await expect(run).rejects.toMatchObject({ problems: [{ kind: 'kitErrors', method: 'arith.add' }] });
    // #endregion
    await expect(run).rejects.toBeInstanceOf(RpcTestError);
  });

  test('what a test installs stands inside stubs and faults', async ({ rpc }) => {
    const passed: unknown[] = [];
    rpc.bus.use(async ({ params }, next) => {
      passed.push(params);
      return await next();
    });
    rpc.on('arith.add').calledWith({ a: 1 }).resolves({ sum: 0 });
    rpc.fault('arith.add').once().disconnect({ at: 'reply' });

    await rpc.clients.arith.add({ a: 1, b: 1 }).catch(() => {});
    await rpc.clients.arith.add({ a: 1, b: 1 });
    rpc.fault('arith.add').once().disconnect({ at: 'reply' });
    await rpc.clients.arith.add({ a: 2, b: 2 }).catch(() => {});

    expect(passed).toEqual([{ a: 2, b: 2 }]);
  });

  test('raw text is read as a reply', async ({ rpc }) => {
    // #region raw
    rpc.bus.use(async ({ id }) => ({ kind: 'raw', text: JSON.stringify({ jsonrpc: '2.0', id, result: { sum: 7 } }) }));
    // #endregion

    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 7 });
  });

  test('an error reply reaches the caller as an RpcError', async ({ rpc }) => {
    rpc.bus.use(async () => ({ kind: 'error', error: { code: 7, message: 'seven', data: { at: 1 } } }));

    await expect(rpc.clients.arith.add({ a: 2, b: 3 })).rejects.toBeRpcError(7, { message: 'seven', data: { at: 1 } });
  });
});
