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

/** Resolves after `ms` of real time. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => afterRealMs(ms, resolve));
}
