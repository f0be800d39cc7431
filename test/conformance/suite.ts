import type { MemoryRpcClient, MemoryRpcServer } from 'rpc-testkit';
import { afterEach, beforeEach, describe } from 'vitest';
import { describeCalls } from './calls.js';
import { describeErrors } from './errors.js';
import { describeLifeCycle } from './life-cycle.js';
import { describeNotifications } from './notifications.js';
import { describePatience } from './patience.js';

type LoggerOption = ConstructorParameters<typeof MemoryRpcServer>[0]['logger'];

/** What any server can do, whatever carries its messages. */
export type AnyServer = Pick<MemoryRpcServer, 'registerService' | 'start' | 'stop'>;

/** What any client can do, whatever carries its messages. */
export type AnyClient = Pick<MemoryRpcClient, 'call' | 'notify' | 'proxy' | 'start' | 'stop'>;

/** One transport: servers and clients that are made here, unstarted, can talk to one another. */
export interface Connection {
  server(options?: { readonly logger?: NonNullable<LoggerOption> }): AnyServer;
  client(options?: { readonly defaultTimeoutMs?: number; readonly instanceId?: string }): AnyClient;
  /** Ends what the connection itself owns; the servers and clients have been stopped. */
  close(): Promise<void>;
}

interface Stoppable {
  stop(options?: { graceMs?: number }): Promise<void>;
}

/** Gives the connection of the running test; everything that was made by it is stopped when the test ends. */
export type CurrentConnection = () => Connection;

/**
 * States the behaviour of a client and a server over any transport, as Vitest tests. Says nothing of what only one
 * transport can do: when a message arrives, what an error's `cause` is, or whether a service may have two servers.
 */
export function describeConformance(name: string, connect: () => Promise<Connection>): void {
  describe(`${name} conforms`, () => {
    let connection: Connection;
    let made: Stoppable[] = [];

    const keep = <T extends Stoppable>(part: T): T => {
      made.push(part);
      return part;
    };
    const current: CurrentConnection = () => ({
      server: (options) => keep(connection.server(options)),
      client: (options) => keep(connection.client(options)),
      close: () => connection.close(),
    });

    beforeEach(async () => {
      connection = await connect();
    });
    afterEach(async () => {
      await Promise.all(made.map((part) => part.stop({ graceMs: 0 })));
      made = [];
      await connection.close();
    });

    describeCalls(current);
    describeErrors(current);
    describeNotifications(current);
    describePatience(current);
    describeLifeCycle(current);
  });
}
