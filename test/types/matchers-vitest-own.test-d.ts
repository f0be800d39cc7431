import { defineContract, defineMethod } from 'rpc-testkit';
import type { MemoryRpc } from 'rpc-testkit/vitest';
import { expect as vitestExpect } from 'vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number(), note: z.string().optional() }),
    result: z.object({ sum: z.number() }),
  }),
});

declare const rpc: MemoryRpc<readonly [typeof arith]>;

/** The runner's own `expect`: strings take anything, the contract's own methods are checked. */
export async function untyped(): Promise<void> {
  vitestExpect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  vitestExpect(rpc).toHaveBeenCalledRpc('arith.ad', { any: 'thing' });
  vitestExpect(rpc).not.toHaveBeenCalledRpc('arith.add');
  vitestExpect(rpc).toHaveBeenCalledRpc(arith.methods.add, { a: 2, b: 3 });
  vitestExpect(rpc.on('arith.add')).toHaveBeenCalledRpc({ a: 2, b: 3 });
  vitestExpect(rpc.on('arith.add')).toHaveBeenCalledRpc();
  vitestExpect(rpc.on('arith.add')).toHaveBeenCalledRpcTimes(2);
  vitestExpect(rpc).toHaveBeenCalledRpcTimes('arith.add', 2);
  vitestExpect(rpc).toHaveBeenNthCalledRpc('arith.add', 2, { a: 2 });
  vitestExpect(rpc.on('arith.add')).toHaveBeenNthCalledRpc(2, { a: 2, b: 3 });
  vitestExpect(rpc).toHaveBeenLastCalledRpc('arith.add', { a: 2 });
  vitestExpect(rpc.on('arith.add')).toHaveBeenLastCalledRpc({ a: 2, b: 3 });
  vitestExpect(rpc).toHaveResolvedRpc(arith.methods.add, { sum: 3 });
  vitestExpect(rpc).toHaveRejectedRpc(arith.methods.add, { code: 1 });
  vitestExpect(rpc.on('arith.add')).toHaveRejectedRpc(-32_000);
  vitestExpect(rpc).toHaveCalledRpcInOrder(['arith.add', [arith.methods.add, { a: 1, b: 2 }], ['x.y', 3]]);
  vitestExpect(rpc).toHaveOnlyCalledRpc(['arith.add']);
  vitestExpect(rpc).toBeRpcIdle();
  vitestExpect(1).toBeRpcError(-32_000, { data: 1 });
  await vitestExpect.poll(() => rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  await vitestExpect.poll(() => rpc).toHaveBeenCalledRpcTimes('arith.add', 2);
  await vitestExpect.poll(() => rpc).toHaveBeenNthCalledRpc('arith.add', 2, { a: 2 });
  await vitestExpect.poll(() => rpc.on('arith.add')).toHaveBeenNthCalledRpc(2, { a: 2 });
  await vitestExpect.poll(() => rpc).toHaveCalledRpcInOrder(['arith.add']);
  await vitestExpect(Promise.reject(new Error('x'))).rejects.not.toBeRpcError();
  vitestExpect.soft(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  vitestExpect({}).toEqual({ error: vitestExpect.toBeRpcError(-32_000) });
  vitestExpect({}).toEqual({ error: vitestExpect.not.toBeRpcError(-32_000) });
  vitestExpect(rpc).toHaveBeenCalledRpc(arith.methods.add, { a: vitestExpect.any(Number), b: 3 });
  same<Same<ReturnType<ReturnType<typeof vitestExpect<number>>['toBeRpcIdle']>, void>>();

  // @ts-expect-error a is no string
  vitestExpect(rpc).toHaveBeenCalledRpc(arith.methods.add, { a: '2', b: 3 });
  // @ts-expect-error sum is no string
  vitestExpect(rpc).toHaveResolvedRpc(arith.methods.add, { sum: '3' });
  // @ts-expect-error params are missing
  vitestExpect(rpc).toHaveBeenLastCalledRpc('arith.add');
  // @ts-expect-error n is missing
  vitestExpect(rpc).toHaveBeenCalledRpcTimes('arith.add');
  // @ts-expect-error a is no string
  vitestExpect(rpc).toHaveCalledRpcInOrder([[arith.methods.add, { a: '1', b: 2 }]]);
  // @ts-expect-error a is no string
  vitestExpect(rpc).toHaveBeenNthCalledRpc(arith.methods.add, 1, { a: '1', b: 2 });
}
