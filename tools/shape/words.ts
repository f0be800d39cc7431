/** The words of a name: `getURLParts`, `get-url-parts` and `get_url_parts` have the same three. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?\p{Ll}+\d*|\p{Lo}+|\d+/gu) ?? [];
}

/** `GetUrlParts`. */
export function toPascalCase(name: string): string {
  return wordsOf(name)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)
    .join('');
}

/** `get_url_parts`. */
export function toSnakeCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join('_');
}

/** `get-url-parts`. */
export function toKebabCase(name: string): string {
  return toSnakeCase(name).replaceAll('_', '-');
}
