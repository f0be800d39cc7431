import { defineContract, defineMethod, defineNotification, MemoryBus } from 'rpc-testkit';
import { type CallRecorder, expect, type MemoryRpc } from 'rpc-testkit/vitest';
import { z } from 'zod';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({
    params: z.object({ a: z.number(), b: z.number(), note: z.string().optional() }),
    result: z.object({ sum: z.number() }),
  }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
  at: defineMethod({ params: z.object({ when: z.date() }), result: z.void() }),
});
const greeter = defineContract('greeter', {
  greet: defineMethod({ params: z.object({ name: z.string().default('you') }), result: z.string() }),
});

declare const rpc: MemoryRpc<readonly [typeof arith, typeof greeter]>;
declare const recorder: CallRecorder;
// oxlint-disable-next-line typescript/no-explicit-any -- a subject of type any keeps the runner's own assertion
declare const anything: any;

export function typedByRpc(): void {
  expect(rpc).toHaveBeenCalledRpc('arith.add');
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: expect.any(Number), b: 3 });
  expect(rpc).toHaveBeenCalledRpc('arith.add', expect.objectContaining({ a: 2 }));
  expect(rpc).toHaveBeenCalledRpc('arith.add', undefined);
  expect(rpc).toHaveBeenCalledRpc(arith.methods.add, { a: 2, b: 3 });
  expect(rpc).toHaveBeenCalledRpc('arith.at', { when: new Date(0) });
  expect(rpc).toHaveBeenCalledRpc('arith.at', { when: '1970-01-01T00:00:00.000Z' });
  expect(rpc).toHaveBeenCalledRpc('greeter.greet', {});
  expect(rpc).not.toHaveBeenCalledRpc('arith.log', { line: 'hi' });
  expect(rpc).toHaveBeenCalledRpcTimes('arith.add', 2);
  expect(rpc).toHaveBeenCalledRpcOnce('arith.add', { a: 2, b: 3 });
  expect(rpc).toHaveBeenNthCalledRpc('arith.add', 1, { a: 2, b: 3 });
  expect(rpc).toHaveBeenLastCalledRpc('arith.add', { a: 2, b: 3 });
  expect(rpc).toHaveResolvedRpc('arith.add', { sum: 5 });
  expect(rpc).toHaveResolvedRpc('greeter.greet', expect.stringContaining('hi'));
  expect(rpc).toHaveRejectedRpc('arith.add', -32_000);
  expect(rpc).toHaveRejectedRpc('arith.add', { message: /boom/, data: { at: 1 } });
  expect(rpc).toHaveRejectedRpc('arith.add', { reason: 'timeout' });
  expect(rpc).toHaveCalledRpcInOrder(['arith.add', ['arith.log', { line: 'hi' }], arith.methods.add]);
  expect(rpc).toHaveCalledRpcInOrder([
    [arith.methods.add, { a: 1, b: 2 }],
    ['greeter.greet', {}],
  ]);
  expect(rpc).toHaveOnlyCalledRpc(['arith.add', greeter.methods.greet]);
  expect(rpc).toBeRpcIdle();
  same<Same<ReturnType<ReturnType<typeof expect<typeof rpc>>['toBeRpcIdle']>, void>>();

  // @ts-expect-error no such method
  expect(rpc).toHaveBeenCalledRpc('arith.ad');
  // @ts-expect-error a is no string
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: '2', b: 3 });
  // @ts-expect-error b is missing
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2 });
  // @ts-expect-error there is no c
  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3, c: 4 });
  // @ts-expect-error the method is missing
  expect(rpc).toHaveBeenCalledRpc();
  // @ts-expect-error a is no string
  expect(rpc).not.toHaveBeenCalledRpc('arith.add', { a: '2', b: 3 });
  // @ts-expect-error a is no string
  expect(rpc).toHaveBeenCalledRpc(arith.methods.add, { a: '2', b: 3 });
  // @ts-expect-error n is missing
  expect(rpc).toHaveBeenCalledRpcTimes('arith.add');
  // @ts-expect-error params are missing
  expect(rpc).toHaveBeenNthCalledRpc('arith.add', 1);
  // @ts-expect-error params are missing
  expect(rpc).toHaveBeenLastCalledRpc('arith.add');
  // @ts-expect-error sum is no string
  expect(rpc).toHaveResolvedRpc('arith.add', { sum: '5' });
  // @ts-expect-error no such member
  expect(rpc).toHaveRejectedRpc('arith.add', { cod: 1 });
  // @ts-expect-error no such reason
  expect(rpc).toHaveRejectedRpc('arith.add', { reason: 'time' });
  // @ts-expect-error no such method
  expect(rpc).toHaveCalledRpcInOrder(['arith.add', 'arith.lo']);
  // @ts-expect-error line is no number
  expect(rpc).toHaveCalledRpcInOrder(['arith.add', ['arith.log', { line: 1 }]]);
  // @ts-expect-error a is no string
  expect(rpc).toHaveCalledRpcInOrder([[arith.methods.add, { a: '1', b: 2 }]]);
  // @ts-expect-error no such method
  expect(rpc).toHaveOnlyCalledRpc(['arith.ad']);
  // @ts-expect-error rpc is no error
  expect(rpc).toBeRpcError();
}

