import { expect, test } from '@jest/globals';
import { runNode } from './run-node.js';

// Each script has a process of its own, which ends by itself, or not.
const setUp = `
  import { MemoryBus, MemoryRpcClient, MemoryRpcServer, defineContract, defineMethod } from 'rpc-testkit';
  const schema = { '~standard': { version: 1, vendor: 'x', validate: (value) => ({ value }) } };
  const contract = defineContract('work', { run: defineMethod({ params: schema, result: schema }) });
  async function start(run) {
    const bus = new MemoryBus();
    const server = new MemoryRpcServer({ bus });
    server.registerService(contract, { run });
    await server.start();
    const client = new MemoryRpcClient({ bus });
    await client.start();
    return { bus, server, client, api: client.proxy(contract) };
  }
  const hang = () => new Promise(() => {});
`;

test('a call in flight keeps the process alive until it settles', () => {
  const script = `${setUp}
    const { api } = await start(hang);
    const error = await api.run({}, { timeoutMs: 20 }).catch((e) => e);
    console.log(JSON.stringify(error.reason));
  `;

  expect(runNode(script, 'module')).toBe('timeout');
});

test('a call that may take for ever keeps the process alive too', () => {
  const script = `${setUp}
    const { api, client } = await start(hang);
    setTimeout(() => client.stop(), 20).unref();
    const error = await api.run({}, { timeoutMs: Infinity }).catch((e) => e);
    console.log(JSON.stringify(error.reason));
  `;

  expect(runNode(script, 'module')).toBe('stopped');
});

test('a process ends at once when all is answered, with nothing stopped', () => {
  const script = `${setUp}
    const { api, bus } = await start(async (params) => params);
    await api.run({});
    await bus.handle('{"jsonrpc":"2.0","id":1,"method":"work.run"}');
    await new Promise(setImmediate);
    console.log(JSON.stringify(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')));
  `;

  expect(runNode(script, 'module')).toEqual([]);
});

test('a process ends at once after a stop that did not need its grace, or used it up', () => {
  const script = `${setUp}
    let finish;
    const quick = await start(() => new Promise((resolve) => { finish = () => resolve(1); }));
    const call = quick.api.run({});
    await quick.client.notify('nobody', 'there', {});
    const stopping = quick.server.stop();
    finish();
    await Promise.all([call, stopping]);
    const slow = await start(hang);
    const lost = slow.api.run({}).catch((e) => e);
    await slow.client.notify('nobody', 'there', {});
    await slow.server.stop({ graceMs: 5 });
    await new Promise(setImmediate);
    console.log(JSON.stringify([await call, (await lost).reason, process.getActiveResourcesInfo().includes('Timeout')]));
  `;

  expect(runNode(script, 'module')).toEqual([1, 'stopped', false]);
});

test('a bus that is dropped is collected', () => {
  const script = `${setUp}
    async function drop() {
      const { bus, api, server, client } = await start(async (params) => params);
      await api.run({});
      return [bus, server, client].map((part) => new WeakRef(part));
    }
    const references = await drop();
    for (let turn = 0; turn < 20; turn++) {
      await new Promise(setImmediate);
      globalThis.gc();
    }
    console.log(JSON.stringify(references.map((reference) => reference.deref() === undefined)));
  `;

  expect(runNode(script, 'module', ['--expose-gc'])).toEqual([true, true, true]);
});
