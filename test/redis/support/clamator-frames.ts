/*
 * What PyPI's clamator-over-redis 0.1.9 (Python 3.11, pydantic 2.14, redis-py 8.1) wrote on Redis 7.0, as it was read there.
 */

/** The fields of a request of its client. */
export function pythonRequest(replyTo: string): string[] {
  const envelope =
    '{"jsonrpc": "2.0", "method": "jobs.quick", "params": {"key": "k"}, "id": "944d1fe7-dc01-4c58-8e19-ee602a4c6578"}';
  return ['type', 'rpc', 'envelope', envelope, 'reply-to', replyTo];
}

/** The fields of a notification of its client. */
export const PYTHON_NOTIFICATION: readonly string[] = [
  'type',
  'rpc',
  'envelope',
  '{"jsonrpc": "2.0", "method": "jobs.note", "params": {"key": "hi"}}',
];

/** Replies of its server, with the place of the id, and what a caller of ours makes of them. */
export const PYTHON_REPLIES: readonly (readonly [what: string, frame: string, outcome: unknown])[] = [
  ['a result', '{"jsonrpc": "2.0", "id": ID, "result": {"sum": 5.0}}', { sum: 5 }],
  [
    "an application's error",
    '{"jsonrpc": "2.0", "id": ID, "error": {"code": 1001, "message": "no stock", "data": {"n": 1}}}',
    { name: 'RpcError', code: 1001, message: 'no stock', data: { n: 1 } },
  ],
  [
    'an error without data, which it writes as null',
    '{"jsonrpc": "2.0", "id": ID, "error": {"code": -32601, "message": "Method not found", "data": null}}',
    { name: 'RpcError', code: -32601, data: undefined },
  ],
  [
    'a handler that raised',
    `{"jsonrpc": "2.0", "id": ID, "error": {"code": -32603, "message": "Internal error", "data": {"name": "KeyError", "message": "'x'"}}}`,
    { name: 'RpcError', code: -32603, data: { name: 'KeyError', message: "'x'" } },
  ],
  [
    'params that pydantic refused',
    '{"jsonrpc": "2.0", "id": ID, "error": {"code": -32602, "message": "Invalid params", "data": {"errors": [{"type": "float_parsing", "loc": ["a"], "msg": "Input should be a valid number, unable to parse string as a number", "input": "x", "url": "https://errors.pydantic.dev/2.14/v/float_parsing"}]}}}',
    { name: 'RpcError', code: -32602, data: { errors: [{ loc: ['a'] }] } },
  ],
  [
    'NaN, which is not JSON',
    '{"jsonrpc": "2.0", "id": ID, "result": {"value": NaN}}',
    { name: 'RpcProtocolError', method: 'jobs.big' },
  ],
];
