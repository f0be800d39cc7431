// Imported by rpc-testkit from params-by-name-petstore-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const Pet = z.object({
  id: z.int(),
  name: z.string(),
  tag: z.string().optional(),
}).meta({ id: 'Pet' });

export const Pets = z.array(Pet).meta({ id: 'Pets' });

export const petstoreByName = defineContract('petstoreByName', {
  /** List all pets */
  list_pets: defineMethod({
    params: z.object({
      limit: z.int().optional().describe('How many items to return at one time (max 100)'),
    }).describe('List all pets'),
    result: Pets,
  }),
  /** Create a pet */
  create_pet: defineMethod({
    params: z.object({}).describe('Create a pet'),
    result: z.null(),
  }),
  /** Info for a specific pet */
  get_pet: defineMethod({
    params: z.tuple([z.string().describe('The id of the pet to retrieve')]).describe('Info for a specific pet'),
    result: Pets,
  }),
}, { wireName: (method) => `${method}` });
