import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type Plugin } from 'vitest/config';
import project from '../../vitest.config.ts';

// Run by scripts/test-browser.mjs, which says where Chromium is.
const executablePath = process.env['CHROMIUM_PATH'];

/** Serves MSW's own worker script, of the version that is installed. */
const workerScript: Plugin = {
  name: 'mock-service-worker',
  configureServer({ middlewares }) {
    middlewares.use('/mockServiceWorker.js', (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')));
    });
  },
};

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  resolve: project.resolve ?? {},
  plugins: [workerScript],
  // Known beforehand, or Vite would find them half-way and load the page again.
  optimizeDeps: { include: ['msw', 'msw/browser', 'zod'] },
  test: {
    name: 'browser',
    include: ['test/browser/*.browser.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
