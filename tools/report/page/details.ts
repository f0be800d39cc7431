import type { CallLine, ConversationLine } from '../../../fixtures/conversation/lines.js';
import type { PageData, ShownTest } from './page-data.js';
import type { Ui } from './ui.js';

declare const ui: Ui;

/** One test, with all its tries side by side; one call, whole. */
export const details = {
  drawTest(test: ShownTest, data: PageData): HTMLElement {
    const tries = test.conversations.map((conversation) => ui.drawConversation(conversation, test, data));
    return ui.h(
      'article',
      {},
      ui.h('h2', { class: test.state }, ui.plain(test.title)),
      ui.h('p', { class: 'file' }, ui.plain(test.file)),
      ui.h('div', { class: tries.length > 1 ? 'tries several' : 'tries' }, ...tries),
    );
  },

  nameOf({ try: number, explored, project }: ConversationLine, tries: number): string {
    const parts = [
      project,
      tries > 1 ? `try ${number}` : '',
      explored === undefined ? '' : `explore, run ${explored.run} of seed ${explored.seed}`,
    ];
    return parts.filter((part) => part !== undefined && part !== '').join(' · ');
  },

  drawConversation(line: ConversationLine, test: ShownTest, data: PageData): HTMLElement {
    const { error, problems = [], calls, total, cut = 0, seed, explored, state } = line;
    const name = ui.nameOf(line, test.conversations.length);
    const whole = ui.h('div', { class: 'call' });
    const open = (call: CallLine): void => whole.replaceChildren(ui.drawCall(call, data));
    const told =
      calls === undefined &&
      total > 0 &&
      `${total} calls, not kept: this test passed, or failed after its rpc had ended.`;
    return ui.h(
      'section',
      {},
      name !== '' && ui.h('h3', { class: state }, ui.plain(name)),
      error !== undefined && ui.h('pre', { class: 'error' }, ui.lines(error)),
      problems.length > 0 &&
        ui.h('ul', { class: 'problems' }, ...problems.map((problem) => ui.drawProblem(problem, data))),
      seed !== undefined && ui.h('p', {}, `Random seed ${seed}`),
      explored !== undefined && ui.drawOrder(explored.order),
      told !== false && ui.h('p', { class: 'quiet' }, told),
      total === 0 && ui.h('p', { class: 'quiet' }, 'No calls were made.'),
      cut > 0 && ui.h('p', { class: 'quiet' }, `… ${cut} earlier calls were cut`),
      calls !== undefined && calls.length > 0 && ui.drawLanes(line, open),
      whole,
    );
  },

  drawProblem(
    { kind, message, callSite }: NonNullable<ConversationLine['problems']>[number],
    data: PageData,
  ): HTMLElement {
    const where = callSite === undefined ? undefined : ui.place(callSite, data.editor, data.root);
    return ui.h('li', {}, ui.h('b', {}, ui.plain(kind)), ` ${ui.plain(message, 1_000)} `, where);
  },

  drawOrder(order: readonly string[]): HTMLElement {
    const items = order.map((text) => ui.h('li', {}, ui.plain(text)));
    return ui.h(
      'details',
      {},
      ui.h('summary', {}, `The order of delivery: ${order.length} messages`),
      ui.h('ol', {}, ...items),
    );
  },

  factsOf(call: CallLine, data: PageData): (readonly [term: string, text: string | HTMLElement])[] {
    const { wireName, from, at, took, answeredBy, spans = [], faults = [], callSite, incomplete } = call;
    const facts: (readonly [string, string | HTMLElement])[] = [
      ['from', ui.plain(from)],
      ['answered by', answeredBy ?? 'nothing'],
      ['at', ui.time(at)],
      ['took', took === undefined ? 'never settled' : ui.time(took)],
    ];
    for (const { what, from: begins, to } of spans)
      facts.push([what, `${ui.time(begins)} – ${to === undefined ? 'the end' : ui.time(to)}`]);
    for (const fault of faults) facts.push(['fault', ui.plain(fault)]);
    if (wireName !== undefined) facts.unshift(['on the wire', ui.plain(wireName)]);
    if (callSite !== undefined) facts.push(['called at', ui.place(callSite, data.editor, data.root)]);
    if (incomplete === true) facts.push(['note', 'some values were redacted or cut']);
    return facts;
  },

  drawCall(call: CallLine, data: PageData): HTMLElement {
    const { seq, name, params, outcome } = call;
    const { status } = outcome;
    const answer = status === 'resolved' ? outcome.result : status === 'rejected' ? outcome.error : status;
    const facts = ui.factsOf(call, data).flatMap(([term, text]) => [ui.h('dt', {}, term), ui.h('dd', {}, text)]);
    return ui.h(
      'div',
      { class: 'whole', tabindex: '-1' },
      ui.h('h4', {}, `#${seq} ${ui.plain(name)}`),
      ui.h('dl', {}, ...facts),
      ui.h('h5', {}, 'params'),
      ui.h('pre', {}, ui.json(params)),
      ui.h('h5', {}, status),
      ui.h('pre', {}, ui.json(answer)),
    );
  },

  json(value: unknown): string {
    return value === undefined ? '(none)' : ui.lines(JSON.stringify(value, undefined, 2));
  },
};
