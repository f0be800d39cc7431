import type { RedisServeOptions } from './redis-carrier.js';

/** Throws a `TypeError` or `RangeError` for options of a server that can't be used. */
export function checkServeOptions(options: RedisServeOptions | undefined): void {
  const { concurrency = 1, delivery = {}, idempotencyMs = 0, instanceId } = options ?? {};
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`concurrency must be an integer above 0, not ${String(concurrency)}`);
  }
  if (typeof idempotencyMs !== 'number' || !(idempotencyMs >= 0 && idempotencyMs <= 2 ** 53)) {
    throw new RangeError(`idempotencyMs must be 0 or more milliseconds, not ${String(idempotencyMs)}`);
  }
  if (instanceId !== undefined && (typeof instanceId !== 'string' || instanceId === '')) {
    throw new TypeError('instanceId must be a string that is not empty');
  }
  if (typeof delivery !== 'object' || delivery === null) throw new TypeError(DELIVERY);
  for (const kind of Object.values(delivery)) {
    if (kind !== 'at-most-once' && kind !== 'at-least-once') throw new TypeError(DELIVERY);
  }
}

const DELIVERY = "delivery must name methods: { 'payments.charge': 'at-most-once' }";
