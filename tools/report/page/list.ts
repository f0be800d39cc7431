import type { ConversationLine } from '../../../fixtures/conversation/lines.js';
import type { PageData, ShownTest } from './page-data.js';
import type { Ui } from './ui.js';

declare const ui: Ui;

/** The list of tests, its filter and its keys; where the page begins. */
export const list = {
  async start(): Promise<void> {
    const data = await ui.readData();
    const tests = ui.groupTests(data.conversations);
    ui.fillPage(data, tests);
    const { dataset } = document.documentElement;
    dataset['readyMs'] = String(performance.now());
    dataset['ready'] = String(tests.length);
  },

  /** The data are JSON, in gzip, in base64. */
  async readData(): Promise<PageData> {
    const text = document.querySelector('#data')?.textContent ?? '';
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(stream).json()) as PageData;
  },

  /** Failures first, otherwise in the order of the run. */
  groupTests(lines: readonly ConversationLine[]): ShownTest[] {
    const tests = new Map<string, ShownTest>();
    for (const line of lines) {
      const key = [line.project ?? '', line.file, ...line.test].join('\n');
      const known = tests.get(key);
      if (known !== undefined) {
        known.conversations = [...known.conversations, line];
        known.state = line.state;
        continue;
      }
      const title = line.test.join(' › ');
      tests.set(key, {
        id: tests.size,
        file: line.file,
        title,
        state: line.state,
        conversations: [line],
        text: undefined,
      });
    }
    const all = [...tests.values()];
    for (const test of all) test.conversations = ui.withCalls(test.conversations);
    const rank = ({ state, conversations }: ShownTest): number =>
      state === 'failed' ? 0 : conversations.some((each) => each.state === 'failed') ? 1 : 2;
    return all.toSorted((one, other) => rank(one) - rank(other) || one.id - other.id);
  },

  /** A harness that a hook sets up for each test may never be used. */
  withCalls(lines: readonly ConversationLine[]): readonly ConversationLine[] {
    const used = lines.filter(({ total, problems }) => total > 0 || problems !== undefined);
    return used.length === 0 ? lines.slice(0, 1) : used;
  },

  /** Names, methods, faults, codes: all words must be found. */
  matches(test: ShownTest, words: readonly string[]): boolean {
    test.text ??= ui.textOf(test).toLowerCase();
    const { text } = test;
    return words.every((word) => text.includes(word));
  },

  textOf({ title, file, state, conversations }: ShownTest): string {
    const parts = [title, file, state];
    for (const { project = '', calls = [], covered, problems = [] } of conversations) {
      parts.push(project, ...problems.map(({ kind }) => kind));
      for (const { method, from, by, outcomes } of covered) parts.push(method, from, by, ...Object.keys(outcomes));
      for (const { faults = [], spans = [] } of calls) parts.push(...faults, ...spans.map(({ what }) => what));
    }
    return parts.join(' ');
  },

  fillPage(data: PageData, tests: readonly ShownTest[]): void {
    const failed = tests.filter((test) => test.state === 'failed').length;
    const when = new Date(data.startedAt).toLocaleString();
    ui.find('#sum').textContent =
      `${tests.length} ${tests.length === 1 ? 'test' : 'tests'} with RPC, ${failed} failed · ${data.runner}, ${when}`;
    const select = (test: ShownTest): void => {
      for (const row of document.querySelectorAll('.test[aria-current]')) row.removeAttribute('aria-current');
      document.querySelector(`.test[data-id="${test.id}"]`)?.setAttribute('aria-current', 'true');
      ui.find('#detail').replaceChildren(ui.drawTest(test, data));
    };
    ui.fillFilter(tests, select);
    ui.listenToKeys();
    ui.fillTabs(data);
    if (tests[0] !== undefined) select(tests[0]);
  },

  find(selector: string): HTMLElement {
    return document.querySelector(selector) as HTMLElement;
  },

  fillFilter(tests: readonly ShownTest[], select: (test: ShownTest) => void): void {
    const [filter, state] = [ui.find('#filter') as HTMLInputElement, ui.find('#state') as HTMLSelectElement];
    const narrow = (): void => {
      const words = filter.value
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const shown = tests.filter(
        (test) => (state.value === '' || test.state === state.value) && ui.matches(test, words),
      );
      ui.drawRows(shown, select, 200);
    };
    filter.addEventListener('input', narrow);
    state.addEventListener('change', narrow);
    narrow();
  },

  drawRows(tests: readonly ShownTest[], select: (test: ShownTest) => void, limit: number): void {
    const rows = tests.slice(0, limit).map((test) => ui.drawRow(test, select));
    if (tests.length > limit) {
      const more = ui.h('button', { type: 'button', class: 'more' }, `${tests.length - limit} more`);
      more.addEventListener('click', () => ui.drawRows(tests, select, limit + 1_000));
      rows.push(more);
    }
    if (rows.length === 0) rows.push(ui.h('p', { class: 'quiet' }, 'No test is like that.'));
    ui.find('#rows').replaceChildren(...rows);
  },

  drawRow(test: ShownTest, select: (test: ShownTest) => void): HTMLElement {
    const isRetried = test.conversations.some((line) => line.try > 1);
    const calls = test.conversations.reduce((sum, { total }) => sum + total, 0);
    const row = ui.h(
      'button',
      { type: 'button', class: `test ${test.state}`, 'data-id': String(test.id) },
      ui.h('span', { class: 'mark' }, test.state === 'failed' ? '✗' : test.state === 'passed' ? '✓' : '–'),
      ui.h('span', { class: 'title' }, ui.plain(test.title)),
      ui.h(
        'small',
        {},
        `${ui.plain(test.file, 120)} · ${calls === 1 ? '1 call' : `${calls} calls`}${isRetried ? ' · tried again' : ''}`,
      ),
    );
    row.addEventListener('click', () => select(test));
    return row;
  },

  /** `/` goes to the filter; the arrows, or `j` and `k`, from test to test or from arrow to arrow. */
  listenToKeys(): void {
    const [filter, rows] = [ui.find('#filter'), ui.find('#rows')];
    document.addEventListener('keydown', (event) => {
      const isTyping = document.activeElement === filter;
      if (event.key === '/' && !isTyping) {
        event.preventDefault();
        filter.focus();
      }
      const step =
        event.key === 'ArrowDown' || (event.key === 'j' && !isTyping)
          ? 1
          : event.key === 'ArrowUp' || (event.key === 'k' && !isTyping)
            ? -1
            : 0;
      if (step === 0 || event.metaKey || event.ctrlKey || event.altKey) return;
      const active = document.activeElement;
      const within = active?.closest('.arrows') ?? rows;
      const buttons = [...within.querySelectorAll('button')];
      const next =
        buttons[Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(active as HTMLButtonElement) + step))];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      if (within === rows && next.classList.contains('test')) next.click();
    });
  },

  fillTabs(data: PageData): void {
    const tabs = [...document.querySelectorAll('[role=tab]')] as HTMLElement[];
    document.querySelector('#coverage')?.append(ui.drawCoverage(data));
    for (const tab of tabs) {
      tab.addEventListener('click', () => {
        for (const other of tabs) {
          other.setAttribute('aria-selected', String(other === tab));
          (document.querySelector(`#${other.dataset['for']}`) as HTMLElement).hidden = other !== tab;
        }
      });
    }
  },
};
