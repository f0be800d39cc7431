import { RpcBus } from '../../../src/serve/rpc-bus.js';
import { TextCarrier } from './text-carrier.js';

/** A bus of text alone. Its worker may behave as if it were in another process. */
export class TextBus extends RpcBus {
  constructor(options?: ConstructorParameters<typeof TextCarrier>[0]) {
    super(new TextCarrier(options));
  }
}
