import type { RedisConnection, RedisValue } from './connection.js';
import { redisCodeOf } from './redis-error.js';

/** What Redis does in one step, each on one key; all of it runs on Redis 6.2 and Valkey. */
const SOURCES = {
  /** ARGV: group, ids. Acknowledges and deletes entries; returns how many this call acknowledged. */
  ack: `local n = redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, 2))
redis.call('XDEL', KEYS[1], unpack(ARGV, 2))
return n`,
  /** ARGV: group, consumer, ids. Renews the leases that the consumer still holds; returns the ids of the others. */
  renew: `local lost = {}
for i = 3, #ARGV do
  local held = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2])
  if #held == 1 then redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'JUSTID')
  else lost[#lost + 1] = ARGV[i] end
end
return lost`,
  /** ARGV: group, holder, receiver, idle ms, then id and delivery count by turns. Hands entries back that the holder holds. */
  handBack: `local n = 0
for i = 5, #ARGV, 2 do
  local held = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2])
  if #held == 1 then
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[3], 0, ARGV[i], 'IDLE', ARGV[4], 'RETRYCOUNT', ARGV[i + 1], 'JUSTID')
    n = n + 1
  end
end
return n`,
  /** ARGV: group, consumer. Removes a consumer that has nothing pending; with pending entries they would be lost. */
  leave: `local held = redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2])
if #held == 0 then return redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2]) end
return -1`,
  /** ARGV: mark, ttl ms. Renews an idempotency key that still has the mark of a call that runs. */
  renewOnce: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
  /** ARGV: the start of all marks, reply, ttl ms. Keeps the first reply to an idempotency key; returns an earlier one, or nil. */
  keepOnce: `local found = redis.call('GET', KEYS[1])
if found and string.sub(found, 1, #ARGV[1]) ~= ARGV[1] then return found end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return false`,
  /** ARGV: the longest backlog, then the arguments of XADD behind the key. Returns 'BUSY' where the stream is that long. */
  addBounded: `if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[1]) then return 'BUSY' end
return redis.call('XADD', KEYS[1], unpack(ARGV, 2))`,
  /**
   * ARGV: a flag of XADD or nothing, the fields of the first entry, at which of them the entries differ, then what each has
   * there; with a record separator between two. Returns lines: the id, nothing where XADD answers nil, or what Redis refused.
   */
  addMany: `local function parts(text)
  local out, from = {}, 1
  local at = string.find(text, '\\30', 1, true)
  while at do
    out[#out + 1] = string.sub(text, from, at - 1)
    from = at + 1
    at = string.find(text, '\\30', from, true)
  end
  out[#out + 1] = string.sub(text, from)
  return out
end
local args, places, out = parts(ARGV[2]), parts(ARGV[3]), {}
table.insert(args, 1, '*')
if ARGV[1] ~= '' then table.insert(args, 1, ARGV[1]) end
for p = 1, #places do places[p] = #args - tonumber(places[p]) end
for i = 4, #ARGV do
  local values = parts(ARGV[i])
  for p = 1, #places do args[places[p]] = values[p] end
  local r = redis.pcall('XADD', KEYS[1], unpack(args))
  if type(r) == 'table' then r = '!' .. string.gsub(r.err, '[\\r\\n]', '') end
  out[i - 3] = r or ''
end
return table.concat(out, '\\n')`,
  /**
   * ARGV: ttl ms. Makes an empty stream where there is none, so that XADD with NOMKSTREAM finds it; renews its expiry.
   * Returns 1 if it made one.
   */
  keepStream: `local made = 0
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('XGROUP', 'CREATE', KEYS[1], 'x', '$', 'MKSTREAM')
  redis.call('XGROUP', 'DESTROY', KEYS[1], 'x')
  made = 1
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return made`,
  /** ARGV: ttl ms, fields. Answers a peer that doesn't trim its replies: older ones go, and the key expires. */
  addForeign: `local t = redis.call('TIME')
local id = redis.call('XADD', KEYS[1], 'MINID', '~', t[1] * 1000 - ARGV[1], '*', unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return id`,
  /** Removes what all groups have read and acknowledged, as peers leave it that don't delete. */
  trim: `local least
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local info = {}
  for i = 1, #group, 2 do info[group[i]] = group[i + 1] end
  local ms, seq = string.match(info['last-delivered-id'], '(%d+)-(%d+)')
  ms, seq = tonumber(ms), tonumber(seq) + 1
  local held = redis.call('XPENDING', KEYS[1], info['name'])
  if held[1] > 0 then
    local m, s = string.match(held[2], '(%d+)-(%d+)')
    ms, seq = tonumber(m), tonumber(s)
  end
  if not least or ms < least[1] or (ms == least[1] and seq < least[2]) then least = { ms, seq } end
end
if not least then return 0 end
return redis.call('XTRIM', KEYS[1], 'MINID', string.format('%d-%d', least[1], least[2]))`,
} as const;

export type ScriptName = keyof typeof SOURCES;

/** Runs scripts on one connection, by their digests once Redis told them: nothing waits for that, so commands keep their order. */
export class Scripts {
  readonly #connection: RedisConnection;
  readonly #digests = new Map<ScriptName, string | undefined>();

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  async run(name: ScriptName, key: string, args: readonly string[]): Promise<RedisValue> {
    const digest = this.#digests.get(name);
    if (digest === undefined) return await this.#runSource(name, key, args);
    try {
      return await this.#connection.send(['EVALSHA', digest, '1', key, ...args]);
    } catch (error) {
      if (redisCodeOf(error) !== 'NOSCRIPT') throw error;
      return await this.#runSource(name, key, args);
    }
  }

  #runSource(name: ScriptName, key: string, args: readonly string[]): Promise<RedisValue> {
    if (!this.#digests.has(name)) this.#load(name);
    return this.#connection.send(['EVAL', SOURCES[name], '1', key, ...args]);
  }

  #load(name: ScriptName): void {
    this.#digests.set(name, undefined);
    this.#connection.send(['SCRIPT', 'LOAD', SOURCES[name]]).then(
      (digest) => this.#digests.set(name, String(digest)),
      () => this.#digests.delete(name),
    );
  }
}
