/** A text for an endpoint that serves `math`, and its answer, parsed; `undefined` where nothing may be answered. */
export interface JsonRpcExample {
  readonly title: string;
  readonly send: string;
  readonly expect: unknown;
}

const parseError = { jsonrpc: '2.0', error: { code: -32700, message: 'Parse error' }, id: null };
const invalidRequest = { jsonrpc: '2.0', error: { code: -32600, message: 'Invalid Request' }, id: null };
const methodNotFound = (id: string | number): unknown => ({
  jsonrpc: '2.0',
  error: { code: -32601, message: 'Method not found' },
  id,
});

/**
 * Every example of section 7 of the JSON-RPC 2.0 specification, its methods renamed to those of the service `math`.
 * The answers to a batch may come in any order.
 */
export const jsonRpcExamples: readonly JsonRpcExample[] = [
  {
    title: 'a call with positional parameters',
    send: '{"jsonrpc": "2.0", "method": "math.subtract", "params": [42, 23], "id": 1}',
    expect: { jsonrpc: '2.0', result: 19, id: 1 },
  },
  {
    title: 'a call with positional parameters, the other way round',
    send: '{"jsonrpc": "2.0", "method": "math.subtract", "params": [23, 42], "id": 2}',
    expect: { jsonrpc: '2.0', result: -19, id: 2 },
  },
  {
    title: 'a call with named parameters',
    send: '{"jsonrpc": "2.0", "method": "math.subtract", "params": {"subtrahend": 23, "minuend": 42}, "id": 3}',
    expect: { jsonrpc: '2.0', result: 19, id: 3 },
  },
  {
    title: 'a call with named parameters, in another order',
    send: '{"jsonrpc": "2.0", "method": "math.subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 4}',
    expect: { jsonrpc: '2.0', result: 19, id: 4 },
  },
  {
    title: 'a notification',
    send: '{"jsonrpc": "2.0", "method": "math.update", "params": [1,2,3,4,5]}',
    expect: undefined,
  },
  {
    title: 'a notification to a method that does not exist',
    send: '{"jsonrpc": "2.0", "method": "math.foobar"}',
    expect: undefined,
  },
  {
    title: 'a call of a method that does not exist',
    send: '{"jsonrpc": "2.0", "method": "math.foobar", "id": "1"}',
    expect: methodNotFound('1'),
  },
  {
    title: 'a call with invalid JSON',
    send: '{"jsonrpc": "2.0", "method": "math.foobar, "params": "bar", "baz]',
    expect: parseError,
  },
  {
    title: 'a call with an invalid request object',
    send: '{"jsonrpc": "2.0", "method": 1, "params": "bar"}',
    expect: invalidRequest,
  },
  {
    title: 'a batch with invalid JSON',
    send: `[
  {"jsonrpc": "2.0", "method": "math.sum", "params": [1,2,4], "id": "1"},
  {"jsonrpc": "2.0", "method"
]`,
    expect: parseError,
  },
  { title: 'an empty array', send: '[]', expect: invalidRequest },
  { title: 'a batch that is invalid, but not empty', send: '[1]', expect: [invalidRequest] },
  { title: 'an invalid batch', send: '[1,2,3]', expect: [invalidRequest, invalidRequest, invalidRequest] },
  {
    title: 'a batch',
    send: `[
  {"jsonrpc": "2.0", "method": "math.sum", "params": [1,2,4], "id": "1"},
  {"jsonrpc": "2.0", "method": "math.notifyHello", "params": [7]},
  {"jsonrpc": "2.0", "method": "math.subtract", "params": [42,23], "id": "2"},
  {"foo": "boo"},
  {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
  {"jsonrpc": "2.0", "method": "math.getData", "id": "9"}
]`,
    expect: [
      { jsonrpc: '2.0', result: 7, id: '1' },
      { jsonrpc: '2.0', result: 19, id: '2' },
      invalidRequest,
      methodNotFound('5'),
      { jsonrpc: '2.0', result: ['hello', 5], id: '9' },
    ],
  },
  {
    title: 'a batch that is all notifications',
    send: `[
  {"jsonrpc": "2.0", "method": "math.notifySum", "params": [1,2,4]},
  {"jsonrpc": "2.0", "method": "math.notifyHello", "params": [7]}
]`,
    expect: undefined,
  },
];
