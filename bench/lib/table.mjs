/** Rows of cells as a Markdown table; the first row is the head. */
export function toTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Summaries by contender and measure, as one table of ratios by CPU time (by the wall's clock). */
export function ratioTable(results) {
  const names = new Set([...results.values()].flatMap((summaries) => Array.from(summaries.keys())));
  const head = ['× FLOOR-JSON, CPU (wall)', ...results.keys()];
  const floor = ['FLOOR-JSON, µs a call', ...valuesOf(results, (all) => all.get('FLOOR-JSON').us.toFixed(2))];
  const rows = Array.from(names, (name) => [name].concat(valuesOf(results, (all) => cell(all.get(name)))));
  return toTable([head, ...rows, floor]);
}

function valuesOf(results, toCell) {
  return Array.from(results.values(), toCell);
}

function cell(summary) {
  return summary === undefined ? '' : `${summary.ratio.toFixed(2)} (${summary.wall.toFixed(2)})`;
}
