import { RpcBus } from '../serve/rpc-bus.js';
import { MemoryCarrier } from './memory-carrier.js';
import { type LocalServerOptions, RpcServer } from '../server/rpc-server.js';
import { pipelineOf } from '../transport/bus.js';
import type { ClientOptions } from '../client/call-arguments.js';
import { RpcClient } from '../client/rpc-client.js';

/**
 * Carries JSON-RPC 2.0 within one process. Every payload crosses as JSON text, as on a real transport. Owns no
 * external state: drop it, and it is collected.
 */
export class MemoryBus extends RpcBus {
  constructor() {
    super(new MemoryCarrier());
  }
}

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
