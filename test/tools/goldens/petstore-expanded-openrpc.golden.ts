// Imported by rpc-testkit from petstore-expanded-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const Pet = z.object({
  name: z.string(),
  tag: z.string().optional(),
  id: z.int(),
}).meta({ id: 'Pet' });

export const NewPet = z.object({
  name: z.string(),
  tag: z.string().optional(),
}).meta({ id: 'NewPet' });

export const petstoreExpanded = defineContract('petstoreExpanded', {
  /**
   * Returns all pets from the system that the user has access to
   * Nam sed condimentum est. Maecenas tempor sagittis sapien, nec rhoncus sem sagittis sit amet. Aenean at gravida augue, ac iaculis sem. Curabitur odio lorem, ornare eget elementum nec, cursus id lectus. Duis mi turpis, pulvinar ac eros ac, tincidunt varius justo. In hac habitasse platea dictumst. Integer at adipiscing ante, a sagittis ligula. Aenean pharetra tempor ante molestie imperdiet. Vivamus id aliquam diam.
   */
  get_pets: defineMethod({
    params: z.object({
      tags: z.array(z.string()).optional().describe('tags to filter by'),
      limit: z.int().optional().describe('maximum number of results to return'),
    }).describe('Returns all pets from the system that the user has access to\nNam sed condimentum est. Maecenas tempor sagittis sapien, nec rhoncus sem sagittis sit amet. Aenean at gravida augue, ac iaculis sem. Curabitur odio lorem, ornare eget elementum nec, cursus id lectus. Duis mi turpis, pulvinar ac eros ac, tincidunt varius justo. In hac habitasse platea dictumst. Integer at adipiscing ante, a sagittis ligula. Aenean pharetra tempor ante molestie imperdiet. Vivamus id aliquam diam.'),
    result: z.array(Pet),
  }),
  /** Creates a new pet in the store.  Duplicates are allowed */
  create_pet: defineMethod({
    params: z.object({
      newPet: NewPet.optional().describe('Pet to add to the store.'),
    }).describe('Creates a new pet in the store.  Duplicates are allowed'),
    result: Pet,
  }),
  /** Returns a user based on a single ID, if the user does not have access to the pet */
  get_pet_by_id: defineMethod({
    params: z.object({
      id: z.int().describe('ID of pet to fetch'),
    }).describe('Returns a user based on a single ID, if the user does not have access to the pet'),
    result: Pet,
  }),
  /** deletes a single pet based on the ID supplied */
  delete_pet_by_id: defineMethod({
    params: z.object({
      id: z.int().describe('ID of pet to delete'),
    }).describe('deletes a single pet based on the ID supplied'),
    result: z.unknown(),
  }),
}, { wireName: (method) => `${method}` });
