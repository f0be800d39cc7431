import { RpcError } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { test as base } from 'vitest';
import { createCheckout } from '../checkout/checkout.js';
import { inventory, mail, payments } from '../checkout/contracts.js';
import { onePoster, orderOf } from '../checkout/orders.js';
import { openShop } from '../checkout/services.js';
import { createSearchBox, search } from './application.js';

const test = base.extend(withMemoryRpc({ services: [search, inventory, payments, mail], clients: ['ann', 'bob'] }));

// #region last-answer-first
test('the answer to what was typed before comes last, and is not shown', async ({ rpc }) => {
  rpc.on('search.run').handle(({ text }) => ({ hits: [`${text}!`] }));
  using gate = rpc.hold('search.run', { at: 'reply' });
  const box = createSearchBox(rpc.clients.search);

  const typing = [box.type('m'), box.type('mug')];
  await gate.arrived(2);
  gate.release(1);
  await typing[1];
  gate.release(0);
  await typing[0];

  expect(box.shown).toBe('mug!');
});
// #endregion

// #region second-in-first-out
test('who comes second may be served first, and gets the last poster', async ({ rpc }) => {
  const shop = openShop({ poster: 1 });
  rpc.on('inventory.reserve').handle(shop.inventory.reserve);
  rpc.on('payments.charge').handle(shop.payments.charge);
  rpc.on('mail.confirmOrder').handle(shop.mail.confirmOrder);
  using gate = rpc.hold('inventory.reserve');

  const ann = createCheckout(rpc.as('ann')).placeOrder(orderOf({ id: 'ann-1', lines: [onePoster] }));
  const bob = createCheckout(rpc.as('bob')).placeOrder(orderOf({ id: 'bob-1', lines: [onePoster] }));
  await gate.arrived(2);
  expect(gate.pending.map(({ from }) => from)).toEqual(['ann', 'bob']);
  gate.release(1);
  await bob;
  gate.releaseAll();

  await expect(bob).resolves.toMatchObject({ status: 'confirmed' });
  await expect(ann).resolves.toEqual({ status: 'refused', reason: 'out of stock' });
});
// #endregion

// #region fail
test('a held call can be failed', async ({ rpc }) => {
  using gate = rpc.hold('search.run');
  const box = createSearchBox(rpc.clients.search);

  const typing = box.type('mug');
  gate.fail(0, new RpcError(-32_000, 'overloaded'));
  await typing;

  expect(box.shown).toBe('The search is out of order.');
});
// #endregion

// #region spinner
test('while nothing is answered, nothing is shown', async ({ rpc }) => {
  rpc.on('search.run').resolves({ hits: ['mug'] });
  const box = createSearchBox(rpc.clients.search);
  const gate = rpc.hold('search.run');

  const typing = box.type('mug');
  expect(await rpc.idle()).toMatchObject({ held: [{ name: 'search.run' }] });
  expect(box.shown).toBe('');
  gate[Symbol.dispose](); // frees all, and holds no more: what `using` does at the end of a block
  await typing;

  expect(box.shown).toBe('mug');
});
// #endregion
