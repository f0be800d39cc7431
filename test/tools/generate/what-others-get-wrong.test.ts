import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractText, openWorkshop, Workshop } from '../support/generate-in.js';
import { describePython, programOf } from '../support/python.js';

const contract = resolve(import.meta.dirname, '../contracts/rows.ts');

/** Prints what Python expressions give, as JSON: a line for each line. */
const PROGRAM = `import json, sys
from pydantic import ValidationError
from generated.row_check import *
from generated import row_check

def refused(model, **value):
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [[detail["type"], *detail["loc"]] for detail in error.errors()]

def sent(model):
    return model.model_dump(mode="json", by_alias=True)

for line in sys.stdin:
    print(json.dumps([eval(expression) for expression in json.loads(line)]), flush=True)
`;

let workshop: Workshop;
beforeAll(async () => {
  workshop = new Workshop();
  workshop.write('program.py', PROGRAM);
  const { code, warned } = await workshop.generate(contract, '--py', 'generated', '--ts', 'generated');
  expect({ code, warned }).toEqual({ code: 0, warned: '' });
});
afterAll(() => workshop.remove());

let python: ChildProcessWithoutNullStreams;
let ended: Promise<never>;

describePython('where the generator of the field is wrong, ours is right:', () => {
  beforeAll(() => {
    python = spawn(programOf('newest', 'python'), ['-B', 'program.py'], { cwd: workshop.home });
    python.stderr.pipe(process.stderr);
    ended = once(python, 'exit').then(() => Promise.reject(new Error('Python ended: see what it wrote')));
    ended.catch(() => {});
  });
  afterAll(() => void python.kill());

  test('what is not set is not sent, in models within models, too; None is sent', async () => {
    const [unset, none] = await valuesOf(
      'sent(SaveParams(name="a", owner=None, inner=SaveParamsInner()))',
      'sent(SaveParams(name="a", owner=None, inner=SaveParamsInner(note=None)))',
    );

    expect(unset).toEqual({ name: 'a', owner: null, inner: {} });
    expect(none).toEqual({ name: 'a', owner: null, inner: { note: null } });
  });

  test('a member that a model does not know is ignored', async () => {
    expect(await valuesOf('sent(SaveResult.model_validate({"id": 1, "later": True}))')).toEqual([{ id: 1 }]);
  });

  test('what may be null may not be missing', async () => {
    expect(await valuesOf('refused(SaveParams, name="a", inner={})')).toEqual([[['missing', 'owner']]]);
  });

  test('a tuple is a tuple', async () => {
    const [type, short] = await valuesOf(
      'type(MoveParams.model_validate({"at": [1, "b"], "form": {"kind": "box", "width": 1}}).at).__name__',
      'refused(MoveParams, at=[1], form={"kind": "box", "width": 1})',
    );

    expect(type).toBe('tuple');
    expect(short).toEqual([['missing', 'at', 1]]);
  });

  test('a union is told apart by its tag', async () => {
    const [type, wrong] = await valuesOf(
      'type(MoveParams.model_validate({"at": [1, "b"], "form": {"kind": "box", "width": 1}}).form).__name__',
      'refused(MoveParams, at=[1, "b"], form={"kind": "box", "radius": 1})',
    );

    expect(type).toBe('MoveParamsFormBox');
    expect(wrong).toEqual([['missing', 'form', 'box', 'width']]);
  });

  test('recursion is a model that names itself', async () => {
    const tree = '{"value": 1, "children": [{"value": "x", "children": []}]}';

    expect(await valuesOf(`refused(GrowParams, tree=${tree})`)).toEqual([
      [['int_type', 'tree', 'children', 0, 'value']],
    ]);
  });

  test('models of equal members are strangers', async () => {
    expect(await valuesOf('issubclass(MoveResult, SaveResult)', 'issubclass(SaveResult, MoveResult)')).toEqual([
      false,
      false,
    ]);
  });

  test('nested models are named after their way, shared ones after their id', async () => {
    const names = '[name for name in vars(row_check) if name.startswith(("Save", "Move", "Tree", "Grow"))]';

    expect((await valuesOf(names))[0]).toEqual(
      expect.arrayContaining(['SaveParamsInner', 'MoveParamsFormBox', 'MoveParamsFormCircle', 'Tree', 'GrowParams']),
    );
  });

  test('names are those that people would write, and a service with a hyphen is a module', async () => {
    const methods = '[name for name in vars(RowCheckService) if not name.startswith("_")]';

    expect((await valuesOf(methods))[0]).toEqual(['save', 'move', 'grow', 'page', 'wait', 'get_url_parts', 'import_']);
  });

  test('scalars are strict, and 2.0 is an integer', async () => {
    const [text, truth, half, whole] = await valuesOf(
      'refused(SaveResult, id="1")',
      'refused(SaveResult, id=True)',
      'refused(SaveResult, id=1.5)',
      'sent(SaveResult.model_validate({"id": 2.0}))',
    );

    expect([text, truth, half]).toEqual(Array.from({ length: 3 }, () => [[expect.stringMatching(/^int_/), 'id']]));
    expect(whole).toEqual({ id: 2 });
  });

  test('params are typed by what is sent; a default is filled in by who reads, and sent in results', async () => {
    const values = await valuesOf('sent(PageParams())', 'PageParams().page', 'sent(PageResult())');

    expect(values).toEqual([{}, 1, { total: 0 }]);
  });

  test('a codec goes by its wire side', async () => {
    const [sent, refused] = await valuesOf(
      'sent(WaitParams(until="2026-01-01T00:00:00Z"))',
      'refused(WaitParams, until=0)',
    );

    expect(sent).toEqual({ until: '2026-01-01T00:00:00Z' });
    expect(refused).toEqual([['string_type', 'until']]);
  });
});

describe('where the generator of the field is wrong, ours is right:', () => {
  test('in TypeScript each of four directions has its type, where they differ', () => {
    const text = workshop.read('generated/row-check.ts');

    expect(text).toContain('page(params?: PageParams, options?: CallOptions): Promise<PageResult>;');
    expect(text).toContain('page(params: PageParamsOutput): PageResultInput | Promise<PageResultInput>;');
    expect(text).toMatch(/PageParams \{\n {2}page\?: number/);
    expect(text).toMatch(/PageParamsOutput \{\n {2}page: number/);
    expect(text).toMatch(/PageResult \{\n {2}total: number/);
    expect(text).toMatch(/PageResultInput \{\n {2}total\?: number/);
  });

  test('schemas of zod 3 are refused, not read as empty', async () => {
    const text = contractText('z.object({ a: z.string() })').replace("'zod'", "'zod3'");
    const old = openWorkshop({ 'old.ts': text });

    const { code, warned } = await old.generate('contracts/old.ts', '--py', 'py');

    expect({ code, warned }).toEqual({
      code: 1,
      warned: expect.stringContaining('schemas of zod 3 have no JSON Schema'),
    });
    expect(warned).toMatch(/^trial\.go params: /);
  });
});

async function valuesOf(...expressions: readonly string[]): Promise<readonly unknown[]> {
  python.stdin.write(`${JSON.stringify(expressions)}\n`);
  const lines = createInterface(python.stdout);
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  lines.close();
  return JSON.parse(line) as readonly unknown[];
}
