// Picks the contenders and gives each its own loops.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join(import.meta.dirname, '../contenders');
/** Always there: all ratios are to one of them. */
const FLOORS = ['floor-ref.mjs', 'floor-json.mjs'];

/** The contenders that `only` names (parts of file names, separated by commas), and the floors. */
export async function loadPlayers({ only, dist, also }) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  const wanted = files.filter((file) => only === undefined || only.some((part) => file.includes(part)));
  const players = [];
  for (const file of new Set([...FLOORS, ...wanted])) {
    players.push(await loadPlayer(file, dist));
    if (also !== undefined && file.startsWith('ours')) players.push(await loadPlayer(file, also, ' (also)'));
  }
  return players.filter((player) => player !== undefined);
}

async function loadPlayer(file, dist, suffix = '') {
  const contender = await import(pathToFileURL(join(folder, file)).href);
  const name = contender.name + suffix;
  const drivers = await import(`./drivers.mjs?${encodeURIComponent(name)}`);
  const create = () => contender.create({ dist }, name);
  try {
    await (await create()).close();
  } catch (error) {
    console.error(`left out: ${name}: ${error.message}`);
    return undefined;
  }
  return { ...contender, name, file, drivers, create };
}
