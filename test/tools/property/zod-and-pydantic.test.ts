import { runInThisContext } from 'node:vm';
import { fc } from '../../chance.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { pythonModule } from '../../../tools/python/python-module.js';
import { readService } from '../../../tools/shape/read-service.js';
import { describePython } from '../support/python.js';
import { forms, near } from './forms.js';
import { type Answer, PythonProcess } from './python-process.js';

const [RUNS, VALUES] = [205, 10];
const count = { pairs: 0, taken: 0 };

const trials = forms().chain((form) => {
  const values = fc.array(near(form), { minLength: VALUES, maxLength: VALUES });
  return values.map((all) => ({ code: form.code, values: all }));
});

describePython('random schemas and values', () => {
  let python: PythonProcess;
  beforeAll(() => {
    python = new PythonProcess();
  });
  afterAll(() => python.end());

  test('zod takes what pydantic takes, and each reads what the other writes', async () => {
    await fc.assert(
      fc.asyncProperty(trials, async ({ code, values }) => {
        await compare(code, values.map(plain), python);
      }),
      { numRuns: RUNS },
    );

    expect(count.pairs).toBeGreaterThanOrEqual(2_000);
    expect(count.taken / count.pairs).toBeGreaterThan(0.3);
    expect(count.taken / count.pairs).toBeLessThan(0.9);
  });
});

/** Both directions: a value that zod wrote is read by Python, what Python writes is read by zod. */
async function compare(code: string, values: readonly unknown[], python: PythonProcess): Promise<void> {
  const schema = schemaOf(code);
  const module = await moduleOf(schema);
  const read = values.map((value) => schema.safeParse(value));
  const questions = values.flatMap((value, index) => {
    const written = read[index]?.success === true ? plain(read[index].data) : value;
    return [['params', { value }] as const, ['result', value] as const, ['result', written] as const];
  });

  const answers = await python.ask(module, questions);

  for (const [index, value] of values.entries()) {
    const result = read[index];
    const expected = result?.success === true ? plain(result.data) : REFUSED;
    const [params, own, written] = answers.slice(index * 3).map((answer) => backFrom(answer, schema));
    expect({ value, params: params?.inObject, read: own?.own, written: written?.own }, code).toEqual({
      value,
      params: expected,
      read: expected,
      written: expected,
    });
    count.pairs += 1;
    if (result?.success === true) count.taken += 1;
  }
}

const REFUSED = 'refused';

/** What zod reads of what Python wrote. */
function backFrom(answer: Answer, schema: z.ZodType) {
  if ('refused' in answer) return { own: REFUSED, inObject: REFUSED };
  const { written } = answer;
  const inner = (written as { readonly value?: unknown } | null)?.value;
  return { own: readBack(written, schema), inObject: readBack(inner, schema) };
}

function readBack(value: unknown, schema: z.ZodType): unknown {
  const result = schema.safeParse(value);
  return result.success ? plain(result.data) : { unreadable: value, because: result.error.message };
}

function schemaOf(code: string): z.ZodType {
  const make = runInThisContext(`(z, preset) => ${code}`) as (lib: typeof z, preset: unknown) => z.ZodType;
  return make(z, (inner: z.ZodType, value: unknown) => (inner.safeParse(value).success ? inner.default(value) : inner));
}

async function moduleOf(schema: z.ZodType): Promise<string> {
  const contract = { service: 'trial', methods: { go: { params: z.object({ value: schema }), result: schema } } };
  const problems: string[] = [];
  const service = await readService(contract as never, 'trial', (name) => import(name) as never, problems);
  const module = pythonModule(service, problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return module;
}

/** As it is after it crossed the wire. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
