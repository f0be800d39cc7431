import { expect, test } from 'vitest';
import { Lane } from '../../../fixtures/redis/lane.js';
import { createGate } from '../../memory/support/gate.js';

test('what comes when a connection is quick again stays behind what came while it was slow', async () => {
  const written: number[] = [];
  const all = createGate();
  const lane = new Lane({
    write: ([byte = 0]) => {
      written.push(byte);
      if (written.length === 3) all.open();
    },
  });

  lane.write(Uint8Array.of(1), 30);
  lane.write(Uint8Array.of(2), 5);
  lane.write(Uint8Array.of(3), 0);
  await all.promise;

  expect(written).toEqual([1, 2, 3]);
});
