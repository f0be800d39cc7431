import { JsonRpcProvider, Network } from 'ethers';
import { expect } from 'rpc-testkit/vitest';
import { test } from 'vitest';
import { served } from './ethereum.js';
import { servedTo, url } from './served.js';

const address = '0x000000000000000000000000000000000000dEaD';
const connect = () => new JsonRpcProvider(url, Network.from(1), { staticNetwork: true, cacheTimeout: -1 });

test('ethers asks what a contract with wire names serves, in a batch', async () => {
  const problems = await servedTo([served], async (rpc) => {
    const provider = connect();

    const answers = await Promise.all([provider.getBlockNumber(), provider.getBalance(address)]);

    expect(answers).toEqual([16, 10n ** 18n]);
    expect(rpc).toHaveBeenCalledRpcOnce('chain.getBalance', [address.toLowerCase(), 'latest']);
    provider.destroy();
  });

  expect(problems).toEqual([]);
});

test('ethers finds out its network, and meets an error by name', async () => {
  const problems = await servedTo([served], async (rpc) => {
    rpc.on('chain.getBalance').rejects('REVERTED', '0xdead');
    const provider = new JsonRpcProvider(url);

    expect((await provider.getNetwork()).chainId).toBe(1n);
    await expect(provider.getBalance(address)).rejects.toMatchObject({ error: { code: 3, message: 'REVERTED' } });
    provider.destroy();
  });

  expect(problems).toEqual([]);
});

test('what ethers asks that is not served fails the test', async () => {
  const problems = await servedTo([served], async () => {
    const provider = connect();
    await provider.send('eth_gasPrice', []).catch(() => {});
    await provider.broadcastTransaction('0xab').catch(() => {});
    provider.destroy();
  });

  expect(problems).toEqual(['unhandled eth_gasPrice', 'unhandled chain.sendRawTransaction']);
});
