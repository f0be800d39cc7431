import { type LocalServerOptions, RpcServer } from '../server/rpc-server.js';
import { pipelineOf } from '../transport/bus.js';
import type { MemoryBus } from './memory-bus.js';

/** Options of a `MemoryRpcServer`. */
export interface MemoryRpcServerOptions extends LocalServerOptions {
  readonly bus: MemoryBus;
}

/** Serves contracts on a `MemoryBus`. */
export class MemoryRpcServer extends RpcServer {
  constructor(options: MemoryRpcServerOptions) {
    super(pipelineOf(options?.bus, 'a MemoryRpcServer'), options);
  }
}
