// Picks the contenders and gives each its own loops.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join(import.meta.dirname, '../contenders');
/** Always there: the ratios are to one of them. */
const FLOORS = ['floor-ref.mjs', 'floor-json.mjs'];

/** The contenders that `only` names by parts of their file names, and the floors; ours first. */
export async function loadPlayers({ only, dist, also }) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
  const wanted = files.filter((file) => only === undefined || only.some((part) => file.includes(part)));
  const [ours, peers] = [wanted.filter(isOurs), wanted.filter((file) => !isOurs(file))];
  const players = [];
  for (const file of new Set([...FLOORS, ...ours, ...peers])) {
    players.push(await loadPlayer(file, dist));
    if (also !== undefined && isOurs(file)) players.push(await loadPlayer(file, also, ' (also)'));
  }
  return players.filter((player) => player !== undefined);
}

function isOurs(file) {
  return file.startsWith('ours');
}

async function loadPlayer(file, dist, suffix = '') {
  const contender = await import(pathToFileURL(join(folder, file)).href);
  const name = contender.name + suffix;
  const drivers = await import(`./drivers.mjs?${encodeURIComponent(name)}`);
  let { create } = contender;
  try {
    create ??= await contender.load({ dist }, name);
    const instance = await create();
    await instance.add(1, 1);
    await instance.close();
  } catch (error) {
    console.error(`left out: ${name}: ${error.message.split('\n')[0]}`);
    return undefined;
  }
  return { ...contender, isPeer: !isOurs(file) && !FLOORS.includes(file), name, drivers, create };
}
