export { RedisBus } from './redis-bus.js';
export type { RedisBusOptions } from './redis-bus-options.js';
export { RedisRpcClient, type RedisRpcClientOptions } from './redis-rpc-client.js';
export { RedisRpcServer, type RedisRpcServerOptions } from './redis-rpc-server.js';
export type { GivenRedis } from './link/given-source.js';
export type { Delivery } from './redis-host.js';
export type { ServiceStats } from './stats.js';
