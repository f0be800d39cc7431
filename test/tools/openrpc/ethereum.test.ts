import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { withMemoryRpc } from 'rpc-testkit/fixtures';
import { eth, TransactionInfo } from '../goldens/ethereum-openrpc.golden.js';
import { openWorkshop } from '../support/generate-in.js';

// Ethereum's execution API, and what a wallet adds to it, as MetaMask publishes them. The type check reads the golden.
const document = createRequire(import.meta.url).resolve('@metamask/api-specs/dist/build/openrpc.json');
const goldens = resolve(import.meta.dirname, '../goldens');
const address = `0x${'a'.repeat(40)}`;

test('the API of Ethereum is imported; what the contracts do not ask is told', async () => {
  const workshop = openWorkshop();
  workshop.write('ethereum-openrpc.json', readFileSync(document, 'utf8'));

  const { code, warned } = await workshop.import(
    'ethereum-openrpc.json',
    '--ts',
    'contracts',
    '--params',
    'by-position',
  );

  expect({ code, warned: warned.split('\n') }).toEqual({
    code: 0,
    warned: [
      'eth.sendTransaction params.Transaction: "if" is left out: the contract takes more than the document',
      'eth.sendTransaction params.Transaction: "then" is left out: the contract takes more than the document',
      'TransactionInfo: "unevaluatedProperties" is left out: the contract takes more than the document',
    ],
  });
  await expect(workshop.read('contracts/ethereum-openrpc.ts')).toMatchFileSnapshot(
    join(goldens, 'ethereum-openrpc.golden.ts'),
  );
});

test('a client of it calls by the names and lists of the wire', async () => {
  await withMemoryRpc({ services: [eth] }, async (rpc) => {
    rpc.on('eth.getBalance').resolves('0x10');
    rpc.on('eth.blockNumber').resolves('0x1');

    expect(await rpc.clients.eth.getBalance([address, 'latest'])).toBe('0x10');
    expect(await rpc.clients.eth.blockNumber()).toBe('0x1');
    expect(rpc.calls().map(({ wireName, params }) => ({ wireName, params }))).toEqual([
      { wireName: 'eth_getBalance', params: [address, 'latest'] },
      { wireName: 'eth_blockNumber', params: undefined },
    ]);
  });
});

test('what others send is checked as the document says', async () => {
  await withMemoryRpc({ services: [eth] }, async (rpc) => {
    rpc.on('eth.getBalance').resolves('0x10');
    rpc.on('eth.blockNumber').resolves('0x1');
    const answerTo = async (method: string, params: readonly unknown[]): Promise<unknown> =>
      JSON.parse((await rpc.bus.handle(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))) ?? '');

    expect(await answerTo('eth_getBalance', ['0xshort', 'latest'])).toMatchObject({
      error: { code: -32602, data: { issues: [{ path: [0] }] } },
    });
    expect(await answerTo('eth_blockNumber', [])).toMatchObject({ result: '0x1' });
  });
});

test('what the document asks beside a union is asked of each of its options', () => {
  const [legacy] = TransactionInfo.def.options.slice(-1);

  expect(Object.keys(legacy?.shape ?? {})).toEqual(
    expect.arrayContaining(['blockHash', 'transactionIndex', 'gasPrice']),
  );
});
