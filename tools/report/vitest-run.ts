import { relative } from 'node:path';
import { ARTIFACT, type ContractLine, type Line } from '../../fixtures/conversation/lines.js';

/** A test file, as Vitest's reporters get it. */
export interface TestModule {
  readonly moduleId: string;
  /** From Vitest 4 on. */
  readonly relativeModuleId?: string;
  meta?(): { readonly rpcContracts?: readonly string[]; readonly rpcCovered?: readonly (readonly string[])[] };
  readonly project: { readonly name: string };
  readonly children: { allTests(): Iterable<TestCase> };
}

interface TestCase {
  readonly id: string;
  readonly name: string;
  readonly parent: Suite | { readonly type: 'module' };
  result(): {
    readonly state: string;
    readonly errors?: readonly { readonly name?: string; readonly message: string }[];
  };
  meta(): { readonly rpcConversation?: readonly string[] };
  /** From Vitest 4.0.11 on. */
  artifacts?(): readonly { readonly type: string; readonly lines?: readonly string[] }[];
}

interface Suite {
  readonly type: 'suite';
  readonly name: string;
  readonly parent: TestCase['parent'];
}

/** How a runner says that a test ended, and the lines that its tries left. */
export interface ToldTest {
  readonly file: string;
  readonly project: string;
  readonly test: readonly string[];
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error: string;
  readonly lines: readonly Line[];
}

/** What the tests of one run told. */
export interface Told {
  readonly contracts: readonly ContractLine[];
  readonly tests: readonly ToldTest[];
}

/** What a file told, and its tests. */
export function toldByModule(module: TestModule, root: string): Told {
  const contracts = (module.meta?.().rpcContracts ?? []).map((line) => JSON.parse(line) as ContractLine);
  return { contracts, tests: testsOf(module, root) };
}

function testsOf(module: TestModule, root: string): ToldTest[] {
  const file = module.relativeModuleId ?? relative(root, module.moduleId).replaceAll('\\', '/');
  const covered = new Map<string, string[]>();
  for (const [id = '', ...lines] of module.meta?.().rpcCovered ?? [])
    covered.set(id, [...(covered.get(id) ?? []), ...lines]);
  return [...module.children.allTests()].flatMap((test) => {
    const lines = [...linesOf(test), ...(covered.get(test.id) ?? [])].map((line) => JSON.parse(line) as Line);
    if (lines.length === 0) return [];
    const { state, errors = [] } = test.result();
    return {
      file,
      project: module.project.name,
      test: titlesOf(test),
      state: state === 'passed' || state === 'failed' ? state : 'skipped',
      error: errors.map(({ name, message }) => (name === undefined ? message : `${name}: ${message}`)).join('\n\n'),
      lines,
    };
  });
}

function linesOf(test: TestCase): readonly string[] {
  const found = (test.artifacts?.() ?? []).filter(({ type }) => type === ARTIFACT);
  return [...found.flatMap(({ lines = [] }) => lines), ...(test.meta().rpcConversation ?? [])];
}

function titlesOf({ name, parent }: TestCase): string[] {
  const titles = [name];
  for (let each = parent; each.type === 'suite'; each = each.parent) titles.unshift(each.name);
  return titles;
}
