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

/** What a text holds, and what is wrong with it. Throws nothing: a line that can't be read is a warning. */
export function readText(
  text: string,
  name: string,
): { readonly collected: Collected; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const lines = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = readLine(line, `${name}:${index + 1}`);
    if (typeof read !== 'string') return [read];
    warnings.push(read);
    return [];
  });
  const run = lines.find((line) => line.type === 'run');
  if (run === undefined)
    warnings.push(`${name}: its first line should tell of the run: the file may not be a conversation file`);
  const unknown = { type: 'run', version: VERSION, runner: 'unknown', startedAt: 0, root: '' } as const;
  return {
    collected: {
      run: run ?? unknown,
      contracts: lines.filter((line) => line.type === 'contract'),
      conversations: lines.filter((line) => line.type === 'conversation'),
    },
    warnings,
  };
}

function readLine(text: string, place: string): Line | string {
  let line: Partial<Line>;
  try {
    line = JSON.parse(text) as Partial<Line>;
  } catch {
    return `${place}: not JSON, so it was left out: the file may have been cut off while it was written`;
  }
  if (typeof line !== 'object' || line === null) return `${place}: not an object, so it was left out`;
  if (line.version === VERSION) return line as Line;
  return `${place}: version ${String(line.version)} of the format, and this rpc-testkit reads version ${VERSION}: it was left out`;
}
