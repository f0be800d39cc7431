import { expect, test } from 'vitest';
import type { ServedService } from '../../src/transport/carrier.js';
import { MethodTable } from '../../src/serve/method-table.js';

const serviceOf = (service: string): ServedService => ({ service, names: [], methods: new Map() });

test('what was taken off once takes nothing off again, though another serves the same name now', () => {
  const table = new MethodTable();
  const takeOff = table.putOn([serviceOf('arith')]);
  takeOff();
  table.putOn([serviceOf('arith')]);

  takeOff();

  expect(() => table.putOn([serviceOf('arith')])).toThrow('arith is already served on this bus');
});
