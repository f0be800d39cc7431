import { expect, test } from 'vitest';
import { RpcBus } from '../../src/serve/rpc-bus.js';
import { PIPELINE } from '../../src/transport/bus.js';
import type { Carrier } from '../../src/transport/carrier.js';
import { Destination } from '../../src/transport/call-facts.js';
import { disconnected } from '../../src/transport/reply.js';
import { WireExchange } from '../../src/transport/wire-exchange.js';

const lost: Carrier = {
  send: (_exchange, sink) => sink.answer(disconnected('timeout', 'no answer within 5 ms')),
  serve: () => {
    throw new TypeError('serves nothing');
  },
  knows: () => undefined,
};

class LostBus extends RpcBus {}

test('why a carrier has lost a call is told through interceptors', async () => {
  const bus = new LostBus(lost);
  bus.use((_exchange, next) => next());
  bus.use(async (_exchange, next) => ({ ...(await next()) }));
  const call = new WireExchange(new Destination('arith', 'add', 'request', 'arith.add'), 'client', 1, undefined);

  bus[PIPELINE].send(call, undefined);

  expect(await call.reply).toMatchObject({ kind: 'disconnected', reason: 'timeout', why: 'no answer within 5 ms' });
});
