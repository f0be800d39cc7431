import { fc } from '../chance.js';
import { MemoryBus, MemoryRpcServer } from 'rpc-testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { arith, arithHandlers, echo } from '../memory/support/arith.js';
import { recordingLogger } from '../memory/support/recording-logger.js';
import { request } from '../memory/support/send-frame.js';

const bus = new MemoryBus();
const server = new MemoryRpcServer({ bus, logger: recordingLogger().logger });
const good = JSON.stringify(request('arith.add', { a: 2, b: 3 }));
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const namesOf = (): unknown => prototypes.map((prototype) => Reflect.ownKeys(prototype));
const pristine = namesOf();

beforeAll(async () => {
  server.registerService(arith, arithHandlers);
  server.registerService(echo, { send: (params) => params, tell: () => undefined });
  await server.start();
});
afterAll(() => server.stop({ graceMs: 0 }));
afterEach(() => expect(namesOf()).toEqual(pristine));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isError = (value: unknown): boolean =>
  isObject(value) && Number.isInteger(value['code']) && typeof value['message'] === 'string';
const isId = (value: unknown): boolean => value === null || typeof value === 'string' || typeof value === 'number';

function isResponse(value: unknown): boolean {
  if (!isObject(value) || value['jsonrpc'] !== '2.0' || !isId(value['id'])) return false;
  const members = Object.keys(value).filter((name) => name !== 'jsonrpc' && name !== 'id');
  return members.length === 1 && (members[0] === 'result' || (members[0] === 'error' && isError(value['error'])));
}

/** Hands the text over and holds the bus to its promise: a valid answer or none, and the next good call works. */
async function expectAnswer(text: string): Promise<void> {
  const answer = await bus.handle(text);

  if (answer !== undefined) {
    const value = JSON.parse(answer) as unknown;
    const answers = Array.isArray(value) ? value : [value];
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((each) => !isResponse(each))).toEqual([]);
  }
  expect(JSON.parse((await bus.handle(good)) ?? '')).toEqual({ jsonrpc: '2.0', id: 1, result: { sum: 5 } });
}

const hostile = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'jsonrpc', 'id');
const json = fc.oneof(fc.jsonValue(), fc.dictionary(fc.oneof(hostile, fc.string()), fc.jsonValue()));
const method = fc.oneof(
  fc.constantFrom('arith.add', 'arith.log', 'echo.send', 'echo.tell', 'arith.__proto__', '__proto__.add'),
  json,
);
/** Frames near to valid: each member right, wrong or absent. */
const frame = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 8, arbitrary: fc.constant('2.0') }, json),
    method,
    params: json,
    id: fc.oneof(fc.string(), fc.integer(), json),
    ['__proto__']: json,
  },
  { requiredKeys: [] },
);
const text = fc.oneof(frame, fc.array(frame, { maxLength: 5 })).map((value) => JSON.stringify(value));
/** A valid frame with a piece cut out and another put in. */
const mutated = fc
  .tuple(fc.oneof(fc.constant(good), text), fc.nat(), fc.nat(8), fc.oneof(fc.string(), hostile))
  .map(([whole, at, length, insert]) => {
    const start = at % (whole.length + 1);
    return whole.slice(0, start) + insert + whole.slice(start + length);
  });

describe('bus.handle answers a valid JSON-RPC message or nothing, and goes on', () => {
  test.each([
    ['arbitrary text', fc.string({ unit: 'binary' }), 300],
    ['arbitrary JSON', fc.json(), 300],
    ['frames with wrong members', text, 600],
    ['mutated frames', mutated, 600],
  ])('given %s', async (_title, arbitrary, numRuns) => {
    await fc.assert(fc.asyncProperty(arbitrary, expectAnswer), { numRuns });
  });

  test.each([
    '{"jsonrpc":"2.0","id":1,"method":"echo.send","params":{"__proto__":{"polluted":true}}}',
    '{"__proto__":{"polluted":true},"jsonrpc":"2.0","id":1,"method":"echo.send"}',
    '{"jsonrpc":"2.0","id":1,"method":"echo.send","params":{"constructor":{"prototype":{"polluted":true}}}}',
    '{"jsonrpc":"2.0","id":1,"method":"__proto__.polluted","params":{}}',
  ])('given %s, without touching a prototype', async (attack) => {
    await expectAnswer(attack);

    expect('polluted' in {}).toBe(false);
  });

  test('given __proto__ as a member, hands it to the handler as plain data', async () => {
    const answer = await bus.handle('{"jsonrpc":"2.0","id":1,"method":"echo.send","params":{"__proto__":{"x":1}}}');

    expect(answer).toContain('"__proto__":{"x":1}');
  });
});
