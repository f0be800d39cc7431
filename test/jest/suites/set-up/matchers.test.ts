import { expect, test } from '@jest/globals';
import { createMemoryRpc } from 'rpc-testkit/fixtures';
import { desk } from '../../../fixtures/suites/desk.js';

test('passes: with matchers that setupFilesAfterEnv has installed', async () => {
  const rpc = await createMemoryRpc({ services: [desk] });

  expect(rpc).not.toHaveBeenCalledRpc('desk.ask');

  await rpc.close();
});
