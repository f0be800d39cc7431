import { join, resolve } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { describePython, programOf, run } from '../support/python.js';
import { Workshop } from '../support/generate-in.js';

const contracts = resolve(import.meta.dirname, '../contracts');
const goldens = resolve(import.meta.dirname, '../goldens');
const FORMS = ['zod-forms', 'arktype-forms', 'valibot-forms'];

let workshop: Workshop;

beforeAll(async () => {
  workshop = new Workshop();
  const files = FORMS.map((name) => join(contracts, `${name}.ts`));
  const { code, warned } = await workshop.generate(...files, '--py', 'py', '--ts', 'ts', '--openrpc', 'openrpc.json');
  expect({ code, warned }).toEqual({ code: 0, warned: '' });
});
afterAll(() => workshop.remove());

describe('what is generated from the forms that schemas have', () => {
  test.each(FORMS)('Python of %s', async (name) => {
    await expect(workshop.read(`py/${name.replace('-', '_')}.py`)).toMatchFileSnapshot(
      join(goldens, `${name}.golden.py`),
    );
  });

  // The type check of this project reads these files.
  test.each(FORMS)('TypeScript of %s', async (name) => {
    await expect(workshop.read(`ts/${name}.ts`)).toMatchFileSnapshot(join(goldens, `${name}.golden.ts`));
  });

  test('OpenRPC of all', async () => {
    await expect(workshop.read('openrpc.json')).toMatchFileSnapshot(join(goldens, 'openrpc.golden.json'));
  });

  test('is the same at the next run', async () => {
    const files = FORMS.map((name) => join(contracts, `${name}.ts`)).toReversed();

    const { code, printed } = await workshop.generate(
      ...files,
      '--py',
      'py',
      '--ts',
      'ts',
      '--openrpc',
      'openrpc.json',
      '--check',
    );

    expect({ code, printed }).toEqual({ code: 0, printed: '' });
  });
});

describePython('the Python that is generated from them', () => {
  test.each(['newest', 'oldest'] as const)('is imported with the %s pydantic', async (environment) => {
    const names = FORMS.map((name) => `py.${name.replace('-', '_')}`).join(', ');

    const { code, text } = await run(
      programOf(environment, 'python'),
      ['-W', 'error', '-c', `import ${names}`],
      workshop.home,
    );

    expect({ code, text }).toEqual({ code: 0, text: '' });
  });

  test('passes mypy --strict', async () => {
    const args = ['--strict', `--cache-dir=${programOf('newest', 'mypy-cache')}`, 'py'];

    const { code, text } = await run(programOf('newest', 'mypy'), args, workshop.home);

    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('Success: no issues found') });
  });

  test('passes the defaults of ruff', async () => {
    const { code, text } = await run(
      programOf('newest', 'ruff'),
      ['check', '--isolated', '--no-cache', 'py'],
      workshop.home,
    );

    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('All checks passed!') });
  });
});
