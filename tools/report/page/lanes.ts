import type { CallLine, ConversationLine } from '../../../fixtures/conversation/lines.js';
import type { Arrow, Ui } from './ui.js';

declare const ui: Ui;

/** The conversation as arrows between lanes, in the order of time. */
export const lanes = {
  serviceOf({ name }: CallLine): string {
    const dot = name.indexOf('.');
    return dot === -1 ? 'no contract' : name.slice(0, dot);
  },

  isHere({ spans = [] }: CallLine): boolean {
    return spans.some(({ what }) => what === 'handled');
  },

  isAway(call: CallLine): boolean {
    return call.answeredBy === 'handler' && call.kind !== 'notification' && !ui.isHere(call);
  },

  /** Where each call goes: to its service, in another process where no handler of this one had it, or ever has one. */
  lanesOf(calls: readonly CallLine[]): string[] {
    const here = new Set(calls.filter((call) => ui.isHere(call)).map((call) => ui.serviceOf(call)));
    const away = new Set(calls.filter((call) => ui.isAway(call)).map((call) => ui.serviceOf(call)));
    return calls.map((call) => {
      const service = ui.serviceOf(call);
      const isNowhere = call.answeredBy === undefined && away.has(service) && !here.has(service);
      return ui.isAway(call) || isNowhere ? `${service} (another process)` : service;
    });
  },

  answerText({ outcome }: CallLine): string {
    if (outcome.status === 'resolved') return JSON.stringify(outcome.result ?? null);
    if (outcome.status === 'rejected') {
      const { code, reason, message } = outcome.error;
      return `${code ?? reason ?? outcome.error.name}: ${message}`;
    }
    return outcome.status === 'lost' ? 'lost' : 'never settled';
  },

  arrowsOf(call: CallLine, to: string): Arrow[] {
    const { from, name, params, at, took, outcome, kind, spans = [], faults = [], answeredBy } = call;
    const method = name.slice(name.indexOf('.') + 1);
    const by = answeredBy === undefined || answeredBy === 'handler' ? '' : ` (${answeredBy})`;
    const handled = spans.filter(({ what }) => what === 'handled');
    const isLost = outcome.status === 'lost' || spans.some(({ what }) => what === 'lost');
    const request: Arrow = {
      at,
      call,
      from,
      to,
      label: `${method} ${params === undefined ? '' : JSON.stringify(params)}`,
      kind: isLost && handled.length === 0 ? 'lost' : 'request',
    };
    const notes = spans
      .filter(({ what }) => what !== 'handled')
      .map(({ what, from: begins, to: ends }): Arrow => {
        const long = ends === undefined ? '' : ` for ${ui.time(ends - begins)}`;
        return { at: at + begins, call, from, to, label: `${what}${long}`, kind: 'note' };
      });
    const faulty = faults.map((fault): Arrow => ({ at, call, from, to, label: `fault: ${fault}`, kind: 'note' }));
    const copies = handled
      .slice(1)
      .map((span): Arrow => ({ at: at + span.from, call, from, to, label: `${method} again`, kind: 'copy' }));
    if (kind === 'notification') return [request, ...faulty, ...notes, ...copies];
    const isGood = outcome.status === 'resolved';
    const isDropped = isLost && handled.length > 0;
    const reply: Arrow = {
      at: took === undefined ? Number.MAX_SAFE_INTEGER : at + took,
      call,
      from: to,
      to: from,
      label: ui.answerText(call) + by,
      kind: isGood ? 'reply' : isDropped ? 'lost' : 'error',
    };
    return [request, ...faulty, ...notes, ...copies, reply];
  },

  /** Clients first, then services, in the order in which they appear. */
  laneNames(calls: readonly CallLine[], lanes: readonly string[]): string[] {
    const clients = new Set(calls.map(({ from }) => from));
    const services = lanes.filter((lane) => !clients.has(lane));
    return [...clients, ...new Set(services)];
  },

  drawLanes(conversation: ConversationLine, open: (call: CallLine) => void): HTMLElement {
    const calls = conversation.calls ?? [];
    const lanes = ui.lanesOf(calls);
    const names = ui.laneNames(calls, lanes);
    const middle = (name: string): number => ((names.indexOf(name) + 0.5) / names.length) * 100;
    const arrows = calls
      .flatMap((call, index) => ui.arrowsOf(call, lanes[index] ?? ''))
      .toSorted((one, other) => one.at - other.at);
    const heads = names.map((name) => ui.h('span', { class: 'head' }, ui.plain(name, 60)));
    const rows = arrows.map((arrow) => ui.drawArrow(arrow, middle(arrow.from), middle(arrow.to), open));
    const lines = names.map((name) => ui.h('i', { class: 'line', style: `left:${middle(name)}%` }));
    const body = ui.h('div', { class: 'arrows' }, ...lines, ...rows);
    const width = `min-width:${Math.max(names.length * 90, 260)}px`;
    return ui.h(
      'div',
      { class: 'scroll' },
      ui.h('div', { class: 'lanes', style: width }, ui.h('div', { class: 'heads' }, ...heads), body),
    );
  },

  drawArrow({ at, call, label, kind }: Arrow, from: number, to: number, open: (call: CallLine) => void): HTMLElement {
    const left = Math.min(from, to);
    const width = Math.abs(to - from);
    const side = to >= from ? 'right' : 'left';
    const when = at === Number.MAX_SAFE_INTEGER ? 'at the end' : ui.time(at);
    const arrow = ui.h('span', { class: `arrow ${side}`, style: `left:${left}%;width:${width}%` });
    const text = ui.h(
      'span',
      { class: 'label', style: `left:${left}%;width:${Math.max(width, 22)}%` },
      ui.plain(label, 160),
    );
    const row = ui.h(
      'button',
      { type: 'button', class: `row ${kind}`, title: `#${call.seq} ${ui.plain(call.name, 80)}, ${when}` },
      text,
      arrow,
    );
    row.addEventListener('click', () => open(call));
    return row;
  },
};
