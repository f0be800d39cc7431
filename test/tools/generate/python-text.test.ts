import { describe, expect, test } from 'vitest';
import { contractText, openWorkshop } from '../support/generate-in.js';

describe('what the random schemas found', () => {
  test('lengths are counted in code points, as the newest zod counts', async () => {
    expect(await pythonOf('z.object({ name: z.string().min(1).max(5) })')).toContain(
      'name: Annotated[StrictStr, MinLen(1), MaxLen(5)]',
    );
  });

  test('a tuple whose items may all be missing may be empty', async () => {
    expect(await pythonOf('z.object({ at: z.tuple([z.string().optional()]) })')).toContain(
      'at: tuple[()] | tuple[StrictStr]',
    );
  });

  test('the rest of a tuple has a name of its own', async () => {
    expect(await pythonOf('z.object({})', 'z.tuple([z.boolean()], z.json())')).toContain('GoResultRest');
  });

  test('an IPv6 address is text, since zod does not check it by the pattern that it tells', async () => {
    expect(await pythonOf('z.object({ at: z.ipv6() })')).toContain('at: StrictStr');
  });

  test('the flag u is refused where it makes a difference, and taken where it makes none', async () => {
    const { warned } = await generate('z.object({ one: z.string().regex(/^.$/u) })');

    expect(warned).toBe("trial.go params.one: a regular expression with the flag u can't be told in JSON Schema");
    expect(await pythonOf('z.object({ one: z.string().regex(/^[a-z.]+$/u) })')).toContain('_pattern(');
  });
});

function generate(params: string, result?: string) {
  const workshop = openWorkshop({ 'trial.ts': contractText(params, result) });
  return workshop.generate('contracts/trial.ts', '--py', 'py');
}

async function pythonOf(params: string, result?: string): Promise<string> {
  const workshop = openWorkshop({ 'trial.ts': contractText(params, result) });
  const { warned } = await workshop.generate('contracts/trial.ts', '--py', 'py');
  expect(warned).toBe('');
  return workshop.read('py/trial.py');
}
