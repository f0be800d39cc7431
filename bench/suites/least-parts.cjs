// The least that a kit can do for a test, written by hand: calls are validated on both sides and cross as JSON text, records have
// call sites, calls without an answer are looked for at the end, and matchers read the records.
const { z } = require('zod');

const schemas = {
  params: z.object({ a: z.number(), b: z.number() }),
  result: z.object({ sum: z.number() }),
};

const handlers = { add: async ({ a, b }) => ({ sum: a + b }) };

/** What a test gets in place of `rpc`; knows its owner, as a kit must. */
exports.openLeast = (owner) => {
  const records = [];
  const add = async (params) => {
    const record = { name: 'arith.add', params: JSON.stringify(params), result: undefined, site: {} };
    captureSite(record.site, add);
    records.push(record);
    const request = JSON.parse(record.params);
    const result = schemas.result.parse(await handlers.add(schemas.params.parse(request)));
    record.result = JSON.stringify(result);
    return schemas.result.parse(JSON.parse(record.result));
  };
  return { owner, clients: { arith: { add } }, records };
};

function captureSite(site, above) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 4;
  Error.captureStackTrace(site, above);
  Error.stackTraceLimit = limit;
}

exports.closeLeast = async ({ records }) => {
  await new Promise((resolve) => setImmediate(resolve));
  const open = records.find(({ result }) => result === undefined);
  if (open !== undefined) throw new Error(`${open.name} is still open`);
};

exports.leastMatchers = {
  toHaveCalled: ({ records }, name, params) => {
    const text = JSON.stringify(params);
    const pass = records.some((record) => record.name === name && record.params === text);
    return { pass, message: () => `expected ${name} with ${text}` };
  },
  toHaveCalledTimes: ({ records }, name, times) => {
    const calls = records.filter((record) => record.name === name);
    return { pass: calls.length === times, message: () => `expected ${times} calls of ${name}, not ${calls.length}` };
  },
};
