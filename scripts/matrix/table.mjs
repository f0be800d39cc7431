import { markdownTable } from '../lib/markdown-table.mjs';

/** What a step is called in the table. */
export function labelOf({ kind, transform, format, resolution, program, runner }) {
  return [kind, transform, format, resolution, program, runner].filter((word) => word !== undefined).join(' ');
}

/** Prints the rows as a Markdown table, and how many there were of each status. */
export function printTable(rows) {
  const lines = rows.map(({ cell, step, status, note = '', seconds }) => [
    cell,
    step,
    status,
    note,
    seconds.toFixed(1),
  ]);
  const head = ['cell', 'step', 'status', 'what ran', 's'];
  for (const line of ['', ...markdownTable(head, lines)]) console.log(line);
  const count = (wanted) => rows.filter(({ status }) => status === wanted).length;
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  console.log(
    `\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped, ${Math.round(seconds)} s`,
  );
}
