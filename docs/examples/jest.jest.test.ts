import { afterEach, beforeEach, describe } from '@jest/globals';
// #region set-up
import { test } from '@jest/globals';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { arith } from './arith.js';

const services = [implement(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} })] as const;

const rpc = withMemoryRpc({ services });

test('adds', async () => {
  await expect(rpc.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });

  expect(rpc).toHaveBeenCalledRpc('arith.add', { a: 2, b: 3 });
});
// #endregion

// #region clean-up
describe('an application with its own clean-up', () => {
  // Hooks of a describe run before those of the file: rpc is still there.
  let log: Log;
  beforeEach(() => {
    log = new Log(rpc.clients.arith.log);
  });
  afterEach(() => log.flush());

  test('logs when it is flushed', () => {
    log.write('hi');
  });
});
// #endregion

// #region concurrent
test.concurrent(
  'has an rpc of its own',
  withMemoryRpc.wrap({ services }, async (own) => {
    await own.clients.arith.add({ a: 2, b: 3 });

    expect(own).toHaveBeenCalledRpcOnce('arith.add');
  }),
);
// #endregion

// #region each
test.concurrent.each([
  [1, 2, 3],
  [2, 3, 5],
])(
  '%i and %i are %i',
  withMemoryRpc.wrap({ services }, async (own, a: number, b: number, sum: number) => {
    await expect(own.clients.arith.add({ a, b })).resolves.toEqual({ sum });
  }),
);
// #endregion

// #region callback
test('adds, without hooks', async () => {
  await withMemoryRpc({ services }, async (own) => {
    await expect(own.clients.arith.add({ a: 2, b: 3 })).resolves.toEqual({ sum: 5 });
  });
});
// #endregion

class Log {
  readonly #lines: string[] = [];
  readonly #send: (params: { line: string }) => Promise<void>;

  constructor(send: (params: { line: string }) => Promise<void>) {
    this.#send = send;
  }

  write(line: string): void {
    this.#lines.push(line);
  }

  async flush(): Promise<void> {
    for (const line of this.#lines.splice(0)) await this.#send({ line });
  }
}
