import type { NumberShape, ObjectShape, Service, Shape, StringShape, UnionShape } from '../../fixtures/shape/shape.js';
import { discriminatorOf } from '../../fixtures/shape/shape.js';
import { toKey, toLiteral } from '../typescript/typescript-types.js';

/** What the code of a schema is written with. */
export interface CodeContext {
  readonly service: Pick<Service, 'shared'>;
  /** The shared schemas that are defined above. */
  readonly known: ReadonlySet<string>;
}

/** The code of a zod schema. `indent` is that of the line that it begins on. */
export function zodCode(shape: Shape, context: CodeContext, indent = ''): string {
  const code = bare(shape, context, indent);
  return shape.description === undefined ? code : `${code}.describe(${toLiteral(shape.description)})`;
}

function bare(shape: Shape, context: CodeContext, indent: string): string {
  const inner = (part: Shape): string => zodCode(part, context, indent);
  switch (shape.kind) {
    case 'any':
      return 'z.unknown()';
    case 'null':
    case 'boolean':
      return `z.${shape.kind}()`;
    case 'number':
      return numberCode(shape);
    case 'string':
      return stringCode(shape);
    case 'literal': {
      const isEnum = shape.values.length > 1 && shape.values.every((value) => typeof value === 'string');
      const values = shape.values.map(toLiteral);
      return isEnum
        ? `z.enum([${values.join(', ')}])`
        : `z.literal(${values.length === 1 ? values.join('') : `[${values.join(', ')}]`})`;
    }
    case 'array':
      return `z.array(${inner(shape.items)})${bounds({ min: shape.minItems, max: shape.maxItems })}`;
    case 'tuple': {
      const items = shape.items.map((item, index) => `${inner(item)}${index < shape.required ? '' : '.optional()'}`);
      return `z.tuple([${items.join(', ')}]${shape.rest === undefined ? '' : `, ${inner(shape.rest)}`})`;
    }
    case 'record':
      return `z.${shape.keys.kind === 'literal' ? 'partialRecord' : 'record'}(${inner(shape.keys)}, ${inner(shape.values)})`;
    case 'object':
      return objectCode(shape, context, indent);
    case 'union':
      return unionCode(shape, context, indent);
    case 'ref':
      return context.known.has(shape.name) ? shape.name : `z.lazy(() => ${shape.name})`;
  }
}

const SAFE = Number.MAX_SAFE_INTEGER;

function numberCode({
  integer,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
}: NumberShape): string {
  const [min, max] = [
    minimum === -SAFE && integer ? undefined : minimum,
    maximum === SAFE && integer ? undefined : maximum,
  ];
  return `z.${integer ? 'int' : 'number'}()${bounds({ min, max, gt: exclusiveMinimum, lt: exclusiveMaximum, multipleOf })}`;
}

function stringCode({ minLength, maxLength, patterns, format }: StringShape): string {
  const regexes = patterns.map((pattern) => `.regex(${regexCode(pattern)})`).join('');
  if (format === 'uri' && patterns.length === 0) return `z.url()${bounds({ min: minLength, max: maxLength })}`;
  const meta = format === undefined ? '' : `.meta({ format: ${toLiteral(format)} })`;
  return `z.string()${bounds({ min: minLength, max: maxLength })}${regexes}${meta}`;
}

/** A pattern that TypeScript can't read is left to the runtime, which says so. */
function regexCode(pattern: string): string {
  try {
    return String(new RegExp(pattern));
  } catch {
    return `new RegExp(${toLiteral(pattern)})`;
  }
}

function bounds(given: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(given)
    .map(([name, bound]) => (bound === undefined ? '' : `.${name}(${bound})`))
    .join('');
}

function objectCode({ properties, others }: ObjectShape, context: CodeContext, indent: string): string {
  const within = `${indent}  `;
  const lines = properties.map(({ name, shape, required, description, default: preset }) => {
    const end = required ? '' : preset === undefined ? '.optional()' : presetCode(preset);
    const told = description === undefined ? '' : `.describe(${toLiteral(description)})`;
    const code = `${zodCode(shape, withAll(context), within)}${end}${told}`;
    // A schema that is defined below is read when it is asked for.
    const isLate = code !== zodCode(shape, context, within) + end + told;
    return isLate
      ? `${within}get ${toKey(name)}() {\n${within}  return ${code};\n${within}},\n`
      : `${within}${toKey(name)}: ${code},\n`;
  });
  const kind =
    others === 'refused'
      ? 'strictObject'
      : typeof others !== 'string' && others.kind === 'any'
        ? 'looseObject'
        : 'object';
  const rest = kind === 'object' && typeof others !== 'string' ? `.catchall(${zodCode(others, context, indent)})` : '';
  return `z.${kind}(${lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`})${rest}`;
}

/** Within a getter all names are known. */
function withAll(context: CodeContext): CodeContext {
  return { ...context, known: new Set(context.service.shared.keys()) };
}

/** A default that is an object or a list is parsed, so that what it lacks is filled in. */
function presetCode(preset: unknown): string {
  const verb = typeof preset === 'object' && preset !== null ? 'prefault' : 'default';
  return `.${verb}(${typeof preset === 'string' ? toLiteral(preset) : JSON.stringify(preset)})`;
}

function unionCode(shape: UnionShape, context: CodeContext, indent: string): string {
  const last = shape.options.at(-1);
  const [first] = shape.options;
  if (shape.options.length === 2 && last?.kind === 'null' && !shape.exclusive && first !== undefined) {
    return `${zodCode(first, context, indent)}.nullable()`;
  }
  const options = shape.options.map((option) => zodCode(option, context, indent)).join(', ');
  const discriminator = shape.exclusive ? discriminatorOf(shape, context.service.shared) : undefined;
  if (discriminator !== undefined) return `z.discriminatedUnion(${toLiteral(discriminator)}, [${options}])`;
  return `z.${shape.exclusive ? 'xor' : 'union'}([${options}])`;
}
