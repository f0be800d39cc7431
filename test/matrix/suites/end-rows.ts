import type { MemoryRpc } from 'rpc-testkit/fixtures';
import type { services } from './shop.js';

export type ShopRpc = MemoryRpc<typeof services>;

/** A test by what ends it: its title begins with what comes of it. */
export interface EndRow {
  readonly title: string;
  /** How the runner is to take it: it may have 40 ms, or it is declared to fail. */
  readonly how?: 'slow' | 'expected to fail';
  run(rpc: ShopRpc): unknown;
}

/** What tests used: each has ended with its test. */
const used: ShopRpc['clients'][] = [];

/** Leaves a call open, which nobody answers. */
export function leaveOpen(rpc: ShopRpc): Promise<unknown> {
  used.push(rpc.clients);
  rpc.on('stock.count').hangs();
  return rpc.clients.stock.count({ sku: 'mug' }, { timeoutMs: 60_000 });
}

export function throwing(what: string): never {
  throw new Error(`${what} threw`);
}

export const endRows: readonly EndRow[] = [
  { title: 'passes: it returns', run: (rpc) => (used.push(rpc.clients), rpc.clients.stock.take({ sku: 'mug' })) },
  {
    title: 'fails: it throws, and leaves a call open',
    run(rpc) {
      void leaveOpen(rpc);
      throwing('the body');
    },
  },
  { title: 'fails: it only leaves a call open', run: (rpc) => void leaveOpen(rpc) },
  { title: 'fails: it takes too long', how: 'slow', run: leaveOpen },
  {
    title: 'passes: expected to fail, it throws',
    how: 'expected to fail',
    run(rpc) {
      void leaveOpen(rpc);
      throwing('the body');
    },
  },
  {
    title: 'passes: after them, each has ended, and its calls say so',
    async run() {
      const late = used.splice(0).map(({ stock }) => stock.take({ sku: 'mug' }).then(String, String));
      const wrong = (await Promise.all(late)).filter((text) => !text.endsWith('that owned this rpc has ended'));
      if (late.length === 0 || wrong.length > 0)
        throw new Error(`${late.length} calls, of which wrong: ${wrong.join()}`);
    },
  },
];

export const afterThem = endRows.filter(({ title }) => title.includes('after them'));
