import { type Bus, type HandleOptions, PIPELINE } from '../transport/bus.js';
import type { Carrier } from '../transport/carrier.js';
import { type Interceptor, toLayer } from '../transport/interceptor.js';
import { Pipeline } from '../transport/pipeline.js';
import { handleText } from './handle-text.js';
import { misuse } from '../contract/own-frames.js';

/** What every bus can do, whatever carries its messages. */
export abstract class RpcBus implements Bus {
  /**
   * What servers, clients and `handle` are built on. Not in the published types: a symbol is another type in each build,
   * and programs that see both must be able to pass a bus from one to the other.
   * @internal
   */
  readonly [PIPELINE]: Pipeline;

  /** @internal A carrier has a bus of its own. */
  constructor(carrier: Carrier) {
    this[PIPELINE] = new Pipeline(carrier);
  }

  /**
   * Serves one JSON-RPC text, a message or a batch, from any pipe of bytes; resolves with the text of the answer, or
   * `undefined` where JSON-RPC answers nothing. Every fault in the text is an answer.
   *
   * Rejects only with `RpcTransportError`: when `signal` aborts, or an interceptor disconnects. Misuse, such as a limit
   * that is no number, is a `TypeError` or `RangeError`.
   */
  async handle(text: string, options?: HandleOptions): Promise<string | undefined> {
    if (typeof text !== 'string') throw misuse('bus.handle takes the text of a JSON-RPC message');
    return await handleText(this[PIPELINE], text, options);
  }

  /** Installs an interceptor inside those that are there; exchanges under way don't pass it. Returns what removes it. */
  use(interceptor: Interceptor): () => void {
    if (typeof interceptor !== 'function') throw misuse('bus.use takes a function: (exchange, next) => next()');
    const pipeline = this[PIPELINE];
    return pipeline.addLayer(toLayer(interceptor, pipeline.names));
  }
}
