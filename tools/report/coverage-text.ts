import { isCovered, percentOf } from './coverage.js';
import type { Coverage, MethodCoverage, ServiceCoverage, Share } from './page/page-data.js';

/** How many points of a method are named. */
const NAMED = 5;

/** The table that is printed: the shares, then a line for each method and code of which something is missing. */
export function coverageText(coverage: Coverage, by: 'any' | 'handler' = 'any'): string {
  const { methods, codes, points, services } = coverage;
  const shares = [
    `methods ${shareText(methods)}`,
    ...(codes.of > 0 ? [`codes ${shareText(codes)}`] : []),
    ...(points.of > 0 ? [`points ${shareText(points)}`] : []),
  ];
  const gaps = services.flatMap((service) => gapsOf(service, by));
  const width = Math.max(0, ...gaps.map(([name]) => name.length));
  return [`RPC coverage  ${shares.join('   ')}`, ...gaps.map(([name, gap]) => `  ${name.padEnd(width)}  ${gap}`)].join(
    '\n',
  );
}

function shareText(share: Share): string {
  return `${share.seen} of ${share.of} (${Math.floor(percentOf(share))} %)`;
}

type Gap = readonly [name: string, text: string];

function gapsOf({ service, methods, missingCodes }: ServiceCoverage, by: 'any' | 'handler'): Gap[] {
  const gaps = methods.flatMap((method): Gap[] => {
    const texts = methodGaps(method, by);
    return texts.length === 0 ? [] : [[method.name, texts.join('; ')]];
  });
  return missingCodes.length === 0 ? gaps : [...gaps, [service, `no call ended with ${missingCodes.join(', ')}`]];
}

/** What nothing has shown of a method; also what only stubs have shown, which may be untrue. */
export function methodGaps(method: MethodCoverage, by: 'any' | 'handler'): string[] {
  const { tests, points, missing, kind } = method;
  if (!isCovered(method, 'any')) {
    if (tests.none + tests.fault + tests.interceptor === 0) return ['never called'];
    return [kind === 'notification' ? 'sent, and no handler of the process had it' : 'called, and never answered'];
  }
  const stubbed = `stubbed in ${tests.stub === 1 ? '1 test' : `${tests.stub} tests`}, its handler never runs`;
  const gaps = isCovered(method, 'handler') ? [] : [stubbed];
  if (missing.length === 0 || (gaps.length > 0 && by === 'handler')) return gaps;
  const named = missing.slice(0, NAMED).join(', ');
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  return [...gaps, `points ${points?.seen ?? 0} of ${points?.of ?? 0}, without ${named}${more}`];
}
