import type { MemoryBus } from 'rpc-testkit';

type HandleOptions = Parameters<MemoryBus['handle']>[1];

/** Hands the bus one message as JSON text and resolves with its parsed answer, `undefined` if there was none. */
export async function sendFrame(bus: MemoryBus, message: unknown, options?: HandleOptions): Promise<unknown> {
  const answer = await bus.handle(JSON.stringify(message), options);
  return answer === undefined ? undefined : (JSON.parse(answer) as unknown);
}

/** A JSON-RPC 2.0 request with id 1, unless `members` say otherwise. */
export function request(method: unknown, params?: unknown, members: object = {}): object {
  return { jsonrpc: '2.0', method, params, id: 1, ...members };
}

/** A JSON-RPC 2.0 notification. */
export function notification(method: unknown, params?: unknown): object {
  return { jsonrpc: '2.0', method, params };
}
