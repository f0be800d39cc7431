import type { NumberShape, StringShape } from './shape.js';
import { COUNTS_CODE_POINTS, type JsonSchema } from './vendors.js';

/** Reads what a JSON Schema asks of a number. */
export function readNumber(json: JsonSchema, integer: boolean): NumberShape {
  const bound = (name: string): number | undefined => (typeof json[name] === 'number' ? json[name] : undefined);
  return {
    kind: 'number',
    integer,
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    exclusiveMinimum: bound('exclusiveMinimum'),
    exclusiveMaximum: bound('exclusiveMaximum'),
    multipleOf: bound('multipleOf'),
  };
}

/** What libraries name as formats that are none. */
const NO_FORMATS = new Set([
  'regex',
  'includes',
  'starts_with',
  'ends_with',
  'lowercase',
  'uppercase',
  'template_literal',
]);

/** Reads what it asks of a string. */
export function readString(json: JsonSchema): StringShape {
  const { pattern, minLength, maxLength } = json;
  const patterns = [pattern, ...(Array.isArray(json['patterns']) ? json['patterns'] : [])];
  const format = textIn(json, 'format');
  return {
    kind: 'string',
    minLength: typeof minLength === 'number' ? minLength : undefined,
    maxLength: typeof maxLength === 'number' ? maxLength : undefined,
    ...(json[COUNTS_CODE_POINTS] === true ? { countsCodePoints: true } : {}),
    patterns: patterns.filter((found) => typeof found === 'string'),
    format: format === undefined || NO_FORMATS.has(format) ? undefined : format,
  };
}

/** A text of a schema; `undefined` where there is none, or an empty one. */
export function textIn(json: JsonSchema, key: string): string | undefined {
  return typeof json[key] === 'string' && json[key] !== '' ? json[key] : undefined;
}
