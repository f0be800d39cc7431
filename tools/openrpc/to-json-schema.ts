import type {
  JsonSchema,
  NumberShape,
  ObjectShape,
  Shape,
  StringShape,
  TupleShape,
} from '../../fixtures/shape/shape.js';

/** A shape as a JSON Schema of draft 7, which OpenRPC uses; shared shapes stand in the components of the document. */
export function toJsonSchema(shape: Shape): JsonSchema {
  const schema = bare(shape);
  return shape.description === undefined ? schema : { ...schema, description: shape.description };
}

function bare(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'any':
      return {};
    case 'null':
    case 'boolean':
      return { type: shape.kind };
    case 'number':
      return numberSchema(shape);
    case 'string':
      return stringSchema(shape);
    case 'literal':
      return shape.values.length === 1 ? { const: shape.values[0] } : { enum: shape.values };
    case 'array':
      return defined({
        type: 'array',
        items: toJsonSchema(shape.items),
        minItems: shape.minItems,
        maxItems: shape.maxItems,
      });
    case 'tuple':
      return tupleSchema(shape);
    case 'record':
      return {
        type: 'object',
        propertyNames: toJsonSchema(shape.keys),
        additionalProperties: toJsonSchema(shape.values),
      };
    case 'object':
      return objectSchema(shape);
    case 'union':
      return { [shape.exclusive ? 'oneOf' : 'anyOf']: shape.options.map(toJsonSchema) };
    case 'ref':
      return { $ref: `#/components/schemas/${shape.name}` };
  }
}

function tupleSchema({ items, required, rest }: TupleShape): JsonSchema {
  return {
    type: 'array',
    items: items.map(toJsonSchema),
    additionalItems: rest === undefined ? false : toJsonSchema(rest),
    minItems: required,
  };
}

function numberSchema({ kind: _kind, integer, description: _description, ...bounds }: NumberShape): JsonSchema {
  return defined({ type: integer ? 'integer' : 'number', ...bounds });
}

function stringSchema({ minLength, maxLength, patterns, format }: StringShape): JsonSchema {
  const [first, ...others] = patterns;
  const all = others.length === 0 ? { pattern: first } : { allOf: patterns.map((pattern) => ({ pattern })) };
  return defined({ type: 'string', minLength, maxLength, format, ...all });
}

function objectSchema({ properties, others }: ObjectShape): JsonSchema {
  const named = properties.map(({ name, shape, description, default: preset }) => {
    return [name, defined({ ...toJsonSchema(shape), description: description ?? shape.description, default: preset })];
  });
  const required = properties.flatMap(({ name, required: isRequired }) => (isRequired ? [name] : []));
  return defined({
    type: 'object',
    properties: Object.fromEntries(named) as JsonSchema,
    required: required.length === 0 ? undefined : required,
    additionalProperties: others === 'dropped' ? undefined : others === 'refused' ? false : toJsonSchema(others),
  });
}

function defined(schema: Readonly<Record<string, unknown>>): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
