import RpcReporter from 'rpc-testkit/report';
import { afterEach, expect, test, vi } from 'vitest';
import { config, withCoverage } from './report/reporters.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([...config.reporters, ...withCoverage])('the reporter takes the options of the page: %j', (entry) => {
  // It asks the processes that run tests for conversations by this variable.
  vi.stubEnv('RPC_TESTKIT_REPORT', '');

  expect(() => typeof entry === 'string' || new RpcReporter(entry[1])).not.toThrow();
});
