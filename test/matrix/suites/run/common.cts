// CommonJS, type-checked: each entry but Vitest's has types of that format.
import bus = require('rpc-testkit');
import kit = require('rpc-testkit/fixtures');
import jestKit = require('rpc-testkit/jest');
import msw = require('rpc-testkit/msw');

const made: bus.MemoryBus = new bus.MemoryBus();
// Named, since it is exported: behind pnpm's links the compiler can't name a type that only this package imports (TS2883).
const handlers: ReturnType<typeof msw.memoryRpcHandlers> = msw.memoryRpcHandlers(made, { url: 'http://localhost/rpc' });

export = {
  recorder: new kit.CallRecorder(made),
  handlers,
  wrap: jestKit.withMemoryRpc.wrap,
};
