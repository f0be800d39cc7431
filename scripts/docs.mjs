// Builds the site of docs/ into site/dist: copies the pages, makes the API reference from the docstrings, runs VitePress. What it
// needs is installed in site/, at the first time, so that `npm ci` in the root stays small.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyPages, rewriteApi } from './lib/site-pages.mjs';

const root = resolve(import.meta.dirname, '..');
const site = join(root, 'site');
const pages = join(site, 'pages');

if (!existsSync(join(site, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund']);
rmSync(pages, { recursive: true, force: true });
copyPages(root, pages);
run(process.execPath, ['node_modules/typedoc/bin/typedoc']);
rewriteApi(join(pages, 'api'));
run(process.execPath, ['node_modules/vitepress/bin/vitepress.js', 'build']);

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: site, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
