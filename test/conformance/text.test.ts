import { MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { describeConformance } from './suite.js';
import { TextBus } from './text/text-bus.js';

describeConformance('a carrier of text alone', async () => {
  const bus = new TextBus();
  return {
    server: (options) => new MemoryRpcServer({ bus, ...options }),
    client: (options) => new MemoryRpcClient({ bus, ...options }),
    close: async () => undefined,
  };
});
