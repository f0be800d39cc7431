import { describe, expect, test } from 'vitest';
import { rejectionOf } from '../memory/support/rejection-of.js';
import { Desk } from './support/desk.js';
import { eventually, useFleet } from './support/fleet.js';
import { hasRedis } from './support/own-redis.js';

describe.runIf(hasRedis())('idempotency keys over Redis', () => {
  const fleet = useFleet({ leaseMs: 300 });
  const once = { idempotencyMs: 60_000 };

  test('give a repeat the first reply', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const first = await client.call('jobs', 'quick', { key: 'a' }, options);
    const again = await client.call('jobs', 'quick', { key: 'b' }, options);
    const other = await client.call('jobs', 'quick', { key: 'c' }, { idempotencyKey: 'order-2' });

    expect([first, again, other]).toEqual(['a', 'a', 'c']);
    expect(desk.begun).toEqual(['a', 'c']);
  });

  test('have a repeat wait while the first call runs, on another worker too', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', { ...once, concurrency: 1 });
    await fleet().server(desk, '', { ...once, concurrency: 1 });
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const first = client.call('jobs', 'work', { key: 'a' }, options);
    await desk.arrived(1);
    const again = client.call('jobs', 'work', { key: 'b' }, options);
    await eventually(
      () => fleet().pending(),
      (pending) => pending.length === 2,
    );
    desk.endAll();

    expect([await first, await again]).toEqual(['a', 'a']);
    expect(desk.begun).toEqual(['a']);
  });

  test('keep errors, too, and are of one method', async () => {
    const desk = new Desk();
    await fleet().server(desk, '', once);
    const client = await fleet().client();
    const options = { idempotencyKey: 'order-1' };

    const errors = [
      await rejectionOf(client.call('jobs', 'boom', {}, options)),
      await rejectionOf(client.call('jobs', 'boom', {}, options)),
    ];
    const other = await client.call('jobs', 'quick', { key: 'x' }, options);

    expect(errors).toMatchObject([{ code: -32603 }, { code: -32603 }]);
    expect(desk.begun).toEqual(['boom', 'x']);
    expect(other).toBe('x');
  });

  test('expire', async () => {
    await fleet().server(new Desk(), '', once);
    const client = await fleet().client();

    await client.call('jobs', 'quick', { key: 'a' }, { idempotencyKey: 'k' });

    expect(await fleet().redis.send('PTTL', `${fleet().prefix}:once:jobs.quick:k`)).toBeGreaterThan(1_000);
  });

  test('of an ill kind are a TypeError', async () => {
    const client = await fleet().client();

    for (const idempotencyKey of ['', 5, null, 'x'.repeat(1_001)]) {
      const refused = rejectionOf(
        client.call('jobs', 'quick', { key: 'a' }, { idempotencyKey: idempotencyKey as string }),
      );
      expect(await refused).toBeInstanceOf(TypeError);
    }
  });
});
