import { Visitor } from 'oxc-parser';

/** How long files and functions are, how deep they nest, and how many `any` there are. */
export function shapeFigures(sources) {
  const fileLines = sources.map(({ text }) => lineCount(text));
  const functions = sources.flatMap(functionsOf);
  const lines = fileLines.reduce((sum, count) => sum + count, 0);
  return {
    files: sources.length,
    lines,
    fileLines: spread(fileLines),
    functionLines: spread(functions.map(({ length }) => length)),
    deepestNesting: Math.max(...functions.map(({ depth }) => depth)),
    anyPerThousandLines: (1_000 * sources.map(anyCount).reduce((sum, count) => sum + count, 0)) / lines,
  };
}

export function lineCount(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** The middle, the longest but a tenth, the longest. */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p90: at(0.9), max: sorted.at(-1) };
}

/** Functions with a block body: how many lines each has, and how many blocks deep its statements are. */
function functionsOf({ text, program }) {
  const found = [];
  const measure = ({ body, start, end }) => {
    if (body?.type !== 'BlockStatement' && body?.type !== 'FunctionBody') return;
    found.push({ length: lineCount(text.slice(start, end)), depth: depthOf(body) });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);
  return found;
}

const NESTING = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
]);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** `else if` is no deeper than its `if`; a function within a function is measured by itself. */
function depthOf(node) {
  if (typeof node !== 'object' || node === null) return 0;
  if (Array.isArray(node)) return Math.max(0, ...node.map(depthOf));
  if (FUNCTIONS.has(node.type)) return 0;
  const own = NESTING.has(node.type) ? 1 : 0;
  const chained = node.type === 'IfStatement' && node.alternate?.type === 'IfStatement' ? depthOf(node.alternate) : 0;
  const parts = Object.entries(node).filter(([key]) => chained === 0 || key !== 'alternate');
  return Math.max(chained, own + Math.max(0, ...parts.map(([, value]) => depthOf(value))));
}

function anyCount({ program }) {
  let count = 0;
  new Visitor({
    TSAnyKeyword() {
      count += 1;
    },
  }).visit(program);
  return count;
}
