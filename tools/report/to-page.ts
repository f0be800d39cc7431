import { gzipSync } from 'node:zlib';
import type { Collected } from '../../fixtures/conversation/read-lines.js';
import { methodGaps } from './coverage-text.js';
import type { ReportOptions } from './options.js';
import { coverageTab } from './page/coverage-tab.js';
import { details } from './page/details.js';
import { elements } from './page/elements.js';
import { lanes } from './page/lanes.js';
import { list } from './page/list.js';
import type { Coverage, PageData } from './page/page-data.js';
import { STYLE } from './page/style.js';
import type { Ui } from './page/ui.js';

const EDITOR = 'vscode://file/{file}:{line}:{column}';

/**
 * A page that needs no network and no other file. What a run wrote is in it as base64 alone, which can't end an element, and
 * the page makes text of it, never markup.
 */
export function toPage(
  { run, conversations }: Collected,
  coverage: Coverage | undefined,
  { editor = EDITOR, coverage: asked }: ReportOptions,
): string {
  const by = asked === false ? 'any' : (asked?.by ?? 'any');
  const gaps = coverage?.services.flatMap(({ methods }) =>
    methods.map((method) => [method.name, methodGaps(method, by)] as const),
  );
  const data: PageData = {
    runner: run.runner,
    startedAt: run.startedAt,
    root: run.root.replaceAll('\\', '/'),
    editor,
    conversations,
    coverage: coverage === undefined ? undefined : { ...coverage, gaps: Object.fromEntries(gaps ?? []) },
  };
  const packed = gzipSync(JSON.stringify(data), { level: 6 }).toString('base64');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>RPC report</title><style>${STYLE}</style></head><body>
<header><h1>RPC report</h1><span role="tablist"><button role="tab" aria-selected="true" data-for="tests">Conversations</button> <button role="tab" aria-selected="false" data-for="coverage">Coverage</button></span><span id="sum">Reading …</span></header>
<main id="tests"><nav aria-label="Tests"><div class="search"><input id="filter" type="search" placeholder="Filter: names, methods, faults, codes (/)" aria-label="Filter"><select id="state" aria-label="State"><option value="">all</option><option>failed</option><option>passed</option><option>skipped</option></select></div><div id="rows"></div></nav><div id="detail"></div></main>
<div id="coverage" hidden></div>
<noscript>This report needs JavaScript.</noscript>
<script type="text/plain" id="data">${packed}</script>
<script>${pageScript()}</script>
</body></html>
`;
}

/** The functions of the page, by their own text, as members of one object. */
function pageScript(): string {
  const ui: Ui = { ...elements, ...lanes, ...details, ...coverageTab, ...list };
  const functions = Object.values(ui) as readonly ((...args: never) => unknown)[];
  const members = functions.map((member) => member.toString().replace(/^(async )?function\s*/, '$1'));
  return `const ui={${members.join(',\n')}};void ui.start();`;
}
