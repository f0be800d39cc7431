import type { ClientOf } from 'rpc-testkit';
import type { arith } from '../arith.js';

// #region total
/** Adds up, one call for each number. */
export async function total(client: ClientOf<typeof arith>, numbers: readonly number[]): Promise<number> {
  let sum = 0;
  for (const number of numbers) ({ sum } = await client.add({ a: sum, b: number }));
  return sum;
}
// #endregion
