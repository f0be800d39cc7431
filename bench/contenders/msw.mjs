// MSW 2 in Node: `fetch` to a JSON-RPC handler over HTTP.
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { makeCheckedHandlers } from '../lib/checked.mjs';

export const name = 'MSW 2 + fetch';

const url = 'http://bench.test/rpc';

const handlers = makeCheckedHandlers();

export async function create() {
  const server = setupServer(
    http.post(url, async ({ request }) => {
      const { method, params, id } = await request.json();
      return HttpResponse.json({ jsonrpc: '2.0', result: await handlers[method](params), id });
    }),
  );
  server.listen({ onUnhandledRequest: 'error' });
  let lastId = 0;

  async function call(method, params) {
    const body = JSON.stringify({ jsonrpc: '2.0', method, params, id: ++lastId });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await response.json()).result;
  }

  return {
    add: (a, b) => call('add', { a, b }),
    echo: (rows) => call('echo', rows),
    close: async () => server.close(),
  };
}
