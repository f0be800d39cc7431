import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { MemoryBus, MemoryRpcServer } from 'rpc-testkit';
import { expect, withMemoryRpc } from 'rpc-testkit/vitest';
import { describe, test } from 'vitest';
import { arith } from './arith.js';

// #region serve
/** Serves a bus over HTTP. */
function serveHttp(bus: MemoryBus): Server {
  return createServer((request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    text(request)
      .then((body) => bus.handle(body, { from: 'http', signal: gone.signal }))
      .then(
        (answer) =>
          response.writeHead(answer === undefined ? 204 : 200, { 'content-type': 'application/json' }).end(answer),
        () => response.destroy(), // the caller has gone, or a fault broke the line
      );
  });
}
// #endregion

describe('bus.handle', () => {
  test('answers messages and batches', async () => {
    const bus = new MemoryBus();
    await using server = new MemoryRpcServer({ bus });
    server.registerService(arith, { add: ({ a, b }) => ({ sum: a + b }), log: () => {} });
    await server.start();

    // #region texts
    const one = '{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}';
    expect(await bus.handle(one)).toBe('{"jsonrpc":"2.0","result":{"sum":5},"id":1}');

    const silent = '{"jsonrpc":"2.0","method":"arith.log","params":{"line":"hi"}}';
    expect(await bus.handle(silent)).toBeUndefined();

    expect(await bus.handle(`[${one},${silent},5]`)).toBe(
      '[{"jsonrpc":"2.0","result":{"sum":5},"id":1},' +
        '{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]',
    );
    expect(await bus.handle('not JSON')).toBe(
      '{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null}',
    );
    // #endregion
  });

  test('stands behind an HTTP server', async () => {
    await withMemoryRpc({ services: [arith] }, async (rpc) => {
      rpc.on('arith.add').resolves({ sum: 5 });
      const http = serveHttp(rpc.bus).listen(0);
      const { port } = http.address() as AddressInfo;

      const response = await fetch(`http://localhost:${port}`, {
        method: 'POST',
        body: '{"jsonrpc":"2.0","id":1,"method":"arith.add","params":{"a":2,"b":3}}',
      });

      expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 1, result: { sum: 5 } });
      expect(rpc.calls('arith.add')).toMatchObject([{ from: 'http' }]);
      http.close();
      http.closeAllConnections();
    });
  });
});
