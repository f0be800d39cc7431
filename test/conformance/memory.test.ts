import { MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describeConformance } from './suite.js';

describeConformance('the memory bus', async () => {
  const bus = new MemoryBus();
  return {
    server: (options) => new MemoryRpcServer({ bus, ...options }),
    client: (options) => new MemoryRpcClient({ bus, ...options }),
    close: async () => undefined,
  };
});
