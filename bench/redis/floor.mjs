// What a call over streams can't do without: XADD, XREADGROUP, XADD and XACK of a worker, XREAD. JSON, no validation,
// no timeouts, nothing deleted.
import { randomUUID } from 'node:crypto';
import { entriesOf } from './libraries.mjs';

/** A worker and a caller by hand, each with connections of its own. */
export async function createFloor({ open }, socket) {
  const connections = await Promise.all(Array.from({ length: 4 }, () => open(socket)));
  const [workerReads, workerSends, callerReads, callerSends] = connections;
  const [stream, replies] = [`floor:${randomUUID()}`, `floor:${randomUUID()}`];
  const state = { isOpen: true, stream, replies, waiting: new Map(), calls: 0 };
  await workerSends.send('XGROUP', 'CREATE', stream, 'g', '0', 'MKSTREAM');
  void work(state, workerReads, workerSends).catch(() => {});
  void receive(state, callerReads).catch(() => {});
  return {
    add: (a, b) => call(state, callerSends, { a, b }),
    close: async () => {
      state.isOpen = false;
      for (const connection of connections) connection.close();
    },
  };
}

function call(state, connection, { a, b }) {
  return new Promise((resolve, reject) => {
    state.calls += 1;
    state.waiting.set(state.calls, resolve);
    const envelope = JSON.stringify({ id: state.calls, a, b });
    connection.send('XADD', state.stream, '*', 'envelope', envelope).catch(reject);
  });
}

async function work(state, reads, sends) {
  const { stream, replies } = state;
  const read = ['XREADGROUP', 'GROUP', 'g', 'c', 'COUNT', '128', 'BLOCK', '500', 'STREAMS', stream, '>'];
  while (state.isOpen) {
    for (const [entryId, fields] of entriesOf(await reads.send(...read))) {
      const { id, a, b } = JSON.parse(fields[1]);
      const reply = sends.send('XADD', replies, '*', 'envelope', JSON.stringify({ id, result: { sum: a + b } }));
      void Promise.all([reply, sends.send('XACK', stream, 'g', entryId)]).catch(() => {});
    }
  }
}

async function receive(state, reads) {
  let last = '0';
  while (state.isOpen) {
    const read = ['XREAD', 'COUNT', '1000', 'BLOCK', '500', 'STREAMS', state.replies, last];
    for (const [entryId, fields] of entriesOf(await reads.send(...read))) {
      last = entryId;
      const { id, result } = JSON.parse(fields[1]);
      state.waiting.get(id)(result);
      state.waiting.delete(id);
    }
  }
}
