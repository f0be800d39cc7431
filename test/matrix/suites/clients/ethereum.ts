import { defineContract, defineMethod } from 'rpc-testkit';
import { implement } from 'rpc-testkit/vitest';
import { z } from 'zod';

const hex = z.string().startsWith('0x');
/** viem leaves them out, ethers sends an empty list. */
const none = z.tuple([]).optional();

export const chain = defineContract(
  'chain',
  {
    chainId: defineMethod({ params: none, result: hex }),
    blockNumber: defineMethod({ params: none, result: hex }),
    getBalance: defineMethod({ params: z.tuple([hex, z.string()]), result: hex }),
    sendRawTransaction: defineMethod({ params: z.tuple([hex]), result: hex }),
  },
  { wireName: (method) => `eth_${method}`, errors: { REVERTED: 3 } },
);

export const served = implement(chain, {
  chainId: () => '0x1',
  blockNumber: () => '0x10',
  getBalance: () => '0xde0b6b3a7640000',
});
