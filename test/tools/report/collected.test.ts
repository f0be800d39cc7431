import { expect, test } from 'vitest';
import { inOrder, joinContracts, toText } from '../../../tools/report/collected.js';
import { readText } from '../../../fixtures/conversation/read-lines.js';
import { lineSchema } from '../../fixtures/conversation/support/shop.js';
import { collected, contract, conversation } from './support/lines.js';

test('a file is read as it was written, and each line of it keeps to the schema', () => {
  const whole = collected(conversation(), conversation({ try: 2, state: 'passed' }));

  const text = toText(whole);

  for (const line of text.trim().split('\n'))
    expect(lineSchema.safeParse(JSON.parse(line))).toMatchObject({ success: true });
  expect(readText(text, 'a.ndjson')).toEqual({ collected: whole, warnings: [] });
});

test('of a file that was cut off, all but the last line is read', () => {
  const text = toText(collected(conversation(), conversation({ try: 2 })));

  const { collected: read, warnings } = readText(text.slice(0, -20), 'a.ndjson');

  expect(read.conversations).toHaveLength(1);
  expect(warnings).toEqual([expect.stringContaining('a.ndjson:4: not JSON')]);
});

test('what is wrong with many lines is told once', () => {
  const text = toText(collected(conversation(), conversation({ try: 2 }))).replaceAll('"version":1', '"version":2');

  expect(readText(text, 'a.ndjson').warnings).toEqual([
    expect.stringMatching(/^a.ndjson:1 and 3 more lines: version 2 of the format, .*, so they were left out$/),
    expect.stringContaining('may not be a conversation file'),
  ]);
});

test.each([
  { type: 'conversation', file: 'a.test.ts', try: 1 },
  { type: 'conversation', file: 'a.test.ts', try: 1, test: 'sells', services: [], covered: [] },
  { type: 'contract', service: 'shop' },
  { type: 'run', runner: 'vitest' },
])('a line that lacks what it must have is left out: %j', (line) => {
  const { collected: read, warnings } = readText(JSON.stringify({ version: 1, ...line }), 'a.ndjson');

  expect([read.contracts, read.conversations]).toEqual([[], []]);
  expect(warnings[0]).toBe(
    `a.ndjson:1: a line of type "${line.type}" without what such a line must have, so it was left out`,
  );
});

test('a line of another version is left out, and named', () => {
  const text = toText(collected(conversation())).replace(
    '"type":"conversation","version":1',
    '"type":"conversation","version":2',
  );

  const { collected: read, warnings } = readText(text, 'a.ndjson');

  expect(read.conversations).toEqual([]);
  expect(warnings).toEqual([
    expect.stringContaining('a.ndjson:3: version 2 of the format, and this rpc-testkit reads version 1'),
  ]);
});

test.each(['', '[1]\n', '"text"\n', '<html>\n'])('a file that is something else, %j, is warned of', (text) => {
  expect(readText(text, 'x').warnings.at(-1)).toContain('may not be a conversation file');
});

test('contracts of one service are joined: methods, points and codes of all', () => {
  const other = {
    ...contract,
    methods: { buy: { kind: 'request', points: ['params.note: given'] }, stock: { kind: 'request' } },
  } as const;

  const [joined, ...more] = joinContracts([contract, other]);

  expect(more).toEqual([]);
  expect(Object.keys(joined?.methods ?? {})).toEqual(['buy', 'refund', 'log', 'stock']);
  expect(joined?.methods['buy']?.points).toContain('params.note: given');
  expect(joined?.methods['buy']?.points).toContain('result.orders: empty');
});

test('shards that ran in another order give the same report', () => {
  const [one, two, three] = [
    conversation({ file: 'a' }),
    conversation({ file: 'b' }),
    conversation({ file: 'b', try: 2 }),
  ];

  expect(inOrder([three, two, one])).toEqual([one, two, three]);
});
