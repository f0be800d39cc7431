import type { ContractLine, ConversationLine, Line, MethodLine } from '../../fixtures/conversation/lines.js';
import type { Collected } from '../../fixtures/conversation/read-lines.js';

/** Joins contracts of one service: what any file knows of it counts. */
export function joinContracts(lines: readonly ContractLine[]): ContractLine[] {
  const joined = new Map<string, ContractLine>();
  for (const line of lines) {
    const other = joined.get(line.service);
    joined.set(line.service, other === undefined ? line : joinTwo(other, line));
  }
  return [...joined.values()].toSorted((left, right) => compare(left.service, right.service));
}

function joinTwo(one: ContractLine, other: ContractLine): ContractLine {
  const methods = new Map(Object.entries(one.methods));
  for (const [name, method] of Object.entries(other.methods)) {
    const known = methods.get(name);
    methods.set(name, known === undefined ? method : joinMethods(known, method));
  }
  const errors = { ...one.errors, ...other.errors };
  return { ...one, methods: Object.fromEntries(methods), ...(Object.keys(errors).length > 0 && { errors }) };
}

function joinMethods(one: MethodLine, other: MethodLine): MethodLine {
  if (one.points === undefined || other.points === undefined) return { ...other, ...one };
  return { ...one, points: [...new Set([...one.points, ...other.points])] };
}

/** In the order of files and tests, which is the same for all ways to run them. */
export function inOrder(conversations: readonly ConversationLine[]): ConversationLine[] {
  const key = ({ project = '', file, test }: ConversationLine): string => [project, file, ...test].join('\n');
  const keyed = conversations.map((line) => ({ line, key: key(line) }));
  return keyed
    .toSorted((left, right) => compare(left.key, right.key) || left.line.try - right.line.try)
    .map(({ line }) => line);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The text of a conversation file. */
export function toText({ run, contracts, conversations }: Collected): string {
  return [run, ...contracts, ...conversations].map((line: Line) => `${JSON.stringify(line)}\n`).join('');
}

/** What is left of a conversation where only those of failed tests are kept. */
export function withoutCalls(line: ConversationLine): ConversationLine {
  const { calls: _calls, cut: _cut, ...rest } = line;
  return rest;
}
