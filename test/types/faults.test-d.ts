import { defineContract, defineMethod, defineNotification, type MemoryBus, RpcError } from 'rpc-testkit';
import {
  createMemoryRpc,
  explore,
  type ExploreResult,
  type FaultHandle,
  FaultInjector,
  type Gate,
  implement,
  type RpcCall,
} from 'rpc-testkit/fixtures';
import { z } from 'zod';
import { same, type Same } from './same.js';

const arith = defineContract('arith', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  log: defineNotification({ params: z.object({ line: z.string() }) }),
});
const greeter = defineContract('greeter', {
  greet: defineMethod({ params: z.object({ name: z.string() }), result: z.string() }),
});
const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }) }), greeter] as const;

/** Never run: targets are the harness's methods, its services, or everything. */
export async function targets(): Promise<void> {
  const rpc = await createMemoryRpc({ services });
  rpc.fault('arith.add');
  rpc.fault('greeter.*');
  rpc.fault('*');
  rpc.fault(arith.methods.log);
  rpc.hold('arith.log');
  // @ts-expect-error -- no such method
  rpc.fault('arith.subtract');
  // @ts-expect-error -- no such service
  rpc.fault('calculator.*');
  // @ts-expect-error -- no such method
  rpc.hold('arith.subtract', { at: 'reply' });
  // @ts-expect-error -- no such place
  rpc.hold('arith.add', { at: 'noon' });
}

/** Never run: first which calls, then what. */
export function builders(faults: FaultInjector): void {
  const fault = faults.fault('any.target');
  const handle = fault
    .when((call) => same<Same<typeof call, RpcCall>>() === undefined)
    .from('bob')
    .once()
    .hang();
  same<Same<typeof handle, FaultHandle>>();
  same<Same<typeof handle.fired, number>>();
  fault.times(2).error(-32_000, 'boom', { any: 'data' });
  fault.nth(2).error(new RpcError(1, 'x'));
  fault.probability(0.5).throws(new Error('x'));
  fault.delay(50);
  fault.delay({ min: 10, max: 50 }, { at: 'reply' });
  fault.dropRequest();
  fault.dropReply().optional().remove();
  fault.duplicate();
  fault.duplicate(3);
  fault.disconnect({ at: 'reply' });
  fault.corrupt((result) => same<Same<typeof result, unknown>>());
  fault.malformed('result-and-error');
  // @ts-expect-error -- what comes last
  fault.hang().once();
  // @ts-expect-error -- an error of the application's own has no code: throws
  fault.error(new Error('x'));
  // @ts-expect-error -- a range has two ends
  fault.delay({ min: 10 });
  // @ts-expect-error -- no such malformation
  fault.malformed('yaml');
  // @ts-expect-error -- a predicate answers at once
  fault.when(async () => true);
}

/** Never run. */
export async function gates(faults: FaultInjector): Promise<void> {
  using gate = faults.hold('any.target');
  same<Same<typeof gate, Gate>>();
  same<Same<typeof gate.pending, readonly RpcCall[]>>();
  await gate.arrived();
  await gate.arrived(2);
  gate.release();
  gate.release(1);
  gate.releaseAll();
  gate.fail(0, new RpcError(1, 'x'));
  // @ts-expect-error -- a gate fails with an RpcError
  gate.fail(0, new Error('x'));
  same<Same<ReturnType<typeof gate.optional>, Gate>>();
}

/** Never run. */
export function injectors(bus: MemoryBus): void {
  using faults = new FaultInjector(bus, { seed: 1 });
  same<Same<typeof faults.seed, number>>();
  faults.fault(arith.methods.add).hang();
  faults.clear();
  faults.stop();
  // @ts-expect-error -- a target has a dot
  faults.fault('arith');
  // @ts-expect-error -- the bus is missing
  void new FaultInjector({});
}

/** Never run: the body gets what `withMemoryRpc` would give it. */
export async function exploring(): Promise<void> {
  const done = await explore({ services, runs: 10, run: 3, seed: 1, clients: ['ann', 'bob'] }, async (rpc) => {
    const { sum } = await rpc.as('bob').arith.add({ a: 1, b: 2 });
    same<Same<typeof sum, number>>();
    rpc.on('greeter.greet').resolves('hi');
    // @ts-expect-error -- no such client
    rpc.as('cid');
    return sum;
  });
  same<Same<typeof done, ExploreResult>>();
  await explore({ services, order: '0.2.1', sometimes: ['retried'] }, (rpc) => {
    rpc.sometimes('retried');
    // @ts-expect-error -- not in the options
    rpc.sometimes('retired');
  });
  await explore({ services }, (rpc) => void rpc.fault('arith.*'));
  // @ts-expect-error -- the body is missing
  await explore({ services });
}
