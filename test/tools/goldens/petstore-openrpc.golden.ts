// Imported by rpc-testkit from petstore-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const PetId = z.int().min(0).meta({ id: 'PetId' });

export const Pet = z.object({
  id: PetId,
  name: z.string(),
  tag: z.string().optional(),
}).meta({ id: 'Pet' });

export const Pets = z.array(Pet).meta({ id: 'Pets' });

export const Petstore = defineContract('Petstore', {
  /** List all pets */
  list_pets: defineMethod({
    params: z.object({
      limit: z.int().min(1).optional().describe('How many items to return at one time (max 100)'),
    }).describe('List all pets'),
    result: Pets,
  }),
  /** Create a pet */
  create_pet: defineMethod({
    params: z.object({
      newPetName: z.string().describe('Name of pet to create'),
      newPetTag: z.string().optional().describe('Pet tag to create'),
    }).describe('Create a pet'),
    result: PetId,
  }),
  /** Info for a specific pet */
  get_pet: defineMethod({
    params: z.object({
      petId: PetId.describe('The id of the pet to retrieve'),
    }).describe('Info for a specific pet'),
    result: Pet,
  }),
}, { wireName: (method) => `${method}`, errors: { PETS_BUSY: 100 } });
