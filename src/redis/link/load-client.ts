import { UnusableServer } from './check-server.js';
import type { ConnectionSource } from './connection.js';
import { ioredisSource, type IoredisClient } from './ioredis-connection.js';
import { nodeRedisSource, type NodeRedisClient } from './node-redis-connection.js';

/** Connections to a URL, by the client library that is installed: `redis`, else `@redis/client`, else `ioredis`. */
export async function loadSource(url: string): Promise<ConnectionSource> {
  const parsed = parseUrl(url);
  const nodeRedis =
    (await load('redis', () => import('redis'))) ?? (await load('@redis/client', () => import('@redis/client')));
  if (nodeRedis !== undefined) return nodeRedisSource(createNodeRedis(nodeRedis as NodeRedisModule, url, parsed));
  const ioredis = await load('ioredis', () => import('ioredis'));
  if (ioredis !== undefined) return ioredisSource(createIoredis(ioredis as IoredisModule, url, parsed));
  throw new UnusableServer(
    'a RedisBus with a url needs a client library: run "npm install redis" or "npm install ioredis"',
  );
}

interface NodeRedisModule {
  createClient(options: object): NodeRedisClient;
}

interface IoredisModule {
  readonly Redis: new (...options: readonly (string | object)[]) => IoredisClient;
}

/** A library is absent only if its own module is what can't be found. */
async function load(name: string, importLibrary: () => Promise<unknown>): Promise<unknown> {
  try {
    return await importLibrary().catch((error: unknown) => requireWhereNotImportable(name, error));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Jest's default mode has no dynamic import: there `require` loads the library, from the folder of the program. */
function requireWhereNotImportable(name: string, error: unknown): unknown {
  if (!String(codeOf(error)).startsWith('ERR_VM_DYNAMIC_IMPORT')) throw error;
  const { process } = globalThis as { readonly process?: NodeProcess };
  const modules = process?.getBuiltinModule?.('node:module');
  if (process === undefined || modules === undefined) throw error;
  return modules.createRequire(`${process.cwd()}/package.json`)(name);
}

interface NodeProcess {
  cwd(): string;
  getBuiltinModule?(name: string): { createRequire(from: string): (name: string) => unknown } | undefined;
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | null)?.code;
}

/** Throws a `TypeError` for what is not the URL of a Redis server. */
export function parseUrl(url: string): URL {
  let parsed: URL;
  try {
    // A URL with credentials needs a host, which a socket has not.
    parsed = new URL(url.replace(/^(unix:\/\/[^/]*@)\//, '$1localhost/'));
  } catch (cause) {
    throw new TypeError('url is not a URL: pass redis://host:6379, rediss://… for TLS, or unix:///path/of.sock', {
      cause,
    });
  }
  if (['redis:', 'rediss:', 'unix:'].includes(parsed.protocol)) return parsed;
  throw new TypeError(`url has protocol "${parsed.protocol}": pass redis://, rediss:// or unix://`);
}

/** Neither library takes `unix://` with credentials: so path, user, password and `?db=` are taken apart here. */
function socketOptions(url: URL): { path: string; username?: string; password?: string; db: number } {
  const { username, password } = url;
  return {
    path: decodeURIComponent(url.pathname),
    db: Number(url.searchParams.get('db') ?? 0),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}

function createNodeRedis(library: NodeRedisModule, url: string, parsed: URL): NodeRedisClient {
  const client = library.createClient(parsed.protocol === 'unix:' ? nodeRedisSocket(parsed) : { url });
  client.on('error', () => undefined);
  return client;
}

function nodeRedisSocket(url: URL): object {
  const { path, db, ...credentials } = socketOptions(url);
  return { ...credentials, database: db, socket: { path } };
}

function createIoredis({ Redis }: IoredisModule, url: string, parsed: URL): IoredisClient {
  const options = { lazyConnect: true };
  return parsed.protocol === 'unix:' ? new Redis({ ...socketOptions(parsed), ...options }) : new Redis(url, options);
}
