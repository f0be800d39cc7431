import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { describe, expect, test, vi } from 'vitest';

// The entry for Jest needs its globals, which exist only in Jest; its names are all that is looked at here.
vi.mock('@jest/globals', async () => {
  const { expect: runnersOwn } = await import('vitest');
  const hook = (): undefined => undefined;
  return { expect: runnersOwn, beforeEach: hook, afterEach: hook, afterAll: hook };
});

const bus = [
  'MemoryBus',
  'MemoryRpcClient',
  'MemoryRpcServer',
  'RpcError',
  'RpcProtocolError',
  'RpcTransportError',
  'defineContract',
  'defineMethod',
  'defineNotification',
];
const kit = [
  'CallRecorder',
  'FaultInjector',
  'RpcTestError',
  'createMemoryRpc',
  'explore',
  'implement',
  'matchers',
  'partial',
  'verifyStubs',
  'withMemoryRpc',
];

/** Every public name that exists at run time, by entry point. */
const surface: readonly (readonly [string, () => Promise<object>, readonly string[]])[] = [
  ['rpc-testkit', () => import('rpc-testkit'), bus],
  ['rpc-testkit/fixtures', () => import('rpc-testkit/fixtures'), kit],
  ['rpc-testkit/vitest', () => import('rpc-testkit/vitest'), [...kit, 'expect']],
  ['rpc-testkit/jest', () => import('rpc-testkit/jest'), [...kit, 'expect']],
  ['rpc-testkit/msw', () => import('rpc-testkit/msw'), ['memoryRpcHandlers']],
  ['rpc-testkit/redis/fixtures', () => import('rpc-testkit/redis/fixtures'), ['createRedisRpc', 'withRedisRpc']],
  ['rpc-testkit/redis/vitest', () => import('rpc-testkit/redis/vitest'), ['createRedisRpc', 'expect', 'withRedisRpc']],
  ['rpc-testkit/redis/jest', () => import('rpc-testkit/redis/jest'), ['createRedisRpc', 'expect', 'withRedisRpc']],
  ['rpc-testkit/report', () => import('rpc-testkit/report'), ['default']],
  ['rpc-testkit/redis', () => import('rpc-testkit/redis'), ['RedisBus', 'RedisRpcClient', 'RedisRpcServer']],
];

describe('the public names of', () => {
  test.each(surface)('%s', async (_entry, load, names) => {
    const module = await load();

    expect(Object.keys(module).toSorted()).toEqual([...names].toSorted());
  });
});

/** Every public name that is only a type. */
const types: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'rpc-testkit',
    'src/index.ts',
    [
      'Bus',
      'CallOptions',
      'ClientMethod',
      'ClientOf',
      'Contract',
      'ContractOptions',
      'Definition',
      'ErrorObject',
      'Exchange',
      'HandleOptions',
      'Handler',
      'HandlerContext',
      'Handlers',
      'Interceptor',
      'LogFields',
      'Logger',
      'MemoryRpcClientOptions',
      'MemoryRpcServerOptions',
      'MethodDefinition',
      'MethodName',
      'NotificationDefinition',
      'ParamsInput',
      'ParamsOutput',
      'Reply',
      'ResultInput',
      'ResultOutput',
      'RpcErrorOptions',
      'RpcId',
      'StandardSchema',
      'TransportFailure',
    ],
  ],
  [
    'rpc-testkit/fixtures',
    'fixtures/index.ts',
    [
      'Allowed',
      'AnyParamsMatch',
      'AsymmetricMatcher',
      'CallCount',
      'CallOf',
      'CallOutcome',
      'CallQuery',
      'CallRecorderOptions',
      'CallStatus',
      'ClientsOf',
      'ExpectedAnyJson',
      'ExploreBody',
      'ExploreOptions',
      'ExploreResult',
      'ExploredRpc',
      'FaultBuilder',
      'FaultHandle',
      'FaultInjectorOptions',
      'FaultPlace',
      'FaultTarget',
      'Gate',
      'HoldOptions',
      'Implementation',
      'Jsonified',
      'MakeHandlers',
      'MalformedKind',
      'MemoryRpc',
      'MemoryRpcOptions',
      'MethodHandle',
      'MethodRef',
      'MethodSubject',
      'MockResult',
      'MockState',
      'NamingSubject',
      'NarrowedHandle',
      'ParamsMatch',
      'Partially',
      'Problem',
      'ProblemKind',
      'RpcBody',
      'RpcCall',
      'RpcMatchers',
      'RpcMethodName',
      'RpcTarget',
      'Service',
      'ServiceContext',
      'Services',
      'SettledResult',
      'Severity',
      'SingleFaultKind',
      'SingleFaults',
      'StubVerbs',
      'StubbedCall',
      'SubjectMatchers',
      'VerifiedStubs',
      'VerifyStubsOptions',
      'WaitOptions',
      'WireParams',
      'WireResult',
    ],
  ],
  [
    'rpc-testkit/redis',
    'src/redis/index.ts',
    ['Delivery', 'GivenRedis', 'RedisBusOptions', 'RedisRpcClientOptions', 'RedisRpcServerOptions', 'ServiceStats'],
  ],
];

describe('the public types of', () => {
  test.each(types)('%s', (_entry, file, names) => {
    const exported = exportsOf(new URL(`../${file}`, import.meta.url));

    const found = exported.filter(({ isType }) => isType).map(({ name }) => name);
    expect(found.toSorted()).toEqual(names);
  });

  test.each(['src/index.ts', 'fixtures/index.ts', 'fixtures/msw.ts'])(
    '%s are written out by hand, each of them',
    (file) => {
      const stars = exportsOf(new URL(`../${file}`, import.meta.url)).filter(({ name }) => name === '*');

      expect(stars).toEqual([]);
    },
  );

  test.each(['fixtures/vitest.ts', 'fixtures/jest.ts'])('%s are those of the kit, and its own', (file) => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

    expect(text.match(/^export \*.*$/gm)).toEqual(["export * from './index.js';"]);
  });
});

/** The names that a file exports, as its syntax tree has them. */
function exportsOf(file: URL): { name: string; isType: boolean }[] {
  const { module } = parseSync(file.pathname, readFileSync(file, 'utf8'));
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName, isType }) => ({ name: exportName.name ?? '*', isType }));
}
