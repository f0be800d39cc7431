import { expect } from 'vitest';

/** Holds the text of an assertion that fails, as it is without colour, in a golden file. */
export async function failsAs(name: string, assertion: () => void): Promise<void> {
  let text = 'it has passed';
  try {
    assertion();
  } catch (error) {
    // oxlint-disable-next-line no-control-regex -- colour is made of control characters
    text = (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
  await expect(`${text}\n`).toMatchFileSnapshot(`./matchers/${name}.golden.txt`);
}
