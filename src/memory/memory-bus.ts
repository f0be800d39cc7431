import { type HandleOptions, handleText } from '../serve/handle-text.js';
import { type Interceptor, toLayer } from '../transport/interceptor.js';
import { type Transport, TRANSPORT } from '../transport/transport.js';
import { MemoryTransport } from './memory-carrier.js';

/**
 * Carries JSON-RPC 2.0 within one process. Every payload crosses as JSON text, as on a real transport. Owns no
 * external state: drop it, and it is collected.
 */
export class MemoryBus {
  /**
   * What servers, clients and `handle` stand on. Not in the published types: a symbol is another type in each build, and
   * programs that see both must be able to pass a bus from one to the other.
   * @internal
   */
  readonly [TRANSPORT]: Transport = new MemoryTransport();

  /**
   * Serves one JSON-RPC text, a message or a batch, from any pipe of bytes; resolves with the text of the answer, or
   * `undefined` where JSON-RPC answers nothing. Every fault in the text is an answer.
   *
   * Rejects only with `RpcTransportError`: when `signal` aborts, or an interceptor disconnects. Misuse, such as a limit
   * that is no number, is a `TypeError` or `RangeError`.
   */
  async handle(text: string, options?: HandleOptions): Promise<string | undefined> {
    if (typeof text !== 'string') throw new TypeError('bus.handle takes the text of a JSON-RPC message');
    return await handleText(this[TRANSPORT], text, options);
  }

  /** Installs an interceptor inside those that are there; exchanges under way don't pass it. Returns what removes it. */
  use(interceptor: Interceptor): () => void {
    if (typeof interceptor !== 'function') throw new TypeError('bus.use takes a function: (exchange, next) => next()');
    return this[TRANSPORT].addLayer(toLayer(interceptor));
  }
}
