import { defineContract, defineMethod, defineNotification, type ClientOf, type Handlers } from 'rpc-testkit';
import { z } from 'zod';
import { recordingLogger, type LogEntry } from '../memory/support/recording-logger.js';
import type { AnyClient, CurrentConnection } from './suite.js';

/** The service that the conformance suite speaks to: what it sends back, how it fails, how long it takes. */
export const depot = defineContract('depot', {
  add: defineMethod({ params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) }),
  echo: defineMethod({ params: z.unknown(), result: z.unknown() }),
  greet: defineMethod({
    params: z.object({ name: z.string().default('you') }),
    result: z.object({ text: z.string().transform((text) => text.trim()) }),
  }),
  nothing: defineMethod({ params: z.object({}), result: z.void() }),
  perhaps: defineMethod({ params: z.object({ value: z.number().optional() }), result: z.coerce.date().nullish() }),
  fail: defineMethod({ params: z.object({ how: z.string() }), result: z.null() }),
  wait: defineMethod({ params: z.object({}), result: z.string() }),
  note: defineNotification({ params: z.object({ line: z.string() }) }),
});

export const depotHandlers: Handlers<typeof depot> = {
  add: async ({ a, b }) => ({ sum: a + b }),
  echo: (params) => params,
  greet: ({ name }) => ({ text: `  hello ${name}  `, extra: true }),
  nothing: () => undefined,
  perhaps: ({ value }) => value,
  fail: () => null,
  wait: () => new Promise(() => undefined),
  note: () => undefined,
};

export interface DepotPair {
  readonly client: AnyClient;
  readonly api: ClientOf<typeof depot>;
  readonly log: readonly LogEntry[];
}

/** Starts a server of `depot`, some of its handlers replaced, and a client of it. */
export async function startDepot(
  connection: CurrentConnection,
  handlers: Partial<Handlers<typeof depot>> = {},
): Promise<DepotPair> {
  const { logger, entries } = recordingLogger();
  const server = connection().server({ logger });
  server.registerService(depot, { ...depotHandlers, ...handlers });
  await server.start();
  const client = connection().client();
  await client.start();
  return { client, api: client.proxy(depot), log: entries };
}
