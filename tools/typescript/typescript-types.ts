import type { ObjectShape, Service, Shape, TupleShape } from '../../fixtures/shape/shape.js';
import { hasDefault } from '../shape/walk-shapes.js';

/** What a program passes, or what it gets: a default makes the one optional and the other not. */
export type Side = 'input' | 'output';

/** The type of a shape. `indent` is that of the line that it begins on. */
export function typeScriptType(shape: Shape, side: Side, service: Service, indent = ''): string {
  const inner = (part: Shape): string => typeScriptType(part, side, service, indent);
  switch (shape.kind) {
    case 'any':
      return 'unknown';
    case 'null':
    case 'boolean':
    case 'string':
    case 'number':
      return shape.kind;
    case 'literal':
      return shape.values.map((value) => toLiteral(value)).join(' | ');
    case 'array':
      return `${grouped(inner(shape.items))}[]`;
    case 'tuple':
      return tupleType(shape, inner);
    case 'record':
      return shape.keys.kind === 'string'
        ? `{ [key: string]: ${inner(shape.values)} }`
        : `Partial<Record<${inner(shape.keys)}, ${inner(shape.values)}>>`;
    case 'object':
      return objectType(shape, side, service, indent);
    case 'union':
      return [...new Set(shape.options.map(inner))].join(' | ');
    case 'ref':
      return sharedName(shape.name, side, service);
  }
}

/** The name of a shared shape: what is got has a name of its own where it differs. */
export function sharedName(name: string, side: Side, service: Service): string {
  const shape = service.shared.get(name)?.shape;
  return side === 'output' && shape !== undefined && hasDefault(shape, service) ? `${name}Output` : name;
}

function tupleType({ items, required, rest }: TupleShape, inner: (shape: Shape) => string): string {
  const types = items.map((item, index) => (index < required ? inner(item) : `${grouped(inner(item))}?`));
  return `[${[...types, ...(rest === undefined ? [] : [`...${grouped(inner(rest))}[]`])].join(', ')}]`;
}

function objectType({ properties, others }: ObjectShape, side: Side, service: Service, indent: string): string {
  const within = `${indent}  `;
  const lines = properties.map((property) => {
    const isThere = property.required || (side === 'output' && property.default !== undefined);
    const type = typeScriptType(property.shape, side, service, within);
    const doc = comment(property.description, within);
    return `${doc}${within}${toKey(property.name)}${isThere ? '' : '?'}: ${type}${isThere ? '' : ' | undefined'};\n`;
  });
  if (typeof others !== 'string') lines.push(`${within}[key: string]: unknown;\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}

function grouped(type: string): string {
  return / [|&] /.test(type) && !/^[{[]/.test(type) ? `(${type})` : type;
}

/** A name as a key of a type or an object. */
export function toKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : toLiteral(name);
}

/** A string, or another scalar, in single quotes. */
export function toLiteral(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A comment, with the line break after it; empty where there is nothing to say. */
export function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return '';
  const lines = text.trim().replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines.join('')} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
