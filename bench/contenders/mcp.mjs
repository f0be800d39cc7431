// The MCP SDK's in-memory transport: tools with zod schemas, called by a client. Messages are handed over by reference.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { makeHandlers, makeSchemas } from '../lib/work.mjs';

export const name = 'MCP SDK in memory (no wire)';

const schemas = makeSchemas();
const handlers = makeHandlers();

export async function create() {
  const server = new McpServer({ name: 'bench', version: '1.0.0' });
  for (const tool of ['add', 'echo']) {
    const { params, result } = schemas[tool];
    server.registerTool(tool, { inputSchema: params, outputSchema: result }, async (given) => {
      return { content: [], structuredContent: await handlers[tool](given) };
    });
  }
  const client = new Client({ name: 'bench', version: '1.0.0' });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(far), client.connect(near)]);

  async function call(tool, given) {
    const { structuredContent } = await client.callTool({ name: tool, arguments: given });
    return structuredContent;
  }

  return {
    add: (a, b) => call('add', { a, b }),
    echo: (rows) => call('echo', rows),
    close: async () => {
      await client.close();
      await server.close();
    },
  };
}
