import type {
  CallLine,
  ContractLine,
  ConversationLine,
  CoveredLine,
  RunLine,
} from '../../../../fixtures/conversation/lines.js';
import type { Collected } from '../../../../fixtures/conversation/read-lines.js';

export const run: RunLine = {
  type: 'run',
  version: 1,
  runner: 'vitest',
  startedAt: 1_790_000_000_000,
  root: '/work/shop',
};

export const contract: ContractLine = {
  type: 'contract',
  version: 1,
  service: 'shop',
  methods: {
    buy: {
      kind: 'request',
      points: ['params.gift: given', 'params.gift: left out', 'result.orders: empty', 'result.orders: filled'],
    },
    refund: { kind: 'request' },
    log: { kind: 'notification' },
  },
  errors: { SOLD_OUT: 1001, GONE: 1002 },
};

/** A conversation of a test, by default one that failed after a call. */
export function conversation(line: Partial<ConversationLine> = {}): ConversationLine {
  return {
    type: 'conversation',
    version: 1,
    file: 'test/shop.test.ts',
    test: ['shop', 'sells'],
    try: 1,
    state: 'failed',
    error: 'expected 1 to be 2',
    services: ['shop'],
    total: line.calls?.length ?? 1,
    calls: [call()],
    covered: [],
    ...line,
  };
}

export function call(line: Partial<CallLine> = {}): CallLine {
  return {
    seq: 1,
    from: 'client',
    name: 'shop.buy',
    params: { sku: 'pen' },
    outcome: { status: 'resolved', result: { orders: ['pen'] } },
    answeredBy: 'handler',
    at: 10,
    took: 200,
    spans: [{ what: 'handled', from: 20, to: 150 }],
    callSite: 'sell (test/shop.test.ts:3:9)',
    ...line,
  };
}

export function covered(line: Partial<CoveredLine> = {}): CoveredLine {
  return { method: 'shop.buy', from: 'client', by: 'handler', outcomes: { resolved: 1 }, ...line };
}

export function collected(...conversations: readonly ConversationLine[]): Collected {
  return { run, contracts: [contract], conversations };
}
