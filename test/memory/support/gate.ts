export interface Gate<T = void> {
  readonly promise: Promise<T>;
  open(value: T): void;
}

/** A promise and the function that resolves it: how these tests wait instead of sleeping. */
export function createGate<T = void>(): Gate<T> {
  let open: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
