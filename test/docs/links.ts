import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LINK = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const HEADING = /^#{1,6}\s+(.*?)\s*#*\s*$/gm;
const FENCED = /^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm;
const CODE_SPAN = /`[^`\n]*`/g;

/** The relative links of a page that lead to no file, or to no heading of it. */
export function brokenLinks(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replace(FENCED, '').replace(CODE_SPAN, '');
  const targets = [...prose.matchAll(LINK)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(target, page));
}

function leadsSomewhere(target: string, page: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined || statSync(file).isDirectory()) return anchor === undefined;
  return slugsOf(readFileSync(file, 'utf8')).has(anchor);
}

/** The anchors that GitHub gives the headings of a page; those of a repeated heading are numbered. */
export function slugsOf(markdown: string): ReadonlySet<string> {
  const slugs = new Set<string>();
  for (const [, heading = ''] of markdown.replace(FENCED, '').matchAll(HEADING)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let numbered = slug;
    for (let n = 1; slugs.has(numbered); n += 1) numbered = `${slug}-${n}`;
    slugs.add(numbered);
  }
  return slugs;
}
