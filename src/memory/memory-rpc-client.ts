import type { ClientOptions } from '../client/call-arguments.js';
import { RpcClient } from '../client/rpc-client.js';
import { pipelineOf } from '../transport/bus.js';
import type { MemoryBus } from './memory-bus.js';

/** Options of a `MemoryRpcClient`. */
export interface MemoryRpcClientOptions extends ClientOptions {
  readonly bus: MemoryBus;
}

/** Calls services on a `MemoryBus`. */
export class MemoryRpcClient extends RpcClient {
  constructor(options: MemoryRpcClientOptions) {
    super(pipelineOf(options?.bus, 'a MemoryRpcClient'), options);
  }
}
