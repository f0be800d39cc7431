/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What values a place of the wire takes: the one form that schemas are read into and that all emitters write from. */
export type Shape = ScalarShape | CompoundShape;

export type ScalarShape = AnyShape | NullShape | BooleanShape | NumberShape | StringShape | LiteralShape;

export type CompoundShape = ArrayShape | TupleShape | RecordShape | ObjectShape | UnionShape | RefShape;

interface Described {
  readonly description?: string | undefined;
}

/** Any JSON value. */
export interface AnyShape extends Described {
  readonly kind: 'any';
}

export interface NullShape extends Described {
  readonly kind: 'null';
}

export interface BooleanShape extends Described {
  readonly kind: 'boolean';
}

export interface NumberShape extends Described {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly multipleOf?: number | undefined;
}

export interface StringShape extends Described {
  readonly kind: 'string';
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** True where the schema counts its length in code points, not in UTF-16 units. */
  readonly countsCodePoints?: boolean;
  /** Regular expressions as TypeScript reads them, without flags; all have to match. */
  readonly patterns: readonly string[];
  readonly format?: string | undefined;
}

/** One of a few values. */
export interface LiteralShape extends Described {
  readonly kind: 'literal';
  readonly values: readonly (string | number | boolean | null)[];
}

export interface ArrayShape extends Described {
  readonly kind: 'array';
  readonly items: Shape;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
}

export interface TupleShape extends Described {
  readonly kind: 'tuple';
  readonly items: readonly Shape[];
  /** How many of `items` have to be there. */
  readonly required: number;
  /** What may follow; `undefined` if nothing may. */
  readonly rest?: Shape | undefined;
}

/** An object whose keys are data. */
export interface RecordShape extends Described {
  readonly kind: 'record';
  readonly keys: StringShape | LiteralShape;
  readonly values: Shape;
}

export interface ObjectShape extends Described {
  readonly kind: 'object';
  readonly properties: readonly Property[];
  /** Other keys: dropped, refused, or kept if their values have a shape. */
  readonly others: 'dropped' | 'refused' | Shape;
}

export interface Property extends Described {
  readonly name: string;
  readonly shape: Shape;
  /** False where what is sent may lack it. */
  readonly required: boolean;
  /** What the reader takes in the place of what was not sent. */
  readonly default?: Json | undefined;
}

export interface UnionShape extends Described {
  readonly kind: 'union';
  readonly options: readonly Shape[];
  /** True where a value must fit exactly one option. */
  readonly exclusive: boolean;
}

/** A shape that has a name in the model, since it is shared or leads back to itself. */
export interface RefShape extends Described {
  readonly kind: 'ref';
  readonly name: string;
}

/** A shape with a name, and the place of the contract that it comes from. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
  readonly place: string;
}

/** A contract, read: what all emitters start from. */
export interface Service {
  readonly service: string;
  /** The name of the export that it was found under, and the file. */
  readonly place: string;
  readonly methods: readonly Method[];
  /** Shared and recursive shapes, by name, in the order in which they were met. */
  readonly shared: ReadonlyMap<string, NamedShape>;
  readonly errors: Readonly<Record<string, number>>;
}

export interface Method {
  readonly name: string;
  readonly wireName: string;
  readonly description?: string | undefined;
  readonly params: Shape;
  /** `undefined` for a notification. */
  readonly result: Shape | undefined;
}

/** Returns true if a value may be left out of a call: an empty object fits the shape. */
export function takesNothing(shape: Shape, shared: Service['shared']): boolean {
  if (shape.kind === 'ref') return takesNothing(deref(shape, shared), shared);
  return shape.kind === 'object' && shape.properties.every(({ required }) => !required);
}

/** The shape that a reference stands for. */
export function deref(shape: Shape, shared: Service['shared']): Exclude<Shape, RefShape> {
  if (shape.kind !== 'ref') return shape;
  const named = shared.get(shape.name);
  if (named === undefined) throw new Error(`no shape is called ${shape.name}`);
  return deref(named.shape, shared);
}

/** The shapes directly within a shape. */
export function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'array':
      return [shape.items];
    case 'tuple':
      return shape.rest === undefined ? shape.items : [...shape.items, shape.rest];
    case 'record':
      return [shape.keys, shape.values];
    case 'object':
      return [
        ...shape.properties.map((property) => property.shape),
        ...(typeof shape.others === 'string' ? [] : [shape.others]),
      ];
    case 'union':
      return shape.options;
    default:
      return [];
  }
}

/** The property by whose text an object tells which option of a union it is; `undefined` where there is none. */
export function discriminatorOf({ options }: UnionShape, shared: Service['shared']): string | undefined {
  const objects = options.map((option) => deref(option, shared));
  const [first] = objects;
  if (first?.kind !== 'object') return undefined;
  return first.properties
    .map(({ name }) => name)
    .find((name) => {
      const values = objects.flatMap((shape) => tagsOf(shape, name));
      return objects.every((shape) => tagsOf(shape, name).length > 0) && new Set(values).size === values.length;
    });
}

/** The texts of a property that is always one of them. */
export function tagsOf(shape: Shape, name: string): readonly string[] {
  const property = shape.kind === 'object' ? shape.properties.find((found) => found.name === name) : undefined;
  if (property === undefined || !property.required || property.shape.kind !== 'literal') return [];
  const { values } = property.shape;
  return values.every((value) => typeof value === 'string') ? values : [];
}
