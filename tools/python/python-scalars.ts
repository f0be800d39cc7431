import type { LiteralShape, NumberShape, StringShape } from '../../fixtures/shape/shape.js';
import { toLiteral } from './python-names.js';
import { toPythonPattern } from './python-pattern.js';
import type { Helper } from './python-support.js';

/** What scalar types are written with. */
export interface ScalarText {
  /** Adds a helper to the module. */
  readonly use: (helper: Helper) => Helper;
  /** Adds an import: `typing: Any`. */
  readonly import: (from: string) => void;
  readonly refuse: (message: string, place: string) => void;
}

/** A type with what is asked of its values beyond it. */
export function annotated(type: string, notes: readonly string[], module: ScalarText): string {
  if (notes.length === 0) return type;
  module.import('typing: Annotated');
  return `Annotated[${type}, ${notes.join(', ')}]`;
}

const SAFE = Number.MAX_SAFE_INTEGER;

/** The type of a number. */
export function numberType(shape: NumberShape, module: ScalarText): string {
  const isSafe = shape.integer && shape.minimum === -SAFE && shape.maximum === SAFE;
  const base = module.use(isSafe ? '_SafeInteger' : shape.integer ? '_Integer' : '_Number');
  const bounds = isSafe ? { ...shape, minimum: undefined, maximum: undefined } : shape;
  const notes = BOUNDS.flatMap(([key, name]) => {
    const bound = bounds[key];
    if (bound === undefined) return [];
    module.import(`annotated_types: ${name}`);
    return [`${name}(${bound})`];
  });
  if (shape.multipleOf !== undefined) notes.push(`${module.use('_multiple_of')}(${shape.multipleOf})`);
  return annotated(base, notes, module);
}

const BOUNDS = [
  ['minimum', 'Ge'],
  ['maximum', 'Le'],
  ['exclusiveMinimum', 'Gt'],
  ['exclusiveMaximum', 'Lt'],
] as const;

/** The type of a string. */
export function stringType(shape: StringShape, place: string, module: ScalarText): string {
  module.import('pydantic: StrictStr');
  const notes = lengthNotes(shape, module);
  for (const pattern of shape.patterns) {
    const python = toPythonPattern(pattern);
    if (python === undefined) module.refuse(`Python reads the regular expression /${pattern}/ otherwise`, place);
    else notes.push(`${module.use('_pattern')}(${rawString(python)})`);
  }
  return annotated('StrictStr', notes, module);
}

/** Python counts code points. */
function lengthNotes({ minLength = 0, maxLength, countsCodePoints }: StringShape, module: ScalarText): string[] {
  if (minLength === 0 && maxLength === undefined) return [];
  if (countsCodePoints !== true) {
    return [`${module.use('_length')}(${[minLength, ...(maxLength === undefined ? [] : [maxLength])].join(', ')})`];
  }
  const notes = [
    ...(minLength === 0 ? [] : [['MinLen', minLength] as const]),
    ...(maxLength === undefined ? [] : [['MaxLen', maxLength] as const]),
  ];
  return notes.map(([name, count]) => {
    module.import(`annotated_types: ${name}`);
    return `${name}(${count})`;
  });
}

/** A raw string, where it can be one. */
function rawString(text: string): string {
  const isPlain = !text.includes('"') && !/[\n\r]/.test(text) && !text.endsWith('\\');
  return isPlain ? `r"${text}"` : JSON.stringify(text);
}

/** The type of a few values. */
export function literalType({ values }: LiteralShape, module: ScalarText): string {
  const isFraction = (value: unknown): boolean => typeof value === 'number' && !Number.isInteger(value);
  const fractions = values.filter(isFraction);
  const literals = (type: string, note: readonly string[]): string[] => {
    const found = values.filter((value) => typeof value === type && !isFraction(value));
    if (found.length === 0) return [];
    module.import('typing: Literal');
    return [annotated(`Literal[${found.map(toLiteral).join(', ')}]`, note, module)];
  };
  const has = (type: string): boolean => values.some((value) => typeof value === type && !isFraction(value));
  return [
    ...literals('string', []),
    // Python takes True for 1.
    ...literals('number', has('number') ? [module.use('_numeric')] : []),
    ...literals('boolean', has('boolean') ? [module.use('_boolean')] : []),
    ...(fractions.length === 0
      ? []
      : [annotated(module.use('_Number'), [`${module.use('_one_of')}(${fractions.join(', ')})`], module)]),
    ...(values.includes(null) ? ['None'] : []),
  ].join(' | ');
}
