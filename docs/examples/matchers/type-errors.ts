import { expect, type MemoryRpc } from 'rpc-testkit/vitest';
import type { arith } from '../arith.js';

/** Read by the compiler alone. */
export function typeErrors(rpc: MemoryRpc<readonly [typeof arith]>): void {
  // @ts-expect-error
  // #region name
  expect(rpc).toHaveBeenCalledRpc('arith.ad', { a: 2, b: 3 });
  // #endregion

  // @ts-expect-error
  // #region params
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: '2', b: 3 });
  // #endregion
}
