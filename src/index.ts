export { type ContractOptions, defineContract, defineMethod, defineNotification } from './contract/define.js';
export type { StandardSchema } from './contract/standard-schema.js';
export type {
  CallOptions,
  ClientMethod,
  ClientOf,
  Contract,
  Definition,
  Handler,
  HandlerContext,
  Handlers,
  MethodDefinition,
  MethodName,
  NotificationDefinition,
  ParamsInput,
  ParamsOutput,
  ResultInput,
  ResultOutput,
} from './contract/types.js';
export {
  MemoryBus,
  MemoryRpcClient,
  type MemoryRpcClientOptions,
  MemoryRpcServer,
  type MemoryRpcServerOptions,
} from './memory/memory-bus.js';
export type { Bus, HandleOptions } from './transport/bus.js';
export type { Exchange, Interceptor, Reply } from './transport/interceptor.js';
export type { LogFields, Logger } from './transport/logger.js';
export type { ErrorObject } from './wire/message.js';
export {
  RpcError,
  type RpcErrorOptions,
  RpcProtocolError,
  RpcTransportError,
  type TransportFailure,
} from './wire/errors.js';
export type { RpcId } from './wire/message.js';
