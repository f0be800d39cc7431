import { fc } from '../../chance.js';
import { LEAVES, type Form, JUNK } from './leaf-forms.js';

export type { Form } from './leaf-forms.js';

const NAMES = ['a', 'userId', 'import', 'x-y', '_key', 'getURLParts', 'copy', 'id', 'list'];
const TAGS = ['circle', 'box', 'line'];

/** Schemas of zod, of all kinds within each other, with values of which most fit. */
export function forms(): fc.Arbitrary<Form> {
  return fc.letrec<{ form: Form }>((tie) => {
    const form = tie('form');
    const nested = [
      nullables(form),
      arrays(form),
      tuples(form),
      records(form),
      objects(form),
      unions(form),
      tagged(form),
    ];
    return { form: fc.oneof({ maxDepth: 2, depthSize: 'medium', withCrossShrink: true }, LEAVES, ...nested) };
  }).form;
}

/** A value as a schema asks for it, or, now and then, any other. */
export function near({ fitting }: Form): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 15, arbitrary: fitting }, { weight: 1, arbitrary: JUNK });
}

function nullables(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  return form.map((inner) => ({ code: `${inner.code}.nullable()`, fitting: fc.option(inner.fitting) }));
}

function arrays(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  return fc
    .tuple(form, fc.constantFrom('', '.min(1)', '.max(2)', '.length(2)', '.nonempty()'))
    .map(([inner, bound]) => ({
      code: `z.array(${inner.code})${bound}`,
      fitting: fc.array(near(inner), { maxLength: 3 }),
    }));
}

function tuples(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  const items = fc.array(form, { minLength: 1, maxLength: 3 });
  const ends = fc.oneof(
    fc.constant({ code: '', optional: '', rest: [] as readonly Form[] }),
    fc.constant({ code: '', optional: '.optional()', rest: [] as readonly Form[] }),
    form.map((rest) => ({ code: `, ${rest.code}`, optional: '', rest: [rest] })),
  );
  return fc.tuple(items, ends).map(([all, { code, optional, rest }]) => {
    const first = all.map(near);
    const more = rest.map((one) => fc.array(near(one), { maxLength: 2 }));
    const fitting = fc
      .tuple(fc.tuple(...first), fc.tuple(...more), fc.boolean())
      .map(([start, [end = []], isShort]) => {
        return isShort ? start.slice(0, -1) : start.concat(end);
      });
    return { code: `z.tuple([${all.map((item) => item.code).join(', ')}${optional}]${code})`, fitting };
  });
}

const KEYS: readonly (readonly [code: string, keys: fc.Arbitrary<string>])[] = [
  ['z.record(z.string(), ', fc.string({ unit: 'binary', maxLength: 4 })],
  ['z.record(z.string().min(2), ', fc.string({ maxLength: 4 })],
  ['z.record(z.string().regex(/^[a-z]$/), ', fc.constantFrom('a', 'b', 'z', 'A', 'ab')],
  ["z.partialRecord(z.enum(['en', 'de']), ", fc.constantFrom('en', 'de', 'fr')],
  ["z.record(z.enum(['en', 'de']), ", fc.constantFrom('en', 'de')],
];

function records(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  return fc.tuple(form, fc.constantFrom(...KEYS)).map(([values, [code, keys]]) => ({
    code: `${code}${values.code})`,
    fitting: fc.dictionary(keys, near(values), { maxKeys: 3 }),
  }));
}

function objects(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  const kinds = fc.constantFrom('z.object(', 'z.object(', 'z.strictObject(', 'z.looseObject(');
  const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 0, maxLength: 4 });
  return fc
    .tuple(kinds, names, fc.array(members(form), { minLength: 4, maxLength: 4 }), fc.option(form))
    .map(([kind, found, given, others]) => {
      const properties = found.flatMap((name, index) =>
        given[index] === undefined ? [] : [{ name, ...given[index] }],
      );
      const catchall = others !== null && kind === 'z.object(' ? `.catchall(${others.code})` : '';
      const more = others === null ? fc.constant({}) : fc.dictionary(fc.constantFrom('more', 'other'), near(others));
      return { code: `${kind}${shapeOf(properties)})${catchall}`, fitting: memberValues(properties, more) };
    });
}

interface Member extends Form {
  readonly optional: boolean;
}

function members(form: fc.Arbitrary<Form>): fc.Arbitrary<Member> {
  const presets = LEAVES.chain(({ code, fitting }) =>
    fitting.map((preset) => ({ code: `preset(${code}, ${JSON.stringify(preset)})`, fitting, optional: true })),
  );
  return fc.oneof(
    form.map((one) => ({ ...one, optional: false })),
    form.map((one) => ({ code: `${one.code}.optional()`, fitting: one.fitting, optional: true })),
    form.map((one) => ({ code: `${one.code}.nullish()`, fitting: fc.option(one.fitting), optional: true })),
    presets,
  );
}

function shapeOf(properties: readonly (Member & { readonly name: string })[]): string {
  return `{ ${properties.map(({ name, code }) => `${JSON.stringify(name)}: ${code}`).join(', ')} }`;
}

function memberValues(
  properties: readonly (Member & { readonly name: string })[],
  more: fc.Arbitrary<object>,
): fc.Arbitrary<unknown> {
  const values = Object.fromEntries(properties.map((property) => [property.name, near(property)]));
  const required = properties.filter(({ optional }) => !optional).map(({ name }) => name);
  const isRare = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: more });
  return fc
    .tuple(fc.record(values, { requiredKeys: required }), isRare)
    .map(([own, others]) => Object.assign({}, others, own));
}

function unions(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  return fc.array(form, { minLength: 2, maxLength: 3 }).map((options) => ({
    code: `z.union([${options.map(({ code }) => code).join(', ')}])`,
    fitting: fc.oneof(...options.map(({ fitting }) => fitting)),
  }));
}

function tagged(form: fc.Arbitrary<Form>): fc.Arbitrary<Form> {
  return fc.array(members(form), { minLength: 2, maxLength: 3 }).map((all) => {
    const options = all.map((member, index) => {
      const tag = TAGS[index] ?? '';
      const kind = { name: 'kind', code: `z.literal('${tag}')`, fitting: fc.constant(tag), optional: false };
      return [kind, Object.assign({ name: 'size' }, member)];
    });
    return {
      code: `z.discriminatedUnion('kind', [${options.map((option) => `z.object(${shapeOf(option)})`).join(', ')}])`,
      fitting: fc.oneof(...options.map((option) => memberValues(option, fc.constant({})))),
    };
  });
}
