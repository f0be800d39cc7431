import { RpcBus } from '../serve/rpc-bus.js';
import { MemoryCarrier } from './memory-carrier.js';

/**
 * Carries JSON-RPC 2.0 within one process. Every payload crosses as JSON text, as on a real transport. Owns no
 * external state: drop it, and it is collected.
 */
export class MemoryBus extends RpcBus {
  constructor() {
    super(new MemoryCarrier());
  }
}
