import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { defineContract, defineMethod, MemoryBus, MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { z } from 'zod';

// In Jest a test has globals of its own: an error or a promise of Node's is no `instanceof` the test's Error or Promise.

const disk = defineContract('disk', {
  read: defineMethod({ params: z.object({ path: z.string() }), result: z.string() }),
});

async function start(handler: (path: string) => Promise<string>) {
  const bus = new MemoryBus();
  const entries: unknown[] = [];
  const keep = (_message: string, error?: unknown): void => void entries.push(error);
  const server = new MemoryRpcServer({ bus, logger: { warn: keep, error: keep } });
  server.registerService(disk, { read: ({ path }) => handler(path) });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();
  return { api: client.proxy(disk), entries };
}

test("an error of Node's own reaches the caller by its name and message", async () => {
  const { api, entries } = await start((path) => readFile(path, 'utf8'));

  const error = await api.read({ path: '/no/such/file' }).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({
    code: -32603,
    message: 'Internal error',
    data: { name: 'Error', message: expect.stringMatching(/^ENOENT/) },
  });
  expect(entries).toHaveLength(1);
});

test("a promise of Node's own is awaited, from a handler and from a schema", async () => {
  const here = __filename;
  const fromNode = {
    '~standard': {
      version: 1 as const,
      vendor: 'by-hand',
      validate: () =>
        readFile(here, 'utf8').then((text) => ({ value: text.slice(0, 6) })) as Promise<{ value: string }>,
    },
  };
  const contract = defineContract('disk', { read: defineMethod({ params: fromNode, result: fromNode }) });
  const bus = new MemoryBus();
  const server = new MemoryRpcServer({ bus });
  const seen: unknown[] = [];
  server.registerService(contract, {
    read: (params) => {
      seen.push(params);
      return readFile(here, 'utf8');
    },
  });
  await server.start();
  const client = new MemoryRpcClient({ bus });
  await client.start();

  const result = await client.proxy(contract).read({} as never);

  expect(seen).toEqual(['import']);
  expect(result).toBe('import');
});
