import type { Interceptor } from './interceptor.js';
import type { Pipeline } from './pipeline.js';
import { misuse } from '../contract/own-frames.js';

/** Where a bus keeps its pipeline; shared by the ESM and CommonJS builds. */
export const PIPELINE: unique symbol = Symbol.for('rpc-testkit.pipeline');

/** What servers, clients, recorders and faults are made with, whatever carries its messages: a `MemoryBus` is one. */
export interface Bus {
  /** Serves one JSON-RPC text, a message or a batch; resolves with the text of the answer, if there is one. */
  handle(text: string, options?: HandleOptions): Promise<string | undefined>;
  /** Installs an interceptor inside those that are there. Returns what removes it. */
  use(interceptor: Interceptor): () => void;
}

/** How `bus.handle` treats what it is given. */
export interface HandleOptions {
  /** The `from` of the calls; default `'handle'`. */
  readonly from?: string | undefined;
  /** Rejects the handling when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** The longest text, in bytes of UTF-8; default 1 048 576. */
  readonly maxBytes?: number | undefined;
  /** The longest batch, in messages; default 1 000. */
  readonly maxBatch?: number | undefined;
  /** Whether -32603 says in `data` what was thrown; default `false`. */
  readonly exposeErrors?: boolean | undefined;
}

/** The pipeline of a bus, of either build. Throws a `TypeError` for anything else. */
export function pipelineOf(bus: unknown, what: string): Pipeline {
  const pipeline = (bus as { readonly [PIPELINE]?: Pipeline } | null | undefined)?.[PIPELINE];
  if (pipeline === undefined) throw misuse(`${what} needs a bus: pass { bus: new MemoryBus() }`);
  return pipeline;
}
