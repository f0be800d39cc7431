import type { ContractLine, ConversationLine, CoveredLine } from '../../fixtures/conversation/lines.js';
import type { Collected } from '../../fixtures/conversation/read-lines.js';
import type { Thresholds } from './options.js';
import type { Coverage, MethodCoverage, ServiceCoverage, Share } from './page/page-data.js';

interface Tally {
  readonly tests: Map<CoveredLine['by'], Set<string>>;
  readonly outcomes: Map<string, number>;
  readonly clients: Map<string, number>;
  readonly points: Map<CoveredLine['by'], Set<string>>;
}

/** Sums what all conversations covered. With `by: 'handler'`, what only stubs have shown doesn't count. */
export function coverageOf({ contracts, conversations }: Collected, by: 'any' | 'handler' = 'any'): Coverage {
  const tallies = new Map<string, Tally>();
  for (const line of conversations) for (const covered of line.covered) count(tallies, line, covered);
  const services = contracts.map((contract) => serviceCoverage(contract, tallies, by));
  const methods = services.flatMap((service) => service.methods);
  const codes = contracts.map(({ errors = {} }) => Object.keys(errors).length);
  const missingCodes = services.map((service) => service.missingCodes.length);
  const withPoints = methods.flatMap(({ points }) => points ?? []);
  return {
    methods: { seen: methods.filter((method) => isCovered(method, by)).length, of: methods.length },
    codes: { seen: sum(codes) - sum(missingCodes), of: sum(codes) },
    points: { seen: sum(withPoints.map(({ seen }) => seen)), of: sum(withPoints.map(({ of }) => of)) },
    services,
  };
}

/** Returns true if the method was answered by a side that counts. */
export function isCovered({ tests }: MethodCoverage, by: 'any' | 'handler'): boolean {
  return tests.handler > 0 || (by === 'any' && tests.stub > 0);
}

function count(
  tallies: Map<string, Tally>,
  { project = '', file, test }: ConversationLine,
  covered: CoveredLine,
): void {
  const { method, from, by, outcomes, points = [] } = covered;
  const found = tallies.get(method);
  const tally = found ?? { tests: new Map(), outcomes: new Map(), clients: new Map(), points: new Map() };
  if (found === undefined) tallies.set(method, tally);
  setOf(tally.tests, by).add([project, file, ...test].join('\n'));
  for (const point of points) setOf(tally.points, by).add(point);
  for (const [outcome, calls] of Object.entries(outcomes)) {
    tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + calls);
    tally.clients.set(from, (tally.clients.get(from) ?? 0) + calls);
  }
}

function setOf<K>(sets: Map<K, Set<string>>, key: K): Set<string> {
  const found = sets.get(key) ?? new Set<string>();
  sets.set(key, found);
  return found;
}

function serviceCoverage(
  contract: ContractLine,
  tallies: ReadonlyMap<string, Tally>,
  by: 'any' | 'handler',
): ServiceCoverage {
  const { service, errors = {} } = contract;
  const methods = Object.entries(contract.methods).map(([method, { kind, points }]) => {
    return methodCoverage(`${service}.${method}`, kind, points, tallies.get(`${service}.${method}`), by);
  });
  const ended = new Set(methods.flatMap(({ outcomes }) => Object.keys(outcomes)));
  const missingCodes = Object.entries(errors).flatMap(([name, code]) => (ended.has(String(code)) ? [] : [name]));
  return { service, missingCodes, methods };
}

function methodCoverage(
  name: string,
  kind: MethodCoverage['kind'],
  all: readonly string[] | undefined,
  tally: Tally | undefined,
  by: 'any' | 'handler',
): MethodCoverage {
  const testsOf = (side: CoveredLine['by']): number => tally?.tests.get(side)?.size ?? 0;
  const pointsBy = (side: CoveredLine['by']): ReadonlySet<string> => tally?.points.get(side) ?? new Set();
  const isReal = (point: string): boolean => pointsBy('handler').has(point);
  const isSeen = (point: string): boolean =>
    isReal(point) || (by === 'any' && [...(tally?.points.values() ?? [])].some((points) => points.has(point)));
  const missing = (all ?? []).filter((point) => !isSeen(point));
  return {
    name,
    kind,
    tests: {
      handler: testsOf('handler'),
      stub: testsOf('stub'),
      fault: testsOf('fault'),
      interceptor: testsOf('interceptor'),
      none: testsOf('none'),
    },
    outcomes: Object.fromEntries(tally?.outcomes ?? []),
    clients: Object.fromEntries(tally?.clients ?? []),
    points: all === undefined ? undefined : { seen: all.length - missing.length, of: all.length },
    missing,
    onlyStubs: (all ?? []).filter((point) => pointsBy('stub').has(point) && !isReal(point)),
  };
}

/** A line for each threshold that was not reached. */
export function missedThresholds(coverage: Coverage, thresholds: Thresholds): string[] {
  return (['methods', 'codes', 'points'] as const).flatMap((what) => {
    const [least, share] = [thresholds[what], coverage[what]];
    const reached = percentOf(share);
    if (least === undefined || reached >= least) return [];
    return [
      `RPC coverage: ${reached.toFixed(1)} % of the ${what} (${share.seen} of ${share.of}), below the threshold of ${least} %`,
    ];
  });
}

/** Of nothing, all was seen. */
export function percentOf({ seen, of }: Share): number {
  return of === 0 ? 100 : (100 * seen) / of;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
