import type { ConversationLine, CoveredLine } from '../../../fixtures/conversation/lines.js';

/** How much of something was seen. */
export interface Share {
  readonly seen: number;
  readonly of: number;
}

/** What a run has shown of its contracts. */
export interface Coverage {
  readonly methods: Share;
  readonly codes: Share;
  readonly points: Share;
  readonly services: readonly ServiceCoverage[];
}

export interface ServiceCoverage {
  readonly service: string;
  /** The names of declared errors that no call ended with. */
  readonly missingCodes: readonly string[];
  readonly methods: readonly MethodCoverage[];
}

export interface MethodCoverage {
  readonly name: string;
  readonly kind: 'request' | 'notification';
  /** How many tests had calls answered by this side. */
  readonly tests: Readonly<Record<CoveredLine['by'], number>>;
  /** How many calls ended in which way, whoever answered. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How many calls each client made. */
  readonly clients: Readonly<Record<string, number>>;
  /** `undefined` where its schemas don't tell. */
  readonly points: Share | undefined;
  readonly missing: readonly string[];
  /** Seen in what stubs took or answered, and never with a handler. */
  readonly onlyStubs: readonly string[];
}

/** What a page shows. */
export interface PageData {
  readonly runner: string;
  readonly startedAt: number;
  readonly root: string;
  readonly editor: string;
  readonly conversations: readonly ConversationLine[];
  readonly coverage: (Coverage & { readonly gaps: Readonly<Record<string, readonly string[]>> }) | undefined;
}

/** All tries and harnesses of one test. */
export interface ShownTest {
  readonly id: number;
  readonly file: string;
  readonly title: string;
  state: ConversationLine['state'];
  conversations: readonly ConversationLine[];
  /** What the filter looks in, in lower case; made when it is first needed. */
  text: string | undefined;
}
