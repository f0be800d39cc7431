import type { CallLine, ConversationLine, ProblemLine } from '../../../fixtures/conversation/lines.js';
import type { MethodCoverage, PageData, Share, ShownTest } from './page-data.js';

/** One arrow, or one note, of a conversation. */
export interface Arrow {
  readonly at: number;
  readonly call: CallLine;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly kind: 'request' | 'reply' | 'error' | 'lost' | 'copy' | 'note';
}

type Child = Node | string | false | undefined;
type Select = (test: ShownTest) => void;

/** All functions of the page: what one calls of another, it calls as a member of `ui`. */
export interface Ui {
  h(tag: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement;
  plain(text: string, longest?: number): string;
  lines(text: string): string;
  time(us: number): string;
  place(callSite: string, editor: string, root: string): HTMLElement;

  serviceOf(call: CallLine): string;
  isHere(call: CallLine): boolean;
  isAway(call: CallLine): boolean;
  lanesOf(calls: readonly CallLine[]): string[];
  answerText(call: CallLine): string;
  arrowsOf(call: CallLine, to: string): Arrow[];
  laneNames(calls: readonly CallLine[], lanes: readonly string[]): string[];
  drawLanes(conversation: ConversationLine, open: (call: CallLine) => void): HTMLElement;
  drawArrow(arrow: Arrow, from: number, to: number, open: (call: CallLine) => void): HTMLElement;

  drawTest(test: ShownTest, data: PageData): HTMLElement;
  nameOf(line: ConversationLine, tries: number): string;
  drawConversation(line: ConversationLine, test: ShownTest, data: PageData): HTMLElement;
  drawProblem(problem: ProblemLine, data: PageData): HTMLElement;
  drawOrder(order: readonly string[]): HTMLElement;
  factsOf(call: CallLine, data: PageData): (readonly [term: string, text: string | HTMLElement])[];
  drawCall(call: CallLine, data: PageData): HTMLElement;
  json(value: unknown): string;

  drawCoverage(data: PageData): HTMLElement;
  drawShare(what: string, share: Share): HTMLElement;
  drawMethod(method: MethodCoverage, gaps: readonly string[]): HTMLElement;

  start(): Promise<void>;
  readData(): Promise<PageData>;
  groupTests(lines: readonly ConversationLine[]): ShownTest[];
  withCalls(lines: readonly ConversationLine[]): readonly ConversationLine[];
  matches(test: ShownTest, words: readonly string[]): boolean;
  textOf(test: ShownTest): string;
  fillPage(data: PageData, tests: readonly ShownTest[]): void;
  find(selector: string): HTMLElement;
  fillFilter(tests: readonly ShownTest[], select: Select): void;
  drawRows(tests: readonly ShownTest[], select: Select, limit: number): void;
  drawRow(test: ShownTest, select: Select): HTMLElement;
  listenToKeys(): void;
  fillTabs(data: PageData): void;
}
