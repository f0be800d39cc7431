import {
  type ContractLine,
  type ConversationLine,
  type Line,
  type MethodLine,
  type RunLine,
  VERSION,
} from '../../fixtures/conversation/lines.js';

/** Lines of one run, or of several that are joined. */
export interface Collected {
  readonly run: RunLine;
  readonly contracts: readonly ContractLine[];
  readonly conversations: readonly ConversationLine[];
}

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

/** What a text holds, and what is wrong with it. Throws nothing: what can't be read is a warning, one for each reason. */
export function readText(
  text: string,
  name: string,
): { readonly collected: Collected; readonly warnings: readonly string[] } {
  const lines: Line[] = [];
  const bad = new Map<string, number[]>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') bad.set(read, [...(bad.get(read) ?? []), index + 1]);
    else lines.push(read);
  }
  const run = lines.find((line) => line.type === 'run');
  const unknown = { type: 'run', version: VERSION, runner: 'unknown', startedAt: 0, root: '' } as const;
  return {
    collected: {
      run: run ?? unknown,
      contracts: lines.filter((line) => line.type === 'contract'),
      conversations: lines.filter((line) => line.type === 'conversation'),
    },
    warnings: [
      ...[...bad].map(([reason, numbers]) => warningText(name, reason, numbers)),
      ...(run === undefined
        ? [`${name}: its first line should tell of the run: the file may not be a conversation file`]
        : []),
    ],
  };
}

function warningText(name: string, reason: string, numbers: readonly number[]): string {
  const more = numbers.length - 1;
  const where = `${name}:${numbers[0]}${more === 0 ? '' : ` and ${more === 1 ? '1 more line' : `${more} more lines`}`}`;
  return `${where}: ${reason}, so ${more === 0 ? 'it was' : 'they were'} left out`;
}

/** A line, or why it is none. */
function readLine(text: string): Line | string {
  let line: Partial<Line>;
  try {
    line = JSON.parse(text) as Partial<Line>;
  } catch {
    return 'not JSON (the file may have been cut off while it was written)';
  }
  if (typeof line !== 'object' || line === null) return 'not an object';
  const { type, version } = line;
  if (version !== VERSION) {
    return `version ${String(version)} of the format, and this rpc-testkit reads version ${VERSION} (use the rpc-testkit that wrote it)`;
  }
  return isWhole(line) ? line : `a line of type ${JSON.stringify(type)} without what such a line must have`;
}

/** Returns true if a line has what is read of it without a look; a type that there is not is skipped later. */
function isWhole(line: Partial<Line>): line is Line {
  const { type, ...members } = line as Readonly<Record<string, unknown>>;
  if (type === 'run') return typeof members['root'] === 'string' && typeof members['startedAt'] === 'number';
  if (type === 'contract') return typeof members['service'] === 'string' && isObject(members['methods']);
  if (type !== 'conversation') return true;
  const lists = [members['test'], members['services'], members['covered'], members['calls'] ?? []];
  return typeof members['file'] === 'string' && typeof members['try'] === 'number' && lists.every(Array.isArray);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
