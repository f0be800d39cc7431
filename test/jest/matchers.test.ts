import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { matchers } from 'rpc-testkit/fixtures';
import { converse, openRpc } from '../fixtures/match/conversation.js';
import { failures, failureText, type SharedExpect } from '../fixtures/match/failures.js';

expect.extend(matchers);

const shared = expect as unknown as SharedExpect;

describe('a failure reads in Jest as in Vitest', () => {
  test.each(failures)('$name', async (failure) => {
    const golden = join(__dirname, '../fixtures/match/goldens', `${failure.name}.golden.txt`);

    const text = await failureText(shared, failure);

    expect(`${text}\n`).toBe(readFileSync(golden, 'utf8'));
  });
});
