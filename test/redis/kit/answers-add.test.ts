import { expect, test } from 'vitest';
import { answersAdd } from '../../../fixtures/redis/answers-add.js';

const ID = '$15\r\n1764332000000-0\r\n';

test.each([
  ['alone', ID],
  ['behind the answer of a heartbeat', `+PONG\r\n${ID}`],
  ['behind a number and a text', `:1\r\n$2\r\nOK\r\n${ID}`],
  ['behind an error', `-ERR no\r\n${ID}`],
  ['behind the time', `*2\r\n$10\r\n1764332000\r\n$6\r\n123456\r\n${ID}`],
  ['behind nothing, and a text of several lines', `$-1\r\n$7\r\na:1\r\nb:\r\n${ID}`],
  ['behind a map', `%1\r\n$1\r\na\r\n:1\r\n${ID}`],
  ['where several were added in one turn', '$25\r\n1764332000000-0\n!OOM full\r\n'],
])('the answer of XADD is seen %s', (_where, data) => {
  expect(answersAdd(data)).toBe(true);
});

test.each([
  ['an entry that is read', `*1\r\n*2\r\n${ID}*0\r\n`],
  ['a part of one', '$15\r\n17643320'],
  ['another text', '$2\r\nOK\r\n'],
  ['an entry that is read, behind a heartbeat', `+PONG\r\n*1\r\n*2\r\n${ID}*0\r\n`],
])('%s is no answer of XADD', (_what, data) => {
  expect(answersAdd(data)).toBe(false);
});
