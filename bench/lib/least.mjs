// The least that a bus by value can do for a typed call, written by hand for the work of this bench: params and result are copied
// once and checked by both ends, as ours are, the handler starts in a later turn, and what it returns is held against what its schema
// makes of it. No timeout, no abort, no interceptor, no errors, no names: what those cost is the difference to ours.
import { performance } from 'node:perf_hooks';
import { makeHandlers, makeSchemas } from './work.mjs';

/** Gives what makes a bus; with `records`, one that keeps a record of each call, by value and with its times. */
export function leastMaker({ records }) {
  const schemas = makeSchemas();
  const handlers = makeHandlers();
  return async () => {
    const bus = new LeastBus(schemas, handlers, records);
    return {
      add: (a, b) => bus.call('add', { a, b }),
      echo: (rows) => bus.call('echo', rows),
      forget: () => bus.forget(),
      close: async () => {},
    };
  };
}

class LeastBus {
  #methods;
  #records;
  #lastId = 0;

  constructor(schemas, handlers, records) {
    const methods = Object.entries(schemas).map(([name, schema]) => [name, { ...schema, handler: handlers[name] }]);
    this.#methods = new Map(methods);
    this.#records = records ? [] : undefined;
  }

  forget() {
    this.#records = [];
  }

  async call(name, params) {
    const method = this.#methods.get(name);
    const sent = copy(params);
    const record = this.#records === undefined ? undefined : this.#record(name, sent);
    const returned = await this.#serve(method, record === undefined ? sent : copy(sent));
    if (record !== undefined) {
      record.result = returned;
      record.durationMs = performance.now() - record.startedAt;
    }
    return method.result.parse(record === undefined ? returned : copy(returned));
  }

  #record(name, params) {
    const record = {
      name,
      id: ++this.#lastId,
      params,
      startedAt: performance.now(),
      result: undefined,
      durationMs: -1,
    };
    this.#records.push(record);
    return record;
  }

  #serve(method, params) {
    return new Promise((resolve, reject) => {
      void LATER.then(async () => {
        try {
          const returned = copy(await method.handler(method.params.parse(params)));
          if (!isSame(method.result.parse(returned), returned)) throw new Error('the schema changes the result');
          resolve(returned);
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}

const LATER = Promise.resolve();

function copy(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const members = {};
  for (const key in value) members[key] = copy(value[key]);
  return members;
}

function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}
