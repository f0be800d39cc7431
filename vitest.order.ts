import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import projects from './vitest.workspace.ts';

/** Files that take seconds, most of which they wait: the longest of a project, in this order. */
const LONG = [
  'test/tools/report/runners.test.ts',
  'test/tools/generate/goldens.test.ts',
  'test/tools/property/zod-and-pydantic.test.ts',
  'test/redis/conformance.test.ts',
  'docs/examples/matchers-types.test.ts',
  'docs/examples/generate/python-service.test.ts',
  'test/memory/load.test.ts',
  'test/failing-examples.test.ts',
  'test/package-peers.test.ts',
];

/** Projects begin in the order of their list, each with its longest files: the many short files at the end leave no core idle. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ project, moduleId }: TestSpecification): number {
  const place = projects.findIndex(({ test }) => test.name === project.name);
  const length = LONG.indexOf(relative(import.meta.dirname, moduleId));
  return place * (LONG.length + 1) + (length === -1 ? LONG.length : length);
}
