import { test } from '@jest/globals';
import { explore } from 'rpc-testkit/jest';
import { exploreRows } from '../../fixtures/suites/explore-rows.js';

for (const { title, how, run } of exploreRows) {
  test(title, async () => void (await run(explore)), how === 'slow' ? 40 : 5_000);
}
