import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const home = resolve(import.meta.dirname, '../../test/tools/python');

/** The Python environments of the tests, by name. */
export const ENVIRONMENTS = [
  { name: 'newest', requirements: join(home, 'requirements.txt') },
  { name: 'oldest', requirements: join(home, 'requirements-oldest.txt') },
];

/** Where they are, whether they have been made or not. */
export function pythonFolder() {
  const given = process.env.RPC_TESTKIT_PYTHON;
  if (given !== undefined) return given;
  const hash = createHash('sha256');
  for (const { requirements } of ENVIRONMENTS) hash.update(readFileSync(requirements));
  return join(tmpdir(), `rpc-testkit-python-${hash.digest('hex').slice(0, 12)}`);
}
