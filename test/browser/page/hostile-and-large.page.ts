import { describe, expect, test } from 'vitest';
import { call, collected, conversation, covered } from '../../tools/report/support/lines.js';
import { openPage, withBrowser } from './open-page.js';

withBrowser();

describe('nothing of a run becomes markup:', () => {
  const evil = '</script><img src=x onerror=alert(1)><!--\u001B[31m\u202Eevil';
  const hostile = collected(
    conversation({
      test: [evil],
      file: evil,
      project: evil,
      error: evil,
      problems: [{ kind: evil, message: evil, callSite: 'javascript:alert(1)' }],
      calls: [call({ from: evil, name: `${evil}.${evil}`, params: { [evil]: evil }, faults: [evil], callSite: evil })],
      covered: [covered({ method: evil, from: evil })],
    }),
  );

  test('names, values, errors, places', async () => {
    const page = await openPage(hostile);
    await page.locator('.row').first().click();

    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('#detail h2').textContent()).toBe('</script><img src=x onerror=alert(1)><!-- evil');
    expect(await page.locator('main').textContent()).not.toMatch(/[\u202E]|(?! |\n)\p{Cc}/u);
  });
});

test('5 000 tests of 20 calls are ready in less than 2 seconds', async () => {
  const calls = Array.from({ length: 20 }, (_, index) =>
    call({ seq: index + 1, at: index * 300, params: { sku: `pen ${index}`, note: 'with some words' } }),
  );
  const many = Array.from({ length: 5_000 }, (_, index) =>
    conversation({ test: [`test ${index}`], file: `test/${index % 50}.test.ts`, calls, covered: [covered()] }),
  );
  const page = await openPage(collected(...many));

  const readyMs = await page.evaluate(() => Number(document.documentElement.dataset['readyMs']));

  expect(await page.locator('.more').textContent()).toBe('4800 more');
  expect(readyMs).toBeLessThan(2_000);
});
