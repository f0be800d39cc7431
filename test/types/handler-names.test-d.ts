import { defineContract, defineMethod } from 'rpc-testkit';
import { implement, type ServiceContext } from 'rpc-testkit/fixtures';
import { z } from 'zod';
import { same, type Same } from './same.js';

const counted = defineMethod({ params: z.object({ n: z.number() }), result: z.object({ m: z.number() }) });
const tools = defineContract('tools', { apply: counted, bind: counted, call: counted, length: counted, name: counted });
const double = (n: number): { m: number } => ({ m: 2 * n });

/** A handler may be named as what every function inherits: its params keep their type. */
export function handlersNamedAsMembersOfFunctions(): void {
  implement(tools, {
    apply: ({ n }) => (same<Same<typeof n, number>>(), double(n)),
    bind: ({ n }) => (same<Same<typeof n, number>>(), double(n)),
    call: ({ n }) => (same<Same<typeof n, number>>(), double(n)),
    length: ({ n }) => (same<Same<typeof n, number>>(), double(n)),
    name: ({ n }) => (same<Same<typeof n, number>>(), double(n)),
  });
  // @ts-expect-error a result of another type
  implement(tools, { call: () => ({ m: 'x' }) });
}

/** A function that makes them is typed as before. */
export function madeHandlersNamedSo(): void {
  implement(tools, ({ clientOf }) => ({ call: ({ n }) => clientOf(tools).bind({ n }) }));
  implement(tools, async (_context: ServiceContext) => ({ bind: ({ n }) => double(n) }));
  // @ts-expect-error a result of another type
  implement(tools, () => ({ call: () => ({ m: 'x' }) }));
}
