/** What may be told of a thrown value: its name and message, never a stack or other members. Never throws. */
export function describeThrown(thrown: unknown): { readonly name: string; readonly message: string } {
  try {
    if (!isError(thrown)) return { name: typeof thrown, message: String(thrown) };
    return { name: String(thrown.name), message: String(thrown.message) };
  } catch {
    return { name: typeof thrown, message: 'a value that has no text' };
  }
}

/** By tag too: an error of another realm is no `instanceof` this one's `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
