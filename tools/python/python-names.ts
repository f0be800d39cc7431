import { toSnakeCase } from '../shape/words.js';

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
/** What pydantic's models have, the types that the annotations of a class name, and the letter that linters take for a 1. */
const HIDDEN = new Set(
  'construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json model_validate_strings str int float bool list tuple l'.split(
    ' ',
  ),
);

/** The name of a field: snake_case, with an underscore where Python or pydantic has the name. */
export function fieldName(property: string): string {
  const name = identifier(property, 'field');
  return HIDDEN.has(name) ? `${name}_` : name;
}

/** The name of a method. */
export function methodName(method: string): string {
  return identifier(method, 'method');
}

/** The name of a module: what is imported. */
export function moduleName(service: string): string {
  return identifier(service, 'service');
}

function identifier(name: string, otherwise: string): string {
  const snake = toSnakeCase(name);
  const found = snake === '' || /^\d/.test(snake) ? `${otherwise}_${snake}`.replace(/_$/, '') : snake;
  return KEYWORDS.has(found) ? `${found}_` : found;
}

/** Names that are taken, and by what: two places can't have one. */
export class Names {
  readonly #taken = new Map<string, string>();
  readonly #refuse: (message: string) => void;

  constructor(refuse: (message: string) => void, taken: readonly string[] = []) {
    this.#refuse = refuse;
    for (const name of taken) this.#taken.set(name, 'what the module imports');
  }

  /** Takes a name for a place; refuses where another place has it. */
  take(name: string, place: string): string {
    const other = this.#taken.get(name);
    if (other !== undefined && other !== place) {
      this.#refuse(`${place} and ${other} would both be called ${name} in Python: rename one`);
    }
    this.#taken.set(name, place);
    return name;
  }
}

/** A string, number, boolean, `null`, list or object as Python writes it. */
export function toLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${toLiteral(item)}`)
    .join(', ')}}`;
}

/** A docstring, indented, with the line break after it; empty where there is nothing to say. */
export function docstring(text: string | undefined, indent: string): string {
  if (text === undefined) return '';
  const lines = text.trim().replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"').split('\n');
  const last = lines.length > 1 ? `\n${indent}` : '';
  const body = lines.map((line) => line.trimEnd()).join(`\n${indent}`);
  return `${indent}"""${body.endsWith('"') ? `${body} ` : body}${last}"""\n`;
}
