import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a program in a folder; resolves with its exit code and all that it printed. Killed after ten minutes. */
export async function run(command, args, { cwd, env = {} }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 600_000,
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const [code] = await once(child, 'close');
  return { code: code ?? 1, text: Buffer.concat(printed).toString() };
}

/** What npm and the runners put into the environment of `npm run matrix` is not for the cells. */
function cleanEnvironment() {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|VITEST|JEST|NODE_OPTIONS|NODE_ENV)/.test(name),
  );
  return { ...Object.fromEntries(own), NO_COLOR: '1' };
}
