import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import { defineContract, defineMethod, defineNotification, type Handlers } from 'rpc-testkit';
import { expect, implement } from 'rpc-testkit/vitest';
import { test } from 'vitest';
import { z } from 'zod';
import { servedTo, url } from './served.js';

const session = defineContract('session', {
  initialize: defineMethod({
    params: z.looseObject({ protocolVersion: z.string() }),
    result: z.looseObject({ protocolVersion: z.string() }),
    wireName: 'initialize',
  }),
  initialized: defineNotification({ params: z.looseObject({}), wireName: 'notifications/initialized' }),
});
const tools = defineContract(
  'tools',
  {
    list: defineMethod({ params: z.looseObject({}), result: z.object({ tools: z.array(z.looseObject({})) }) }),
    call: defineMethod({
      params: z.looseObject({ name: z.string(), arguments: z.record(z.string(), z.json()) }),
      result: z.object({ content: z.array(z.object({ type: z.literal('text'), text: z.string() })) }),
    }),
  },
  { wireName: (method) => `tools/${method}` },
);
// Typed by itself: every function has a member `call`, and `implement` takes functions, too.
const toolHandlers: Handlers<typeof tools> = {
  list: () => ({ tools: [{ name: 'add', inputSchema: { type: 'object' } }] }),
  call: ({ arguments: { a, b } }) => ({ content: [{ type: 'text', text: String(Number(a) + Number(b)) }] }),
};
const services = [
  implement(session, {
    initialize: () => ({
      protocolVersion: LATEST_PROTOCOL_VERSION,
      capabilities: { tools: {}, prompts: {} },
      serverInfo: { name: 'test', version: '1' },
    }),
    initialized: () => {},
  }),
  implement(tools, toolHandlers),
] as const;

async function withClient(body: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ name: 'tested', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  await body(client);
  await client.close();
}

test("the MCP SDK's client asks what contracts with wire names serve", async () => {
  const problems = await servedTo(services, async (rpc) => {
    await withClient(async (client) => {
      expect(await client.listTools()).toMatchObject({ tools: [{ name: 'add' }] });
      expect(await client.callTool({ name: 'add', arguments: { a: 2, b: 3 } })).toMatchObject({
        content: [{ text: '5' }],
      });
    });

    expect(rpc).toHaveCalledRpcInOrder(['session.initialize', 'session.initialized', 'tools.list', 'tools.call']);
    expect(rpc).toHaveBeenCalledRpcOnce('tools.call', { name: 'add', arguments: { a: 2, b: 3 } });
  });

  expect(problems).toEqual([]);
});

test("the MCP SDK's client meets stubs and faults", async () => {
  const problems = await servedTo(services, async (rpc) => {
    await withClient(async (client) => {
      rpc
        .on('tools.call')
        .calledWith({ name: 'add' })
        .resolves({ content: [{ type: 'text', text: 'stub' }] });
      rpc.fault('tools.list').once().error(-32_000, 'busy');

      expect(await client.callTool({ name: 'add', arguments: {} })).toMatchObject({ content: [{ text: 'stub' }] });
      await expect(client.listTools()).rejects.toMatchObject({ code: -32_000 });
    });
  });

  expect(problems).toEqual([]);
});

test("what the MCP SDK's client asks that is not served fails the test", async () => {
  const problems = await servedTo(services, async () => {
    await withClient(async (client) => {
      await client.listPrompts().catch(() => {});
      await client.ping().catch(() => {});
    });
  });

  expect(problems).toEqual(['unhandled prompts/list', 'unhandled ping']);
});
