import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const LINK = /(\[[^\]]*\])\(([^)\s]+)\)/g;

/** Copies the pages of docs/ and what they link to, with links that hold on the site. */
export function copyPages(root, pages) {
  const sources = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  for (const name of sources) copyPage(join(root, 'docs', name), join(pages, name));
  for (const name of ['CONTRIBUTING', 'CHANGELOG'])
    copyPage(join(root, `${name}.md`), join(pages, `${name.toLowerCase()}.md`));
  copyExamples(join(root, 'docs/examples'), join(pages, 'public/examples'));
}

function copyPage(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const text = readFileSync(from, 'utf8');
  writeFileSync(to, frontmatter(text) + withoutCode(text, (prose) => prose.replace(LINK, toSiteLink)));
}

/** A page with a table of many columns has no outline beside it: the table needs the room. */
function frontmatter(text) {
  return /^(?:\|[^|\n]*){6,}\|$/m.test(text) ? '---\naside: false\n---\n\n' : '';
}

function toSiteLink(whole, text, target) {
  if (/^([a-z]+:|#)/.test(target)) return whole;
  const [path, anchor] = target.split('#');
  const page = /^(?:\.\.\/|docs\/)?(README|CONTRIBUTING|CHANGELOG|LICENSE|[a-z-]+)(?:\.md)?$/.exec(path)?.[1];
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (page === 'README') return `${text}(/)`;
  if (page !== undefined && path.endsWith('.md')) return `${text}(/${page.toLowerCase()}${hash})`;
  const example = /(?:^|\/)examples\/(.+\.\w+)$/.exec(path)?.[1];
  // What is no page of the site, such as a folder of the sources, keeps its text.
  return example === undefined ? text.slice(1, -1) : `${text}(/examples/${example}.txt){target="_self"}`;
}

/** As text, which every browser shows. */
function copyExamples(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes('node_modules')) continue;
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    cpSync(join(from, path), join(to, `${path}.txt`), { recursive: true });
  }
}

/** Changes the prose of a page, and leaves its fenced blocks. */
function withoutCode(markdown, change) {
  return markdown
    .split(/^(```[\s\S]*?^```)$/m)
    .map((part) => (part.startsWith('```') ? part : change(part)))
    .join('');
}

/** The modules that are entries, as typedoc names them, and what the page of each is called. */
const API_PAGES = {
  src: 'rpc-testkit',
  fixtures: 'fixtures',
  'fixtures/vitest': 'vitest',
  'fixtures/jest': 'jest',
  'fixtures/msw': 'msw',
  'src/redis': 'redis',
  'fixtures/redis': 'redis-fixtures',
  'fixtures/redis/vitest': 'redis-vitest',
  'fixtures/redis/jest': 'redis-jest',
  'tools/report/reporter': 'report',
};

/** Names each page of the API after its entry point, and lets links follow. */
export function rewriteApi(folder) {
  const pages = Object.keys(API_PAGES).map((module) => [module, apiPage(folder, module)]);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const [module, text] of pages) writeFileSync(join(folder, `${API_PAGES[module]}.md`), text);
}

function apiPage(folder, module) {
  const name = API_PAGES[module];
  const entry = name === 'rpc-testkit' ? name : `rpc-testkit/${name.replace('-', '/')}`;
  const text = readFileSync(join(folder, `${module}.md`), 'utf8').replace(/^# .*$/m, `# ${entry}`);
  const link = (whole, label, target) => toApiLink(module, whole, label, target);
  const linked = withoutCode(withoutRepetition(text), (prose) => prose.replace(LINK, link));
  return `---\noutline: 3\n---\n\n${linked}`;
}

/** The signature above them says what parameters and return values are; a destructured parameter has no name of its own. */
function withoutRepetition(markdown) {
  return markdown
    .replace(/^#+ (?:Parameters|Returns)\n[\s\S]*?(?=^(?:#|\*\*\*|```))/gm, '')
    .replaceAll('__namedParameters', 'options');
}

function toApiLink(module, whole, label, target) {
  const [, path, anchor = ''] = /^([^:#]+)\.md(#.*)?$/.exec(target) ?? [];
  const name = path === undefined ? undefined : API_PAGES[posix.join(dirname(module), path)];
  return name === undefined ? whole : `${label}(/api/${name}${anchor})`;
}
