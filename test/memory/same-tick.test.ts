import { expect, test } from 'vitest';
import { arith, arithHandlers } from './support/arith.js';
import { createGate } from './support/gate.js';
import { startPair } from './support/start-pair.js';

test('a call is with its server in the tick in which it is made: stop waits for it', async () => {
  const [gate, arrived] = [createGate<{ sum: number }>(), createGate()];
  const { api, server } = await startPair(arith, {
    ...arithHandlers,
    add: () => {
      arrived.open();
      return gate.promise;
    },
  });
  const call = api.add({ a: 2, b: 3 });
  const stopping = server.stop();
  await arrived.promise;
  gate.open({ sum: 5 });

  await stopping;

  expect(await call).toEqual({ sum: 5 });
});
