/** What happened to one call. */
export interface Entry {
  readonly key: string;
  readonly method: 'work' | 'once';
  readonly madeAt: number;
  readonly timeoutMs: number;
  readonly begun: { readonly worker: string; readonly at: number }[];
  readonly settled: { readonly as: string; readonly at: number }[];
}

/** How late a timer may fire, and how far an estimate of Redis' clock may be off, on a busy machine. */
const SLACK_MS = 1_500;
const CLOCK_MS = 250;

/** All calls of a run, and what was done to them. */
export class Journal {
  readonly entries = new Map<string, Entry>();
  readonly faults: string[] = [];
  readonly #startedAt = performance.now();

  get now(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  fault(what: string): void {
    this.faults.push(`${this.now} ms: ${what}`);
  }

  made(key: string, method: Entry['method'], timeoutMs: number): Entry {
    const entry: Entry = { key, method, madeAt: this.now, timeoutMs, begun: [], settled: [] };
    this.entries.set(key, entry);
    return entry;
  }

  /** What is wrong with the run, with all that the call went through. */
  violations(): string[] {
    return [...this.entries.values()].flatMap((entry) =>
      problemsOf(entry).map((why) => `${why}: ${describeEntry(entry)}`),
    );
  }

  /** How many calls ended how. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = { calls: this.entries.size, faults: this.faults.length, runs: 0 };
    for (const { settled, begun } of this.entries.values()) {
      counts['runs'] = (counts['runs'] ?? 0) + begun.length;
      for (const { as } of settled) counts[as] = (counts[as] ?? 0) + 1;
    }
    return counts;
  }
}

function problemsOf({ method, madeAt, timeoutMs, begun, settled }: Entry): string[] {
  const problems: string[] = [];
  const deadline = madeAt + timeoutMs;
  if (settled.length !== 1) problems.push(`settled ${settled.length} times`);
  if (settled.some(({ at }) => at > deadline + SLACK_MS)) problems.push('settled after its deadline');
  if (method === 'once' && begun.length > 1) problems.push('ran twice, though at most once');
  if (settled.some(({ as }) => as === 'resolved') && begun.length === 0) problems.push('answered, though it never ran');
  if (begun.some(({ at }) => at > deadline + CLOCK_MS)) problems.push('began after its deadline');
  return problems;
}

/** All that a call went through, as a line. */
export function describeEntry({ key, method, madeAt, timeoutMs, begun, settled }: Entry): string {
  const events = [
    `${method} ${key}`,
    `made at ${madeAt} ms for ${timeoutMs} ms`,
    ...begun.map(({ worker, at }) => `begun by ${worker} at ${at} ms`),
    ...settled.map(({ as, at }) => `${as} at ${at} ms`),
  ];
  return events.join(', ');
}
