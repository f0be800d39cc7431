import { RpcClient } from '../../../src/client/rpc-client.js';
import { MethodTable } from '../../../src/serve/method-table.js';
import { RpcServer } from '../../../src/server/rpc-server.js';
import type { Carrier, Release, ServedService } from '../../../src/transport/carrier.js';
import { Pipeline } from '../../../src/transport/pipeline.js';
import type { ReplySink, WireExchange } from '../../../src/transport/wire-exchange.js';
import { createGate, type Gate } from '../../memory/support/gate.js';

/** A carrier each of whose steps takes until it is let on, and tells what was asked of it. */
export class SlowCarrier implements Carrier {
  readonly steps: string[] = [];
  readonly #table = new MethodTable();
  readonly #gates = new Map<string, Gate<unknown>>();

  send(exchange: WireExchange, sink: ReplySink): void {
    this.#table.send(exchange, sink);
  }

  async serve(services: readonly ServedService[]): Promise<Release> {
    await this.#step('serve');
    const takeOff = this.#table.putOn(services);
    return {
      stop: async () => {
        takeOff();
        await this.#step('stop');
      },
      leave: () => this.#step('leave'),
    };
  }

  knows(): undefined {
    return undefined;
  }

  async open(from: string): Promise<() => Promise<void>> {
    await this.#step(`open ${from}`);
    return () => this.#step(`close ${from}`);
  }

  /** Lets a step end that was begun, or the next time; with an error where one is given. */
  letOn(step: string, error?: Error): void {
    this.#gateOf(step).open(error);
  }

  async #step(step: string): Promise<void> {
    this.steps.push(step);
    const error = await this.#gateOf(step).promise;
    this.#gates.delete(step);
    if (error !== undefined) throw error;
  }

  #gateOf(step: string): Gate<unknown> {
    const gate = this.#gates.get(step) ?? createGate<unknown>();
    this.#gates.set(step, gate);
    return gate;
  }
}

/** A server and a client of a slow carrier, not started. */
export function createSlowPair(): { carrier: SlowCarrier; server: RpcServer; client: RpcClient } {
  const carrier = new SlowCarrier();
  const pipeline = new Pipeline(carrier);
  return { carrier, server: new RpcServer(pipeline, {}), client: new RpcClient(pipeline, { instanceId: 'till' }) };
}

/** Whether a promise has settled by now, and how. */
export async function stateOf(promise: Promise<unknown>): Promise<'open' | 'resolved' | 'rejected'> {
  const turn = new Promise<'open'>((resolve) => void setImmediate(resolve, 'open'));
  return Promise.race([turn, promise.then(() => 'resolved' as const).catch(() => 'rejected' as const)]);
}
