const CONTEXT = 2;
/** More than this and the difference of the middle is told as a whole: the table of a comparison grows with its square. */
const MOST = 2_000;

/** The lines of a difference: `-` for those that go, `+` for those that come, a few that stay around them, `@@` between. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const start = sharedStart(before, after);
  const end = Math.min(
    sharedStart(before.toReversed(), after.toReversed()),
    Math.min(before.length, after.length) - start,
  );
  const [old, young] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const lines = [
    ...before.slice(0, start).map((line) => ` ${line}`),
    ...(old.length * young.length > MOST * MOST ? replaced(old, young) : compared(old, young)),
    ...before.slice(before.length - end).map((line) => ` ${line}`),
  ];
  return withContext(lines);
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

function replaced(old: readonly string[], young: readonly string[]): string[] {
  return [...old.map((line) => `-${line}`), ...young.map((line) => `+${line}`)];
}

/** By the longest list of lines that both have. */
function compared(old: readonly string[], young: readonly string[]): string[] {
  const table = tableOf(old, young);
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < young.length) {
    if (old[i] === young[j]) {
      lines.push(` ${old[i] ?? ''}`);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push(`-${old[i++] ?? ''}`);
    else lines.push(`+${young[j++] ?? ''}`);
  }
  return [...lines, ...replaced(old.slice(i), young.slice(j))];
}

function tableOf(old: readonly string[], young: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = young.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === young[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function withContext(lines: readonly string[]): readonly string[] {
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => !line.startsWith(' '));
  return lines.flatMap((line, index) => {
    if (!isNear(index)) return [];
    return index > 0 && !isNear(index - 1) ? [`@@ ${index + 1} @@`, line] : [line];
  });
}
