import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../../..');

/** The page of a report, opened from a file in Chromium; `npm run test:browser` runs it. */
export default defineConfig({
  root,
  test: { name: 'page', include: ['test/browser/page/*.page.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
