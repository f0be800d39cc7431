import { describe, expect, test } from 'vitest';
import { startPair } from '../memory/support/start-pair.js';
import { jsonRpcExamples } from './json-rpc-examples.js';
import { math, mathHandlers } from './math.js';

describe('bus.handle answers as section 7 of the JSON-RPC 2.0 specification does', () => {
  test.each(jsonRpcExamples)('$title', async ({ send, expect: expected }) => {
    const { bus } = await startPair(math, mathHandlers);

    const text = await bus.handle(send);

    const answer = text === undefined ? undefined : (JSON.parse(text) as unknown);
    expect(inAnyOrder(answer)).toEqual(inAnyOrder(expected));
  });
});

/** A batch may be answered in any order. */
function inAnyOrder(answer: unknown): unknown {
  if (!Array.isArray(answer)) return answer;
  return answer.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf(answer: unknown): string {
  return String((answer as { id: unknown }).id);
}
