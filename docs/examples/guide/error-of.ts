import { stripVTControlCharacters } from 'node:util';

/** The message of what a function throws, without colours. */
export async function errorOf(fails: () => unknown): Promise<string> {
  try {
    await fails();
  } catch (error) {
    return `${stripVTControlCharacters((error as Error).message)}\n`;
  }
  throw new Error('it was to fail');
}
