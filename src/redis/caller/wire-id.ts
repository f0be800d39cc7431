/** The wire id of a call: unlike any other on this Redis, and text, as the peers of other makes have it. */
export function wireIdOf(busId: string, tag: string): string {
  return `${busId}.${tag}`;
}

/** The tag of the call that a reply frame answers; `undefined` where none can be read. */
export function tagOf(frame: string): string | undefined {
  try {
    const { id } = JSON.parse(frame) as { readonly id?: unknown };
    return typeof id === 'string' ? id.slice(id.lastIndexOf('.') + 1) : undefined;
  } catch {
    // Python may write NaN, which is not JSON: the caller then hears that its reply is malformed, instead of nothing.
    return WIRE_ID.exec(frame)?.[1];
  }
}

const WIRE_ID = /"id"\s*:\s*"[0-9a-f-]{36}\.(\d+)"/;
