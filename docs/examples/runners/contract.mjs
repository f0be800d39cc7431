import { z } from 'zod';

export const arith = {
  service: 'arith',
  methods: {
    add: { params: z.object({ a: z.number(), b: z.number() }), result: z.object({ sum: z.number() }) },
  },
};
