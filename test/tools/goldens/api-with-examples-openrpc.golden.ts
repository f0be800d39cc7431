// Imported by rpc-testkit from api-with-examples-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const get = defineContract('get', {
  /** List API versions */
  versions: defineMethod({
    params: z.object({}).describe('List API versions'),
    result: z.record(z.string(), z.unknown()),
  }),
  /** Show API version details */
  version_details: defineMethod({
    params: z.object({}).describe('Show API version details'),
    result: z.string(),
  }),
}, { wireName: (method) => `get_${method}` });
