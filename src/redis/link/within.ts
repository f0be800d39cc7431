import { afterRealMs } from '../../transport/clock.js';
import { messageOf } from './redis-error.js';

/** Rejects when a promise takes longer than `ms` of real time; `late` gets what comes then. */
export function within<T>(ms: number, promise: Promise<T>, late?: (value: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const cancel = afterRealMs(ms, () => {
      isLate = true;
      reject(new Error(`no answer within ${ms} ms`));
    });
    promise.then(
      (value) => {
        cancel();
        if (isLate) late?.(value);
        else resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(messageOf(error)));
      },
    );
  });
}

/** The longest pause before another attempt to connect. */
export const LONGEST_RETRY_MS = 2_000;

/** Where a stream was seen that is gone, Redis lost its data: its maker is connected again and has made it anew within this time. */
export function backAfterMs(connectTimeoutMs: number): number {
  return Math.min(LONGEST_RETRY_MS + 1_000, connectTimeoutMs);
}

/** Resolves after `ms` of real time. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => afterRealMs(ms, resolve));
}
