import { describe, expect, test } from 'vitest';
import type { CallLine } from '../../../fixtures/conversation/lines.js';
import { call, collected, conversation, covered } from '../../tools/report/support/lines.js';
import { openPage, withBrowser } from './open-page.js';

withBrowser();

const soldOut = { status: 'rejected', error: { name: 'RpcError', code: 1001, message: 'sold out' } } as const;
const { answeredBy: _answeredBy, ...unanswered } = call();
const lost: CallLine = {
  ...unanswered,
  seq: 3,
  at: 600,
  name: 'mail.send',
  outcome: { status: 'lost' },
  spans: [{ what: 'lost', from: 2 }],
};
const story = collected(
  conversation({ test: ['passes'], state: 'passed', covered: [covered()] }),
  conversation({
    test: ['fails'],
    calls: [
      call({
        spans: [
          { what: 'held', from: 5, to: 40 },
          { what: 'handled', from: 45, to: 90 },
        ],
      }),
      call({ seq: 2, at: 300, from: 'web', outcome: soldOut, faults: ['error once'] }),
      lost,
    ],
    covered: [covered({ outcomes: { 1001: 1 } })],
  }),
  conversation({ test: ['is tried again'], try: 1 }),
  conversation({ test: ['is tried again'], try: 2, state: 'passed' }),
);

test('failures come first, and the first is open', async () => {
  const page = await openPage(story);

  expect(await page.locator('.test .title').allTextContents()).toEqual(['fails', 'is tried again', 'passes']);
  expect(await page.locator('#detail h2').textContent()).toBe('fails');
  expect(await page.locator('.head').allTextContents()).toEqual(['client', 'web', 'shop', 'mail']);
});

test('requests and replies are drawn in the order of time, with what held, broke and lost them', async () => {
  const page = await openPage(story);

  const rows = await page
    .locator('.row')
    .evaluateAll((all) => all.map((row) => [row.className.replace('row ', ''), row.textContent]));

  expect(rows).toEqual([
    ['request', 'buy {"sku":"pen"}'],
    ['note', 'held for 35 µs'],
    ['reply', '{"orders":["pen"]}'],
    ['request', 'buy {"sku":"pen"}'],
    ['note', 'fault: error once'],
    ['error', '1001: sold out'],
    ['lost', 'send {"sku":"pen"}'],
    ['note', 'lost'],
    ['error', 'lost'],
  ]);
});

test('a click shows a call whole, with a link to the line that made it', async () => {
  const page = await openPage(story);

  await page.locator('.row.error').first().click();

  expect(await page.locator('.whole h4').textContent()).toBe('#2 shop.buy');
  expect(await page.locator('.whole').textContent()).toContain('"code": 1001');
  expect(await page.locator('.whole a').getAttribute('href')).toBe('vscode://file//work/shop/test/shop.test.ts:3:9');
});

test.each([
  ['passes', ['passes']],
  ['1001', ['fails']],
  ['ERROR once', ['fails']],
  ['shop.buy handler', ['fails', 'passes']],
  ['nothing like it', []],
])('the filter %j finds %j', async (words, found) => {
  const page = await openPage(story);

  await page.locator('#filter').fill(words);

  expect(await page.locator('.test .title').allTextContents()).toEqual(found);
});

test('the state narrows the list', async () => {
  const page = await openPage(story);

  await page.locator('#state').selectOption('passed');

  expect(await page.locator('.test .title').allTextContents()).toEqual(['is tried again', 'passes']);
});

test('tries stand side by side', async () => {
  const page = await openPage(story);

  await page.locator('.test', { hasText: 'is tried again' }).click();

  expect(await page.locator('#detail h3').allTextContents()).toEqual(['try 1', 'try 2']);
  const [left, right] = await page
    .locator('#detail section')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
  expect(left).toBe(right);
});

test('the keyboard leads from the filter to a call', async () => {
  const page = await openPage(story);

  await page.keyboard.press('/');
  await page.keyboard.type('is tried');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('#detail h2').textContent()).toBe('is tried again');

  await page.locator('.row').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  expect(await page.locator('.whole h4').textContent()).toBe('#1 shop.buy');
});

test('the order that explore chose is shown', async () => {
  const explored = { seed: 7, run: 3, failed: true, order: ['request 2 a -> shop.buy', 'request 1 a -> shop.buy'] };
  const page = await openPage(collected(conversation({ explored })));

  expect(await page.locator('#detail h3').textContent()).toBe('explore, run 3 of seed 7');
  expect(await page.locator('details ol li').allTextContents()).toEqual(explored.order);
});

test('what another process handled has a lane of its own', async () => {
  const page = await openPage(collected(conversation({ calls: [call({ spans: [] }), call({ seq: 2, at: 400 })] })));

  expect(await page.locator('.head').allTextContents()).toEqual(['client', 'shop (another process)', 'shop']);
});

test('what a service of another process never answered is drawn towards that process', async () => {
  const { answeredBy: _answeredBy, spans: _spans, ...unanswered } = call({ seq: 2, at: 400 });
  const page = await openPage(collected(conversation({ calls: [call({ spans: [] }), unanswered] })));

  expect(await page.locator('.head').allTextContents()).toEqual(['client', 'shop (another process)']);
  expect(await page.locator('#sum').textContent()).toContain('1 test with RPC');
});

test('the tab of coverage tells what nothing has shown', async () => {
  const stubbed = conversation({ covered: [covered(), covered({ method: 'shop.refund', by: 'stub' })] });
  const page = await openPage(collected(stubbed));

  await page.locator('[role=tab]', { hasText: 'Coverage' }).click();

  expect(await page.locator('.shares').textContent()).toContain('66 % methods (2 of 3)');
  expect(await page.locator('.method', { hasText: 'shop.refund' }).textContent()).toContain(
    'stubbed in 1 test, its handler never runs',
  );
  expect(await page.locator('#tests').isVisible()).toBe(false);
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('text can be read on its background', async () => {
    const page = await openPage(story, { colorScheme });

    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 26)');
  });
});

test('on 390 pixels nothing goes over the edge but what scrolls by itself', async () => {
  const page = await openPage(story, { viewport: { width: 390, height: 800 } });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await page.locator('.row').first().isVisible()).toBe(true);
});