export function typedByMethod(): void {
  expect(rpc.on('arith.add')).toHaveBeenCalledRpc({ a: 2, b: 3 });
  expect(rpc.on('arith.add')).toHaveBeenCalledRpc();
  expect(rpc.on(arith.methods.add)).toHaveBeenCalledRpcTimes(2);
  expect(rpc.on('arith.add')).toHaveBeenCalledWith({ a: 2, b: 3 });
  expect(rpc.clients.arith.add).toHaveBeenCalledRpc({ a: 2, b: expect.any(Number) });
  expect(rpc.clients.arith.add).not.toHaveBeenNthCalledRpc(2, { a: 2, b: 3 });
  expect(rpc.clients.arith.add).toHaveResolvedRpc({ sum: 5 });
  expect(rpc.clients.arith.log).toHaveBeenLastCalledRpc({ line: 'hi' });
  expect(rpc.clients.greeter.greet).toHaveBeenCalledRpc({});
  expect(rpc.clients.greeter.greet).toHaveOnlyCalledRpc();
  expect(rpc.on('arith.add')).toHaveCalledRpcInOrder([
    { a: 1, b: 2 },
    { a: 2, b: 3 },
  ]);

  // @ts-expect-error a is no string
  expect(rpc.on('arith.add')).toHaveBeenCalledRpc({ a: '2', b: 3 });
  // @ts-expect-error the handle names its method
  expect(rpc.on('arith.add')).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
  // @ts-expect-error a is no string
  expect(rpc.clients.arith.add).toHaveBeenCalledRpc({ a: '2', b: 3 });
  // @ts-expect-error sum is no string
  expect(rpc.clients.arith.add).toHaveResolvedRpc({ sum: '5' });
  // @ts-expect-error n is missing
  expect(rpc.clients.arith.add).toHaveBeenCalledRpcTimes();
}

export function recorders(): void {
  expect(recorder).toHaveBeenCalledRpc('any.method', { whatever: 1 });
  expect(recorder).toHaveBeenCalledRpc(arith.methods.add, { a: 2, b: 3 });
  expect(recorder).toHaveCalledRpcInOrder(['any.method', ['other.method', { b: 2 }]]);

  // @ts-expect-error a is no string
  expect(recorder).toHaveBeenCalledRpc(arith.methods.add, { a: '2', b: 3 });
  // @ts-expect-error no service and no method
  expect(recorder).toHaveBeenCalledRpc('nodot');
  // @ts-expect-error the method is missing
  expect(recorder).toHaveBeenCalledRpc();
}

export async function theRunnersOwnStay(): Promise<void> {
  expect(1 + 1).toBe(2);
  expect(anything).not.toBe(3);
  expect(rpc).toBeDefined();
  expect(rpc).not.toBeUndefined();
  await expect(anything).resolves.toBe(1);
  await expect(anything).rejects.toBeRpcError(-32_000, { message: /x/ });
  await expect(rpc.clients.arith.add({ a: 1, b: 2 })).resolves.toEqual({ sum: 3 });
  await expect(rpc.clients.arith.add({ a: 1, b: 2 })).rejects.toBeRpcError(-32_000);
  await expect.poll(() => rpc).toHaveBeenCalledRpc('arith.add', { a: 1, b: 2 });
  await expect.poll(() => rpc.on('arith.add')).toHaveBeenCalledRpcTimes(2);
  await expect.poll(async () => 1, { timeout: 5 }).toBe(1);
  expect.soft(rpc).not.toHaveBeenCalledRpc('arith.add');
  expect.soft(1).toBe(1);
  expect(new MemoryBus()).toBeInstanceOf(MemoryBus);
  expect({ error: 1 }).toEqual({ error: expect.toBeRpcError(-32_000) });
  expect({ error: 1 }).toEqual({ error: expect.not.toBeRpcError(-32_000) });
  expect.extend({ toBeOdd: (n: number) => ({ pass: n % 2 === 1, message: () => '' }) });
  expect.assertions(1);
  expect.hasAssertions();
  same<Same<ReturnType<ReturnType<typeof expect<number>>['toBe']>, void>>();

  // @ts-expect-error a is no string
  await expect.poll(() => rpc).toHaveBeenCalledRpc('arith.add', { a: '1', b: 2 });
  // @ts-expect-error no such method
  expect.soft(rpc).not.toHaveBeenCalledRpc('arith.ad');
}
