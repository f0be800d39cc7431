import {
  defineContract,
  defineMethod,
  MemoryBus,
  MemoryRpcClient,
  MemoryRpcServer,
  RpcError,
  RpcProtocolError,
} from 'rpc-testkit';
import { createMemoryRpc, implement } from 'rpc-testkit/fixtures';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOSTILE, type Hostile, SECRET } from './support/hostile.js';
import { anything, quiet, throwing, type Trouble, WAYS } from './support/hostile-ways.js';

const contractOf = ({ params = anything, result = anything }: Trouble) =>
  defineContract('svc', { m: defineMethod({ params, result }) });
const handlersOf = ({ handlers = { m: () => 1 } }: Trouble) => handlers as never;

interface Answer {
  readonly code: number | undefined;
}

async function answerOf(call: Promise<unknown>): Promise<Answer> {
  try {
    await call;
    return { code: undefined };
  } catch (error) {
    // What can't be written is told to a caller of this process as a fault of the message.
    if (error instanceof RpcProtocolError) return { code: -32603 };
    expect(error).toBeInstanceOf(RpcError);
    return { code: (error as RpcError).code };
  }
}

function codeIn(text: string | undefined): Answer {
  const { error, result } = JSON.parse(text ?? '') as { error?: { code: number; data?: unknown }; result?: unknown };
  expect(error === undefined || result === undefined).toBe(true);
  if (error?.code === -32603) expect(text).not.toContain(SECRET);
  if (error?.code === -32603) expect(error).not.toHaveProperty('data');
  return { code: error?.code };
}

const request = (id: number): string => `{"jsonrpc":"2.0","id":${id},"method":"svc.m","params":{}}`;

/** Every way to ask one method; each gives the code of its answer. */
const ROADS: Readonly<Record<string, (trouble: Trouble) => Promise<readonly Answer[]>>> = {
  'a client of a plain bus': async (trouble) => {
    const { client, stop } = await startBus(trouble);
    const { signal } = trouble;
    const answers = [await answerOf(client.call('svc', 'm', {}, signal === undefined ? {} : { signal }))];
    await stop();
    return answers;
  },
  'bus.handle': async (trouble) => {
    const { bus, stop } = await startBus(trouble);
    const { signal } = trouble;
    const answers = [codeIn(await bus.handle(request(1), signal === undefined ? {} : { signal }))];
    await stop();
    return answers;
  },
  'a batch': async (trouble) => {
    const { bus, stop } = await startBus(trouble);
    const text = await bus.handle(`[${request(1)},${request(2)},{"jsonrpc":"2.0","id":3,"method":"no"}]`);
    await stop();
    const answers = JSON.parse(text ?? '') as { id: number }[];
    expect(answers.map(({ id }) => id)).toEqual([1, 2, 3]);
    return answers.slice(0, 2).map((answer) => codeIn(JSON.stringify(answer)));
  },
  'a harness': async (trouble) => {
    const { logger = quiet, interceptor } = trouble;
    const services = [implement(contractOf(trouble), handlersOf(trouble))];
    const rpc = await createMemoryRpc({ services, logger, strict: false });
    if (interceptor !== undefined) rpc.bus.use(interceptor);
    const answers = [await answerOf(rpc.client.call('svc', 'm', {})), codeIn(await rpc.bus.handle(request(1)))];
    expect(rpc.transcript()).toContain('svc.m');
    expect(rpc.calls('svc.m')).toHaveLength(2);
    await rpc.close();
    return answers;
  },
};

async function startBus(trouble: Trouble) {
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus, logger: trouble.logger ?? quiet });
  server.registerService(contractOf(trouble), handlersOf(trouble));
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  if (trouble.interceptor !== undefined) bus.use(trouble.interceptor);
  const stop = async (): Promise<void> => {
    await client.stop();
    // Longer than the test may take: nothing is left running.
    await server.stop({ graceMs: 60_000 });
  };
  return { bus, client, stop };
}

const unhandled: unknown[] = [];
const hear = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', hear);
  // As a set-up does that lets no test print.
  for (const level of ['warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation(throwing(new Error('do not print')));
  }
});

afterEach(() => {
  process.off('unhandledRejection', hear);
  vi.restoreAllMocks();
});

describe.each(Object.entries(WAYS))('%s', (_way, { trouble, code }) => {
  test.each(Object.entries(HOSTILE))('%s gets one answer, by every road', async (_title, hostile: Hostile) => {
    for (const [road, ask] of Object.entries(ROADS)) {
      const answers = await ask(trouble(hostile.make()));

      const wanted = code === 'value' ? (hostile.code ?? -32603) : code;
      if (wanted === 'any') for (const each of answers) expect([undefined, -32603, 5], road).toContain(each.code);
      else expect(answers, road).toEqual(answers.map(() => ({ code: wanted })));
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});
