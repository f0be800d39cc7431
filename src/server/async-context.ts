/**
 * In which async context handlers run: in that of their caller, which only a call within one process has, or in that in
 * which their owner was made, as behind a network.
 */
export type AsyncContextChoice = 'caller' | 'own';

/** Runs a function in the async context that was current when this was made. */
export type RunInContext = <Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result,
  ...args: Args
) => Result;

/** Node's own, as far as it matters here. */
interface AsyncHooks {
  readonly AsyncLocalStorage?: { snapshot?(): RunInContext };
}

interface NodeProcess {
  getBuiltinModule?(name: string): AsyncHooks | undefined;
}

/** What runs functions in the context of this very moment; `undefined` where there is no `AsyncLocalStorage`. */
export function captureContext(): RunInContext | undefined {
  return storage?.snapshot?.();
}

const { process } = globalThis as { readonly process?: NodeProcess };
const storage = process?.getBuiltinModule?.('node:async_hooks')?.AsyncLocalStorage;

/** Throws a `TypeError` for anything but a choice. */
export function checkAsyncContext(choice: unknown): asserts choice is AsyncContextChoice {
  if (choice === 'caller' || choice === 'own') return;
  throw new TypeError(`asyncContext must be 'caller' or 'own', not ${JSON.stringify(choice)}`);
}
