import { defineContract, defineNotification } from 'rpc-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { namesOf } from '../../src/contract/names.js';
import { KnownNames } from '../../src/transport/known-names.js';

test('forgetting a list of names twice does not forget what another has learned', () => {
  const line = { log: defineNotification({ params: z.object({}), wireName: 'log/line' }) };
  const list = namesOf(defineContract('line', line));
  const names = new KnownNames();
  const forget = names.learn(list);
  names.learn(list);

  forget();
  forget();

  expect(names.byWireName('log/line', 'notification').name).toBe('line.log');
});
