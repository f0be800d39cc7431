import { defineContract, defineMethod, MemoryRpcServer } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startPair } from '../memory/support/start-pair.js';

const ping = defineMethod({ params: z.object({}), result: z.string() });

test('one method object serves two contracts under two names', async () => {
  const left = defineContract('left', { ping });
  const right = defineContract('right', { probe: ping });
  const { bus, client } = await startPair(left, { ping: () => 'left' });
  const server = new MemoryRpcServer({ bus });
  server.registerService(right, { probe: () => 'right' });
  await server.start();

  const answers = [await client.proxy(left).ping(), await client.proxy(right).probe()];

  expect(answers).toEqual(['left', 'right']);
  await server.stop();
});

test('one method object serves twice within one contract', async () => {
  const twins = defineContract('twins', { one: ping, two: ping });
  const { api } = await startPair(twins, { one: () => '1', two: () => '2' });

  const answers = [await api.one(), await api.two()];

  expect(answers).toEqual(['1', '2']);
});
