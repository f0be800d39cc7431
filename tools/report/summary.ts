import { stripVTControlCharacters } from 'node:util';
import type { CallLine, ConversationLine } from '../../fixtures/conversation/lines.js';
import type { Collected } from '../../fixtures/conversation/read-lines.js';

/** How many conversations, and how many calls of each, the last ones. */
const CONVERSATIONS = 5;
const CALLS = 40;
/** GitHub refuses a summary of more than 1 MiB. */
const LONGEST = 200_000;

/** The first failing conversations as Markdown with Mermaid diagrams; empty where none failed. */
export function toSummary({ conversations }: Collected): string {
  const failed = conversations.filter(({ state, calls = [] }) => state === 'failed' && calls.length > 0);
  if (failed.length === 0) return '';
  const parts = [`## RPC conversations of failed tests\n\n`];
  for (const conversation of failed.slice(0, CONVERSATIONS)) {
    const part = section(conversation);
    if (parts.join('').length + part.length < LONGEST) parts.push(part);
  }
  const left = failed.length - (parts.length - 1);
  if (left > 0) parts.push(`… ${left} more in the report\n\n`);
  return parts.join('');
}

function section({ file, test, try: number, error = '', calls = [] }: ConversationLine): string {
  const title = markdown(`${test.join(' › ')}${number > 1 ? ` (try ${number})` : ''}`);
  const [first = ''] = error.split('\n');
  return `### ${title}\n\n${markdown(file)}\n\n${markdown(first)}\n\n\`\`\`mermaid\n${diagram(calls.slice(-CALLS), calls.length)}\n\`\`\`\n\n`;
}

function diagram(calls: readonly CallLine[], total: number): string {
  const ids = new Map<string, string>();
  const idOf = (role: string, name: string): string => {
    const key = `${role} ${name}`;
    const id = ids.get(key) ?? `${role}${ids.size}`;
    ids.set(key, id);
    return id;
  };
  const arrows = calls.flatMap((call) => arrowsOf(call, idOf('c', call.from), idOf('s', serviceOf(call.name))));
  const lanes = [...ids].map(([key, id]) => `  participant ${id} as ${label(key.slice(2))}`);
  const [first] = ids.values();
  const note = total > calls.length ? [`  Note over ${first}: … ${total - calls.length} earlier calls`] : [];
  return ['sequenceDiagram', ...lanes, ...note, ...arrows].join('\n');
}

function arrowsOf(call: CallLine, client: string, service: string): string[] {
  const { name, params, outcome, kind, faults = [] } = call;
  const method = name.slice(name.indexOf('.') + 1);
  const asked = label(`${method} ${params === undefined ? '' : JSON.stringify(params)}`);
  const notes = faults.map((fault) => `  Note over ${client},${service}: fault: ${label(fault)}`);
  if (kind === 'notification') return [`  ${client}-)${service}: ${asked}`, ...notes];
  if (outcome.status === 'resolved') {
    return [
      `  ${client}->>${service}: ${asked}`,
      ...notes,
      `  ${service}-->>${client}: ${label(JSON.stringify(outcome.result ?? null))}`,
    ];
  }
  const why =
    outcome.status === 'rejected'
      ? `${outcome.error.code ?? outcome.error.reason ?? ''} ${outcome.error.message}`
      : outcome.status;
  return [`  ${client}->>${service}: ${asked}`, ...notes, `  ${service}--x${client}: ${label(why.trim())}`];
}

function serviceOf(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? 'no contract' : name.slice(0, dot);
}

/** Mermaid reads these characters as its own; entities by number are safe, and so is the fence around the diagram. */
function label(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return plain(short).replaceAll(/[#;<>%`]/g, (character) => `#${character.charCodeAt(0)};`);
}

function markdown(text: string): string {
  return plain(text).replaceAll(/[\\`*_{}[\]<>()#+!|~&]/g, String.raw`\$&`);
}

/** Without colours, controls and marks that turn the direction of text. */
function plain(text: string): string {
  const clean = stripVTControlCharacters(text);
  return clean.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
