// A Redis server of the benchmark's own, on a unix socket: what runs on the machine's usual port is left alone.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives `{ socket, close }`, or `undefined` where no server program is installed. */
export async function startServer() {
  const program = ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  if (program === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rpc-bench-'));
  const socket = join(folder, 's');
  const child = spawn(program, ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => data.toString().includes('eady to accept') && resolve());
    child.once('exit', (code) => reject(new Error(`${program} ended with code ${code}`)));
  });
  child.removeAllListeners('exit');
  return { socket, close };
}
