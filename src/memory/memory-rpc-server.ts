import { RpcServer, type ServerOptions } from '../server/rpc-server.js';
import { transportOf } from '../transport/transport.js';
import type { MemoryBus } from './memory-bus.js';

/** Options of a `MemoryRpcServer`. */
export interface MemoryRpcServerOptions extends ServerOptions {
  readonly bus: MemoryBus;
}

/** Serves contracts on a `MemoryBus`. */
export class MemoryRpcServer extends RpcServer {
  constructor(options: MemoryRpcServerOptions) {
    super(transportOf(options?.bus, 'a MemoryRpcServer'), options);
  }
}
