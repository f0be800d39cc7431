import { RpcError, RpcTransportError, type CallOptions, type ErrorObject } from 'rpc-testkit';
import type { CheckoutClients } from './checkout.js';

interface Answer {
  readonly result?: unknown;
  readonly error?: ErrorObject;
}

// #region fetch-clients
/** The clients of a checkout whose services stand behind one url, by `fetch` alone. */
export function createFetchClients(url: string): CheckoutClients {
  return {
    inventory: {
      reserve: async (params, options) =>
        (await ask('inventory.reserve', params, options)) as { reservationId: string },
      release: async (params, options) => void (await ask('inventory.release', params, options)),
    },
    payments: {
      charge: async (params, options) => (await ask('payments.charge', params, options)) as { paymentId: string },
    },
    mail: {
      confirmOrder: async (params, options) => void (await send('mail.confirmOrder', { params }, options)),
    },
  };

  async function ask(method: string, params: object, options?: CallOptions): Promise<unknown> {
    const answer = await send(method, { id: 1, params }, options);
    if (answer?.error === undefined) return answer?.result;
    const { code, message, data } = answer.error;
    throw new RpcError(code, message, data, { method });
  }

  async function send(method: string, rest: object, options: CallOptions = {}): Promise<Answer | undefined> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), options.timeoutMs ?? 30_000);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', method, ...rest }),
        signal: patience.signal,
      });
      return response.status === 204 ? undefined : ((await response.json()) as Answer);
    } catch (cause) {
      const reason = patience.signal.aborted ? 'timeout' : 'disconnected';
      throw new RpcTransportError(reason, `${method}: no answer`, { method, cause });
    } finally {
      clearTimeout(timer);
    }
  }
}
// #endregion
