import type { MethodCoverage, PageData, Share } from './page-data.js';
import type { Ui } from './ui.js';

declare const ui: Ui;

/** What the run has shown of its contracts. */
export const coverageTab = {
  drawCoverage({ coverage }: PageData): HTMLElement {
    if (coverage === undefined) return ui.h('p', { class: 'quiet' }, 'Coverage was turned off.');
    const { methods, codes, points, services, gaps } = coverage;
    const shares = [ui.drawShare('methods', methods), ui.drawShare('codes', codes), ui.drawShare('points', points)];
    const tables = services.map((service) =>
      ui.h(
        'section',
        {},
        ui.h('h3', {}, ui.plain(service.service)),
        service.missingCodes.length > 0 &&
          ui.h(
            'p',
            { class: 'gap' },
            `No call ended with ${service.missingCodes.map((code) => ui.plain(code)).join(', ')}`,
          ),
        ...service.methods.map((method) => ui.drawMethod(method, gaps[method.name] ?? [])),
      ),
    );
    return ui.h('div', { class: 'coverage' }, ui.h('p', { class: 'shares' }, ...shares), ...tables);
  },

  drawShare(what: string, { seen, of }: Share): HTMLElement {
    return ui.h(
      'span',
      {},
      ui.h('b', {}, of === 0 ? '–' : `${Math.floor((100 * seen) / of)} %`),
      ` ${what} (${seen} of ${of})`,
    );
  },

  drawMethod(
    { name, tests, outcomes, clients, points, missing, onlyStubs }: MethodCoverage,
    gaps: readonly string[],
  ): HTMLElement {
    const list = (counts: Readonly<Record<string, number>>): string =>
      Object.entries(counts)
        .map(([key, number]) => `${ui.plain(key)} ${number}`)
        .join(', ') || '–';
    const row = (term: string, text: string): HTMLElement[] => [ui.h('dt', {}, term), ui.h('dd', {}, text)];
    const share = points === undefined ? 'its schemas do not tell' : `${points.seen} of ${points.of}`;
    return ui.h(
      'details',
      { class: gaps.length > 0 ? 'method short' : 'method' },
      ui.h(
        'summary',
        {},
        ui.h('b', {}, ui.plain(name)),
        gaps.length > 0 && ` ${gaps.map((gap) => ui.plain(gap)).join('; ')}`,
      ),
      ui.h(
        'dl',
        {},
        ...row('tests', `handler ${tests.handler}, stub ${tests.stub}, fault ${tests.fault}, unanswered ${tests.none}`),
        ...row('outcomes', list(outcomes)),
        ...row('clients', list(clients)),
        ...row('points', share),
        ...row('never seen', missing.map((point) => ui.plain(point)).join('\n') || '–'),
        ...row('only with stubs', onlyStubs.map((point) => ui.plain(point)).join('\n') || '–'),
      ),
    );
  },
};
