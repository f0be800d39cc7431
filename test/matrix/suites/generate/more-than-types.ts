// An enum is more than a type: Node alone can't load it.
import { z } from 'zod';

enum Size {
  Small = 'small',
  Large = 'large',
}

export const stock = {
  service: 'stock',
  methods: { take: { params: z.object({ size: z.enum(Size) }), result: z.int() } },
};
