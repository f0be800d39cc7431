import { nameOfPlace } from '../shape/read-service.js';
import type { ArrayShape, RecordShape, Service, Shape, TupleShape, UnionShape } from '../../fixtures/shape/shape.js';
import { deref, discriminatorOf, tagsOf } from '../../fixtures/shape/shape.js';
import { fieldName } from './python-names.js';
import { annotated, literalType, numberType, type ScalarText, stringType } from './python-scalars.js';

/** Where a type is written: the name that an object there gets, and the place of the contract. */
export interface Spot {
  readonly name: string;
  readonly place: string;
  /** True in a result, where defaults are sent. */
  readonly filled: boolean;
}

/** What the types of a module are written with. */
export interface ModuleText extends ScalarText {
  readonly service: Service;
  /** Adds a class for an object; gives its name. */
  readonly classOf: (shape: Shape & { readonly kind: 'object' }, spot: Spot) => string;
  /** The name of a shared shape. */
  readonly nameOf: (name: string, filled: boolean) => string;
}

/** The type of a shape, as an annotation. */
export function typeOf(shape: Shape, spot: Spot, module: ModuleText): string {
  switch (shape.kind) {
    case 'any':
      module.import('typing: Any');
      return 'Any';
    case 'null':
      return 'None';
    case 'boolean':
      module.import('pydantic: StrictBool');
      return 'StrictBool';
    case 'number':
      return numberType(shape, module);
    case 'string':
      return stringType(shape, spot.place, module);
    case 'literal':
      return literalType(shape, module);
    case 'array':
      return arrayType(shape, spot, module);
    case 'tuple':
      return tupleType(shape, spot, module);
    case 'record':
      return recordType(shape, spot, module);
    case 'object':
      return module.classOf(shape, spot);
    case 'union':
      return unionType(shape, spot, module);
    case 'ref':
      return module.nameOf(shape.name, spot.filled);
  }
}

function arrayType({ items, minItems, maxItems }: ArrayShape, spot: Spot, module: ModuleText): string {
  const notes = [
    ...(minItems === undefined || minItems === 0 ? [] : [['MinLen', minItems] as const]),
    ...(maxItems === undefined ? [] : [['MaxLen', maxItems] as const]),
  ].map(([name, count]) => {
    module.import(`annotated_types: ${name}`);
    return `${name}(${count})`;
  });
  return annotated(`list[${typeOf(items, within(spot, '[]'), module)}]`, notes, module);
}

/** A tuple whose end may be missing is one of several tuples. */
function tupleType({ items, required, rest }: TupleShape, spot: Spot, module: ModuleText): string {
  const types = items.map((item, index) => typeOf(item, within(spot, `[${index}]`), module));
  if (rest !== undefined) {
    if (required < items.length) module.refuse('a tuple with both optional items and a rest', spot.place);
    const type = typeOf(rest, within(spot, '[…]'), module);
    if (types.length === 0) return `tuple[${type}, ...]`;
    const first = types.join(', ');
    const note = `${module.use('_rest')}(lambda: (tuple[${first}], list[${type}]))`;
    return annotated(`tuple[${first}, *tuple[${type}, ...]]`, [note], module);
  }
  const lengths = Array.from({ length: items.length - required + 1 }, (_, index) => required + index);
  return lengths.map((length) => `tuple[${types.slice(0, length).join(', ') || '()'}]`).join(' | ');
}

function recordType({ keys, values }: RecordShape, spot: Spot, module: ModuleText): string {
  return `dict[${typeOf(keys, spot, module)}, ${typeOf(values, within(spot, '[key]'), module)}]`;
}

/** The first option that takes a value has it, as in TypeScript; `None` needs no order. */
function unionType(shape: UnionShape, spot: Spot, module: ModuleText): string {
  const isNull = (option: Shape): boolean => option.kind === 'null';
  const options = shape.options.filter((option) => !isNull(option));
  const end = shape.options.some(isNull) ? ' | None' : '';
  const union = { ...shape, options };
  const discriminator = options.length > 1 ? discriminatorOf(union, module.service.shared) : undefined;
  if (shape.exclusive && discriminator === undefined && !areApart(options, module.service)) {
    module.refuse('exactly one of several schemas (oneOf, xor) needs schemas of different types', spot.place);
  }
  const types = options.map((option, index) => {
    const [tag] = discriminator === undefined ? [] : tagsOf(deref(option, module.service.shared), discriminator);
    return typeOf(option, within(spot, tag === undefined ? `|${index + 1}` : `.${tag}`), module);
  });
  if (types.length < 2 || types.includes('Any')) return `${types.includes('Any') ? 'Any' : types.join('')}${end}`;
  module.import('pydantic: Field');
  const note =
    discriminator === undefined ? 'union_mode="left_to_right"' : `discriminator="${fieldName(discriminator)}"`;
  return `${annotated(types.join(' | '), [`Field(${note})`], module)}${end}`;
}

/** Returns true if no value fits two of the shapes, since their types differ. */
function areApart(shapes: readonly Shape[], { shared }: Service): boolean {
  const kinds = shapes.flatMap((shape) => kindsOf(deref(shape, shared)));
  return new Set(kinds).size === kinds.length && !kinds.includes('any');
}

function kindsOf(shape: Shape): readonly string[] {
  if (shape.kind === 'record') return ['object'];
  if (shape.kind === 'tuple') return ['array'];
  if (shape.kind !== 'literal') return [shape.kind];
  return [...new Set(shape.values.map((value) => (value === null ? 'null' : typeof value)))];
}

/** A place within a place, and the name of what is there. */
export function within(spot: Spot, step: string): Spot {
  return { ...spot, name: nameOfPlace(spot.name, step), place: `${spot.place}${step}` };
}
