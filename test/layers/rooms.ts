/** A folder of the house, and what it holds. */
export interface Room {
  readonly name: string;
  readonly holds: string;
}

/**
 * The rooms of each storey, from the ground up: a file imports from its room and from those above it in the list, types
 * included. The table in docs/design.md is checked against these lists.
 */
export const ROOMS: Readonly<Record<'src' | 'fixtures' | 'tools', readonly Room[]>> = {
  src: [
    { name: 'contract', holds: 'what a contract is: definitions, names, types, Standard Schema v1' },
    { name: 'speed', holds: 'the tricks that earn their place, each with its measurement' },
    { name: 'wire', holds: 'JSON-RPC 2.0 text: payloads, frames, messages, error codes, error classes' },
    {
      name: 'transport',
      holds: 'the seam: exchange, reply, the pipeline (layers and watchers), what a carrier is, the clock, the logger',
    },
    { name: 'client', holds: 'the client, its open calls, reading replies' },
    { name: 'server', holds: 'the server, registrations, running handlers, what they answer' },
    {
      name: 'serve',
      holds: 'text from outside, one frame in and one frame out: `bus.handle`, and what every bus can do',
    },
    { name: 'memory', holds: 'the carrier within one process: `MemoryBus`, `MemoryRpcServer`, `MemoryRpcClient`' },
    {
      name: 'redis',
      holds:
        'the carrier over Redis Streams, an entry: connections (`link/`), entries, the caller, the workers; a program that uses the memory bus loads none of it',
    },
  ],
  fixtures: [
    { name: 'names', holds: 'method names, target types, checks of arguments, "did you mean"' },
    { name: 'compare', holds: 'expected values, differences, values as text' },
    { name: 'record', holds: 'the recorder, records and their packing (`log/`), transcript and diagram' },
    { name: 'problem', holds: 'what strict teardown finds, how severe it is, and its text' },
    {
      name: 'conversation',
      holds: 'what a reporter is told of a test: the lines of a conversation file, redaction, coverage',
    },
    { name: 'shape', holds: 'a JSON Schema as one model of what values it takes' },
    {
      name: 'drift',
      holds: 'how a contract has changed and whom that breaks; whether stubs answer as handlers do',
    },
    { name: 'match', holds: 'the matchers, free of any runner' },
    { name: 'plan', holds: 'what stubs and faults share: plans, precedence, targets, chance, order of delivery' },
    { name: 'stub', holds: 'method handles and stubs' },
    { name: 'gate', holds: 'gates' },
    { name: 'fault', holds: 'faults' },
    { name: 'harness', holds: '`rpc`: puts the parts together, waits, ends' },
    { name: 'runner', holds: 'what the runners tell of a test, and the ends of a harness' },
    { name: 'explore', holds: 'all orders, single faults' },
    { name: 'bridge', holds: 'HTTP and WebSocket in front of `bus.handle`, free of MSW' },
    {
      name: 'redis',
      holds: '`withRedisRpc`: a server and keys for each test, `rpc.redis`, and its edges for the runners',
    },
  ],
  tools: [
    { name: 'cli', holds: 'what all commands share: exit codes, the terminal, options, files that are written whole' },
    { name: 'load', holds: 'finding files and the contracts that they export' },
    {
      name: 'shape',
      holds: 'a contract as one model, read from the schemas of libraries, from which all emitters write',
    },
    { name: 'python', holds: 'the Python emitter' },
    { name: 'typescript', holds: 'the TypeScript emitter' },
    { name: 'openrpc', holds: 'OpenRPC documents, written and read' },
    { name: 'generate', holds: 'the command `generate`' },
    {
      name: 'report',
      holds: 'the reporter for both runners, `npx rpc-testkit report`, coverage, the page (`page/` runs in a browser)',
    },
  ],
};

/** Neighbours that don't know each other, though one comes after the other in the list. */
const APART: readonly (readonly [from: string, to: string])[] = [
  ['server', 'client'],
  ['redis', 'memory'],
];

/** Returns true if a file of one room may import a file of another room of the same storey. */
export function mayImport(storey: keyof typeof ROOMS, from: string, to: string): boolean {
  const names = ROOMS[storey].map(({ name }) => name);
  const [above, below] = [names.indexOf(to), names.indexOf(from)];
  if (above === -1 || below === -1) return false;
  return above <= below && !APART.some(([one, other]) => one === from && other === to);
}

/** The rooms as the table of docs/design.md has them. */
export function roomTable(storey: keyof typeof ROOMS): string {
  const rows = ROOMS[storey].map(({ name, holds }) => `| \`${storey}/${name}/\` | ${holds} |`);
  return ['| room | what it holds |', '| --- | --- |', ...rows].join('\n');
}
