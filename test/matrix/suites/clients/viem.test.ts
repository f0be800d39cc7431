import { expect } from 'rpc-testkit/vitest';
import { test } from 'vitest';
import { createPublicClient, http } from 'viem';
import { mainnet } from 'viem/chains';
import { served } from './ethereum.js';
import { servedTo, url } from './served.js';

const address = '0x000000000000000000000000000000000000dEaD';
const connect = () => createPublicClient({ chain: mainnet, transport: http(url, { retryCount: 0 }), cacheTime: 0 });

test('viem asks what a contract with wire names serves', async () => {
  const problems = await servedTo([served], async (rpc) => {
    const client = connect();

    expect(await client.getBlockNumber()).toBe(16n);
    expect(await client.getBalance({ address })).toBe(10n ** 18n);

    expect(rpc).toHaveBeenCalledRpcOnce('chain.getBalance', [address, 'latest']);
    expect(rpc.calls('chain.blockNumber')).toMatchObject([{ wireName: 'eth_blockNumber', from: 'http' }]);
  });

  expect(problems).toEqual([]);
});

test('viem meets stubs, faults and errors by name', async () => {
  const problems = await servedTo([served], async (rpc) => {
    rpc.on('chain.blockNumber').resolvesOnce('0x20').rejectsOnce('REVERTED', '0xdead');
    rpc.fault('chain.chainId').once().disconnect();
    const client = connect();

    expect(await client.getBlockNumber()).toBe(32n);
    await expect(client.getBlockNumber()).rejects.toMatchObject({ code: 3 });
    await expect(client.getChainId()).rejects.toThrow(/fetch|request failed/i);
  });

  expect(problems).toEqual([]);
});

test('what viem asks that is not served fails the test, by its wire name or by ours', async () => {
  const problems = await servedTo([served], async () => {
    const client = connect();
    await client.getGasPrice().catch(() => {});
    await client.sendRawTransaction({ serializedTransaction: '0xab' }).catch(() => {});
  });

  expect(problems).toEqual(['unhandled eth_gasPrice', 'unhandled chain.sendRawTransaction']);
});
