import { expect } from 'vitest';
import { JsonRefusal } from '../../../src/wire/thrown.js';
import { toPlain } from '../../../src/wire/to-plain.js';

/** What the value is after its JSON text was written and read. */
export function viaJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

/** Why `toPlain` refuses the value. */
export function refusalOf(value: unknown): JsonRefusal {
  try {
    toPlain(value, 'params');
  } catch (error) {
    expect(error).toBeInstanceOf(JsonRefusal);
    return error as JsonRefusal;
  }
  throw new Error('expected a refusal');
}
