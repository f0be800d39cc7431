/** `import re`, `from typing import Any, Literal`: the standard library, then the packages, each name once. */
export function importLines(imports: ReadonlySet<string>): string {
  const byModule = new Map<string, Set<string>>();
  for (const from of imports) {
    const [module = '', names = ''] = from.split(': ');
    const known = byModule.get(module) ?? new Set();
    for (const name of names.split(' ')) if (name !== '') known.add(name);
    byModule.set(module, known);
  }
  const line = ([module, names]: readonly [string, ReadonlySet<string>]): string =>
    names.size === 0
      ? `import ${module}`
      : wrapped(`from ${module} import `, [...names].toSorted(), module === UNTYPED);
  const key = ([module, names]: readonly [string, ReadonlySet<string>]): string =>
    `${names.size === 0 ? 0 : 1}${module}`;
  const sorted = [...byModule].toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const groups = [true, false].map((isOwn) => sorted.filter(([module]) => STANDARD.has(module) === isOwn).map(line));
  return groups.map((lines) => lines.join('\n')).join('\n\n');
}

/** It says nothing of its types, so far. */
const UNTYPED = 'clamator_protocol';

function wrapped(start: string, names: readonly string[], isUntyped: boolean): string {
  const line = `${start}${names.join(', ')}`;
  if (isUntyped) return `${line}  # type: ignore[import-untyped, unused-ignore]`;
  return line.length <= 88 ? line : `${start}(\n${names.map((name) => `    ${name},\n`).join('')})`;
}

const STANDARD = new Set(['abc', 'collections.abc', 'functools', 'math', 're', 'sys', 'typing']);
