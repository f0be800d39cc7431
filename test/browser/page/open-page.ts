import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Collected } from '../../../fixtures/conversation/read-lines.js';
import { coverageOf } from '../../../tools/report/coverage.js';
import { toPage } from '../../../tools/report/to-page.js';

let browser: Browser;
let folder: string;

/** Starts Chromium once for a file of tests. */
export function withBrowser(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rpc-page-'));
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
}

/** A page of these lines, ready, opened from a file. An error of its script, or a request that it makes, fails the test. */
export async function openPage(collected: Collected, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const path = join(folder, `${Math.random()}.html`);
  writeFileSync(path, toPage(collected, coverageOf(collected), {}));
  const page = await browser.newPage({ viewport: { width: 1_280, height: 800 }, ...options });
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('request', (request) => request.url().startsWith('file:') || trouble.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector('html[data-ready]');
  expect(trouble).toEqual([]);
  return page;
}
