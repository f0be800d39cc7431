// The loops around a contender. Imported once per contender with a query of its own (`drivers.mjs?floor-json`), so that
// each contender has its own copy of these functions and what the JIT learns in one does not shape another.

/** Calls one after the other. */
export async function sequential(instance, count) {
  for (let index = 0; index < count; index++) {
    const { sum } = await instance.add(index, 1);
    if (sum !== index + 1) throw new Error(`wrong sum ${sum}`);
  }
}

/** Calls all at the same time, awaits them all. */
export async function atOnce(instance, count) {
  const calls = [];
  for (let index = 0; index < count; index++) calls.push(instance.add(index, 1));
  const results = await Promise.all(calls);
  if (results[count - 1].sum !== count) throw new Error(`wrong sum ${results[count - 1].sum}`);
}

/** Echoes one after the other. */
export async function echoes(instance, count, payload) {
  for (let index = 0; index < count; index++) {
    const { rows } = await instance.echo(payload);
    if (rows.length !== payload.rows.length) throw new Error(`wrong echo of ${rows.length} rows`);
  }
}

/** Set-up, one call, teardown, again and again. */
export async function setUps(create, count) {
  for (let index = 0; index < count; index++) {
    const instance = await create();
    const { sum } = await instance.add(index, 1);
    if (sum !== index + 1) throw new Error(`wrong sum ${sum}`);
    await instance.close();
  }
}
