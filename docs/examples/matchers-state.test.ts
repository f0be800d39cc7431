import { RpcError } from 'rpc-testkit';
import { matchers } from 'rpc-testkit/fixtures';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { expect as vitestExpect, test as base } from 'vitest';
import { CARD_DECLINED, payments } from './checkout/contracts.js';
import { sellMugs, services } from './matchers/conversation.js';
import { failsAs } from './matchers/fails-as.js';

const test = base.extend(withMemoryRpc({ services }));

const declinedCard = { idempotencyKey: 'order-2', card: '0002', cents: 1_650 };

test('toBeRpcIdle', async ({ rpc }) => {
  // #region idle
  const gate = rpc.hold('payments.charge');
  const charging = rpc.clients.payments.charge(declinedCard);
  await gate.arrived();

  expect(rpc).not.toBeRpcIdle();
  expect(rpc.on('inventory.reserve')).toBeRpcIdle();
  // #endregion

  await failsAs('idle', () => {
    // #region idle-fails
    expect(rpc).toBeRpcIdle();
    // #endregion
  });
  await failsAs('pending', () => {
    // #region pending-fails
    expect(rpc).not.toHaveResolvedRpc('payments.charge');
    // #endregion
  });
  gate.releaseAll();
  await expect(charging).rejects.toBeRpcError();
});

test('toBeRpcError', async ({ rpc }) => {
  // #region error
  await expect(rpc.clients.payments.charge(declinedCard)).rejects.toBeRpcError(CARD_DECLINED, { message: /declined/ });
  // #endregion

  const error = new RpcError(CARD_DECLINED, 'card declined', { card: '0002' });
  await failsAs('error', () => {
    // #region error-fails
    expect(error).toBeRpcError(CARD_DECLINED, { data: { card: '4242' } });
    // #endregion
  });
});

test('what could pass by accident throws', async ({ rpc }) => {
  await failsAs('unknown', () => {
    // #region unknown-fails
    vitestExpect(rpc).not.toHaveBeenCalledRpc('payments.chagre');
    // #endregion
  });
});

test('what was passed may be expected, as it was or as JSON', async ({ rpc }) => {
  await sellMugs(rpc);

  // #region asymmetric
  expect(rpc).toHaveBeenCalledRpc('payments.charge', {
    idempotencyKey: expect.stringMatching(/^order-/),
    card: '4242',
    cents: expect.any(Number),
  });
  expect(rpc).toHaveBeenCalledRpc(payments.methods.charge, expect.objectContaining({ cents: 3_300 }));
  // #endregion
});

test('the runner’s own ways', async ({ rpc }) => {
  // #region poll
  const selling = sellMugs(rpc);

  await expect.poll(() => rpc).toHaveBeenCalledRpc('inventory.release');
  // #endregion
  await selling;

  // #region by-hand
  vitestExpect.extend(matchers);
  // #endregion
  vitestExpect(rpc.on('inventory.release')).toHaveBeenCalledRpcOnce();
});
