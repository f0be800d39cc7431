import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocksOf, type Block } from './blocks.js';
import { misquote, regionOf } from './quote.js';

const CODE = new Set(['ts', 'tsx', 'mts', 'cts', 'typescript', 'js', 'jsx', 'mjs', 'cjs', 'javascript']);
/** What a test writes, or, of Python, runs and checks where it is. */
const GOLDEN = /\.(txt|mmd|json|py)$/;

/** What is wrong with the code blocks of a page: a list of `line n: …`, empty when each quotes a file that the suites run. */
export function pageProblems(markdown: string, root: string, run: ReadonlySet<string>): string[] {
  return blocksOf(markdown).flatMap((block) => {
    const problem = blockProblem(block, root, run);
    return problem === undefined ? [] : [`line ${block.line}: ${problem}`];
  });
}

function blockProblem({ language, source, lines }: Block, root: string, run: ReadonlySet<string>): string | undefined {
  if (language === '') return 'a block needs a language';
  if (source === undefined)
    return CODE.has(language) ? 'a code block needs its source: file=docs/examples/…' : undefined;
  const [path = '', region] = source.split('#');
  const file = resolve(join(root, path));
  if (!existsSync(file)) return `${path} does not exist`;
  if (!file.startsWith(resolve(root, 'docs/examples'))) return `${path} is not in docs/examples`;
  if (!GOLDEN.test(path) && !run.has(file)) return `${path} is run by no suite`;
  try {
    const wrong = misquote(lines, regionOf(readFileSync(file, 'utf8'), region));
    return wrong === undefined ? undefined : `not a quotation of ${source}: ${wrong}`;
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
