// CommonJS, type-checked: each entry but Vitest's has types of that format.
import bus = require('rpc-testkit');
import kit = require('rpc-testkit/fixtures');
import jestKit = require('rpc-testkit/jest');
import msw = require('rpc-testkit/msw');

const made: bus.MemoryBus = new bus.MemoryBus();
export = {
  recorder: new kit.CallRecorder(made),
  // Behind pnpm's links the compiler can't name, in what is exported, a type that only this package imports (TS2883).
  handlers: msw.memoryRpcHandlers(made, { url: 'http://localhost/rpc' }).length,
  wrap: jestKit.withMemoryRpc.wrap,
};
