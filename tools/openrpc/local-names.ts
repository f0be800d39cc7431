import type { JsonSchema } from '../../fixtures/shape/shape.js';
import { toPascalCase } from '../shape/words.js';

/** The service and the method that a name in messages gets on our side. */
export interface LocalName {
  readonly service: string;
  readonly method: string;
}

/**
 * Names for the methods of a document, one for each: what this package wrote there; else what stands before and after a dot
 * or a slash, or, in names like `eth_blockNumber`, an underscore; else all are of one service, which the title names.
 */
export function localNames(document: JsonSchema, methods: readonly JsonSchema[]): readonly LocalName[] {
  const names = methods.map(({ name }) => String(name));
  const separator = ['.', '/', '_'].find((found) => isSeparator(found, names));
  const { title = '' } = Object(document['info']) as { readonly title?: string };
  return methods.map((object, index) => {
    const own = Object(object['x-rpc-testkit']) as Partial<LocalName>;
    if (typeof own.service === 'string' && typeof own.method === 'string')
      return { service: own.service, method: own.method };
    const name = names[index] ?? '';
    const at = separator === undefined ? -1 : name.indexOf(separator);
    return at === -1
      ? { service: camelCase(title, 'service'), method: camelCase(name, 'method') }
      : { service: camelCase(name.slice(0, at), 'service'), method: camelCase(name.slice(at + 1), 'method') };
  });
}

/** All names have it, and what stands before it is shared: `list_pets` and `get_pet` are of no services list and get. */
function isSeparator(separator: string, names: readonly string[]): boolean {
  if (!names.every((name) => name.indexOf(separator) > 0)) return false;
  const groups = new Set(names.map((name) => name.slice(0, name.indexOf(separator))));
  return separator !== '_' || groups.size * 2 <= names.length;
}

/** A name as it is where it can name something, else its words. */
function camelCase(name: string, otherwise: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name) && name !== 'then') return name;
  const pascal = toPascalCase(name).replace(/^\d+/, '');
  const found = `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
  return found === '' || found === 'then' ? otherwise : found;
}
