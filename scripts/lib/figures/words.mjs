import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often comments and pages say a word that plain English avoids, per thousand words. */
export function wordFigures(root, sources) {
  const comments = sources.flatMap(({ comments: found }) => found.map(({ value }) => value)).join('\n');
  const pages = pagesOf(root)
    .map((page) => readFileSync(join(root, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, ''))
    .join('\n');
  return { nobodyPerThousandWords: perThousand(`${comments}\n${pages}`, /\b(?:nobody|whoever)\b/gi) };
}

function pagesOf(root) {
  const docs = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`);
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md', ...docs].filter((path) =>
    path.endsWith('.md'),
  );
}

function perThousand(text, pattern) {
  const words = text.match(/[a-z]+/gi)?.length ?? 0;
  return (1_000 * (text.match(pattern)?.length ?? 0)) / words;
}
