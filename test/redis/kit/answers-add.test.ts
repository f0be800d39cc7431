import { expect, test } from 'vitest';
import { answersAdd } from '../../../fixtures/redis/worker-death.js';

const ID = '$15\r\n1764332000000-0\r\n';

test.each([
  ['alone', ID],
  ['behind the answer of a heartbeat', `+PONG\r\n${ID}`],
  ['behind a number and a text', `:1\r\n$2\r\nOK\r\n${ID}`],
  ['behind an error', `-ERR no\r\n${ID}`],
])('the answer of XADD is seen %s', (_where, data) => {
  expect(answersAdd(data)).toBe(true);
});

test.each([
  ['an entry that is read', `*1\r\n*2\r\n${ID}*0\r\n`],
  ['another text', '$2\r\nOK\r\n'],
  ['an entry that is read, behind a heartbeat', `+PONG\r\n*1\r\n*2\r\n${ID}*0\r\n`],
])('%s is no answer of XADD', (_what, data) => {
  expect(answersAdd(data)).toBe(false);
});
