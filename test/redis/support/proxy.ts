import { connect, createServer, type Server, type Socket } from 'node:net';
import { rmSync } from 'node:fs';
import { Lane } from '../../../fixtures/redis/lane.js';

/** A proxy in front of a Redis server, on a unix socket, that can cut, hold and slow down what goes through. */
export class Proxy {
  readonly socket: string;
  readonly #target: string;
  readonly #pairs = new Set<readonly [client: Socket, server: Socket]>();
  #server: Server | undefined = undefined;
  #delayMs = 0;
  #isDeaf = false;
  #accepted = 0;
  #cutReply: ((data: Buffer) => boolean) | undefined = undefined;
  #hold: { readonly fits: (data: Buffer) => boolean; arrived(release: () => void): void } | undefined = undefined;
  #cutBehind: ((data: Buffer) => boolean) | undefined = undefined;

  private constructor(target: string, socket: string) {
    this.#target = target;
    this.socket = socket;
  }

  static async start(target: string, name = 'p'): Promise<Proxy> {
    const proxy = new Proxy(target, `${target}.${name}`);
    await proxy.open();
    return proxy;
  }

  get url(): string {
    return `unix://${this.socket}`;
  }

  /** How many connections were ever accepted. */
  get accepted(): number {
    return this.#accepted;
  }

  async open(): Promise<void> {
    const server = createServer((client) => this.#accept(client));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.socket, resolve));
  }

  /** Ends all connections that are open now. */
  cut(): void {
    for (const [client, server] of this.#pairs) {
      client.destroy();
      server.destroy();
    }
  }

  /** Cuts the connection on which the next answer that fits comes, before the answer arrives. */
  cutAtReply(fits: (data: Buffer) => boolean): void {
    this.#cutReply = fits;
  }

  /** Cuts all connections behind the next answer that fits: it arrives, and nothing is sent any more. */
  cutAfterReply(fits: (data: Buffer) => boolean): void {
    this.#cutBehind = fits;
  }

  /** Holds the next answer that fits, and what comes behind it; resolves when it is there, with what lets it go. */
  holdReply(fits: (data: Buffer) => boolean): Promise<() => void> {
    return new Promise((resolve) => {
      this.#hold = { fits, arrived: resolve };
    });
  }

  /** Half-open: connections stay, and nothing goes through; new ones are accepted, too. What was lost so ends with its connection. */
  deafen(on: boolean): void {
    this.#isDeaf = on;
    if (!on) this.cut();
  }

  /** Every piece of data comes later. */
  slow(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) =>
      this.#server === undefined ? resolve() : this.#server.close(() => resolve()),
    );
    rmSync(this.socket, { force: true });
  }

  #accept(client: Socket): void {
    this.#accepted += 1;
    const server = connect(this.#target);
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const end = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const side of pair) side.on('error', end).on('close', end);
    const [toServer, toClient] = [new Lane(server), new Lane(client)];
    client.on('data', (data: Buffer) => this.#pass(data, toServer));
    server.on('data', (data: Buffer) => {
      const hold = this.#hold;
      if (hold?.fits(data) === true) {
        this.#hold = undefined;
        server.pause();
        return hold.arrived(() => {
          client.write(data);
          server.resume();
        });
      }
      if (this.#cutBehind?.(data) === true) {
        this.#cutBehind = undefined;
        this.#pairs.delete(pair);
        this.cut();
        return void client.end(data);
      }
      if (this.#cutReply?.(data) !== true) return this.#pass(data, toClient);
      this.#cutReply = undefined;
      end();
    });
  }

  #pass(data: Buffer, lane: Lane): void {
    if (!this.#isDeaf) lane.write(data, this.#delayMs);
  }
}
