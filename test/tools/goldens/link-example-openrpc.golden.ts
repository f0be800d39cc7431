// Imported by rpc-testkit from link-example-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const User = z.object({
  username: z.string().optional(),
  uuid: z.string().optional(),
}).meta({ id: 'User' });

export const Repository = z.object({
  slug: z.string().optional(),
  owner: User.optional(),
}).meta({ id: 'Repository' });

export const Pullrequest = z.object({
  id: z.int().optional(),
  title: z.string().optional(),
  repository: Repository.optional(),
  author: User.optional(),
}).meta({ id: 'Pullrequest' });

export const get = defineContract('get', {
  user_by_name: defineMethod({
    params: z.object({
      username: z.string(),
    }),
    result: User,
  }),
  repositories_by_owner: defineMethod({
    params: z.object({
      username: z.string(),
    }),
    result: z.array(Repository),
  }),
  repository: defineMethod({
    params: z.object({
      username: z.string(),
      slug: z.string(),
    }),
    result: Repository,
  }),
  pull_requests_by_repository: defineMethod({
    params: z.object({
      username: z.string(),
      slug: z.string(),
      state: z.enum(['open', 'merged', 'declined']).optional(),
    }),
    result: z.array(Pullrequest),
  }),
  pull_requests_by_id: defineMethod({
    params: z.object({
      username: z.string(),
      slug: z.string(),
      pid: z.string(),
    }),
    result: Pullrequest,
  }),
}, { wireName: (method) => `get_${method}` });

export const merge = defineContract('merge', {
  pull_request: defineMethod({
    params: z.object({
      username: z.string(),
      slug: z.string(),
      pid: z.string(),
    }),
    result: z.unknown(),
  }),
}, { wireName: (method) => `merge_${method}` });
