/** A queue of strings: what is put is written as text at once, and read again when its turn comes, in a later turn. */
export interface TextQueue<T> {
  put(message: T): void;
}

/** Makes a queue whose messages are taken one after the other, by promises alone, so that fake timers don't hold them up. */
export function createTextQueue<T>(take: (message: T) => void): TextQueue<T> {
  const waiting: string[] = [];
  const takeNext = (): void => {
    const text = waiting.shift();
    if (text !== undefined) take(JSON.parse(text) as T);
  };
  return {
    put(message) {
      waiting.push(JSON.stringify(message));
      void Promise.resolve().then(takeNext);
    },
  };
}
