// #region adds
import { expect } from 'expect';
import { implement, matchers, withMemoryRpc } from 'rpc-testkit/fixtures';
import { arith } from './contract.mjs';

expect.extend(matchers);
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) })];

export const adds = () =>
  withMemoryRpc({ services }, async (rpc) => {
    expect(await rpc.clients.arith.add({ a: 2, b: 3 })).toEqual({ sum: 5 });

    expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: expect.any(Number) });
  });
// #endregion
