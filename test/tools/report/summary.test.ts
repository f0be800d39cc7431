import { expect, test } from 'vitest';
import { toSummary } from '../../../tools/report/summary.js';
import { call, collected, conversation } from './support/lines.js';

test('the first failing conversations are drawn, with what was asked and answered', () => {
  const calls = [
    call({
      faults: ['error once'],
      outcome: { status: 'rejected', error: { name: 'RpcError', code: 1001, message: 'sold out' } },
    }),
    call({ seq: 2, kind: 'notification', name: 'shop.log', params: { text: 'x' } }),
  ];

  const text = toSummary(collected(conversation({ calls }), conversation({ state: 'passed', test: ['fine'] })));

  expect(text).toContain('### shop › sells');
  expect(text).toContain('c0->>s1: buy {"sku":"pen"}\n  Note over c0,s1: fault: error once\n  s1--xc0: 1001 sold out');
  expect(text).toContain('c0-)s1: log {"text":"x"}');
  expect(text).not.toContain('fine');
});

test('a run without failures appends nothing', () => {
  expect(toSummary(collected(conversation({ state: 'passed' })))).toBe('');
});

test('hostile names break neither Markdown nor the diagram', () => {
  const test = ['</summary>\n```\n# `x` | [a](javascript:1)', '\u001B[31mred\u001B[0m \u202Eevil'];

  const text = toSummary(collected(conversation({ test, calls: [call({ from: 'a\nend;%%{init', name: 'b.c```' })] })));

  expect(text.split('```')).toHaveLength(3);
  expect(text).not.toMatch(/<\/summary>|\u202E|\[31m|^# /m);
  expect(text).not.toMatch(/\nend/);
});

test('what is drawn is bounded', () => {
  const calls = Array.from({ length: 500 }, (_, index) =>
    call({ seq: index + 1, params: { text: 'x'.repeat(5_000) } }),
  );
  const many = Array.from({ length: 50 }, (_, index) => conversation({ test: [`test ${index}`], calls }));

  const text = toSummary(collected(...many));

  expect(text.length).toBeLessThan(200_000);
  expect(text).toContain('460 earlier calls');
  expect(text).toContain('45 more in the report');
});
