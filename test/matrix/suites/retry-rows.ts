import { leaveOpen, type ShopRpc, throwing } from './end-rows.js';

/** A test that the runner is to run twice, by what its first run does. */
export interface RetryRow {
  readonly title: string;
  run(rpc: ShopRpc): unknown;
}

/** The first run of a test fails; the second has an rpc of its own, without what the first left. */
function retryRow(what: string, fail: (rpc: ShopRpc) => unknown): RetryRow {
  let first: ShopRpc['clients'] | undefined;
  return {
    title: `passes: retried, ${what}`,
    async run(rpc) {
      if (first === undefined) {
        first = rpc.clients;
        return await fail(rpc);
      }
      const late = await first.stock.take({ sku: 'mug' }).then(String, String);
      first = undefined;
      if (!late.endsWith('that owned this rpc has ended')) throw new Error(`the first run's rpc says: ${late}`);
      if (rpc.calls().length > 0) throw new Error('the second run has calls of the first');
      return await rpc.clients.stock.take({ sku: 'mug' });
    },
  };
}

export const retryRows = (): readonly RetryRow[] => [
  retryRow('its first run throws', (rpc) => {
    void leaveOpen(rpc);
    throwing('the body');
  }),
  retryRow('its first run leaves a call open', (rpc) => void leaveOpen(rpc)),
  retryRow('its first run does not use its fault', (rpc) => void rpc.fault('stock.count').once().error(1001)),
];
