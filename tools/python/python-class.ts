import type { ObjectShape, Property } from '../../fixtures/shape/shape.js';
import { takesNull } from '../shape/walk-shapes.js';
import { docstring, fieldName, toLiteral } from './python-names.js';
import { annotated } from './python-scalars.js';
import { type ModuleText, type Spot, typeOf, within } from './python-types.js';

/** The class of an object, and the names that it needs. */
export function classText(shape: ObjectShape, spot: Spot, module: ModuleText): ClassText {
  const fields = fieldsOf(shape, spot, module);
  const { lines: options, after, needs } = optionsOf(shape, spot, module);
  const body = [...options, ...fields.map(({ line }) => line), ...after].map((line) =>
    line === '' ? '' : `    ${line}`,
  );
  const doc = docstring(shape.description, '    ');
  const start = `class ${spot.name}(_Model):\n${doc}${doc !== '' && body.length > 0 ? '\n' : ''}`;
  const empty = doc === '' && body.length === 0 ? '    pass' : '';
  return {
    text: `${start}${body.join('\n')}${empty}`,
    needs: [...needs, ...fields.flatMap(({ type }) => namesIn(type))],
  };
}

export interface ClassText {
  readonly text: string;
  readonly needs: readonly string[];
}

/** The names of classes and aliases in a type. */
export function namesIn(type: string): string[] {
  return type.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/\b[A-Z]\w*/g) ?? [];
}

function optionsOf(
  { properties, others }: ObjectShape,
  spot: Spot,
  module: ModuleText,
): { readonly lines: readonly string[]; readonly after: readonly string[]; readonly needs: string[] } {
  const lines: string[] = [];
  const after: string[] = [];
  const needs: string[] = [];
  if (others !== 'dropped') {
    module.import('pydantic: ConfigDict');
    lines.push(`model_config = ConfigDict(extra="${others === 'refused' ? 'forbid' : 'allow'}")`);
  }
  if (typeof others !== 'string' && others.kind !== 'any') {
    const type = typeOf(others, within(spot, '[key]'), module);
    module.import('typing: Self');
    module.import('pydantic: TypeAdapter model_validator');
    after.push(
      '',
      '@model_validator(mode="after")',
      'def _read_others(self) -> Self:',
      `    self.__pydantic_extra__ = TypeAdapter(dict[str, ${type}]).validate_python(self.__pydantic_extra__)`,
      '    return self',
    );
    needs.push(...namesIn(type));
  }
  const filled = properties.filter((property) => spot.filled && property.default !== undefined);
  if (filled.length > 0) {
    module.import('typing: ClassVar');
    const names = filled.map(({ name }) => `"${fieldName(name)}"`);
    lines.push(`_filled: ClassVar[frozenset[str]] = frozenset({${names.join(', ')}})`);
  }
  return { lines: lines.length === 0 ? lines : [...lines, ''], after, needs };
}

function fieldsOf(
  { properties }: ObjectShape,
  spot: Spot,
  module: ModuleText,
): readonly { readonly line: string; readonly type: string }[] {
  const taken = new Map<string, string>();
  return properties.map((property) => {
    const name = fieldName(property.name);
    const other = taken.get(name);
    if (other !== undefined)
      module.refuse(`${other} and ${property.name} would both be called ${name} in Python`, spot.place);
    taken.set(name, property.name);
    const type = typeOf(property.shape, within(spot, `.${property.name}`), module);
    return { line: fieldText(name, property, type, module), type };
  });
}

function fieldText(name: string, property: Property, bare: string, module: ModuleText): string {
  const { required, shape, description } = property;
  const isUnset = !required && property.default === undefined;
  const notes = isUnset && !takesNull(shape, module.service) ? [module.use('_optional')] : ([] as string[]);
  const options = [
    ...(name === property.name ? [] : [`alias=${toLiteral(property.name)}`]),
    ...(description === undefined ? [] : [`description=${toLiteral(description)}`]),
  ];
  if (options.length > 0) {
    module.import('pydantic: Field');
    notes.push(`Field(${options.join(', ')})`);
  }
  const type = isUnset && !takesNull(shape, module.service) ? `${bare} | None` : bare;
  const preset = required ? '' : presetText(property.default, module);
  return `${name}: ${annotated(type, notes, module)}${preset}`;
}

function presetText(value: unknown, module: ModuleText): string {
  if (typeof value !== 'object' || value === null) return ` = ${toLiteral(value)}`;
  module.import('pydantic: Field');
  return ` = Field(default_factory=lambda: ${module.use('_default')}(${toLiteral(value)}), validate_default=True)`;
}
