import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('delivery at most once', () => {
  const fleet = useFleet({ leaseMs: 90 });

  test('takes the entry out before the handler runs, and never runs it again', async () => {
    const desk = new Desk();
    const delivery = { 'jobs.charge': 'at-most-once' } as const;
    const first = await fleet().server(desk, '', { delivery });
    const client = await fleet().client({ defaultTimeoutMs: 2_000 });
    const call = rejectionOf(client.call('jobs', 'charge', { key: 'once' }));
    await desk.arrived(1);

    const left = [await fleet().length(), await fleet().pending()];
    await first.stop({ graceMs: 0 });

    expect(left).toEqual([0, []]);
    expect(await call).toMatchObject({ code: -32603, message: 'server stopped' });
    expect(desk.begun).toEqual(['once']);
    desk.endAll();
  });
});
