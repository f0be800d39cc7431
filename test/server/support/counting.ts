import type { StandardSchema } from 'rpc-testkit';

/** The schema, and how often it has parsed. */
export function counting(schema: StandardSchema): { schema: StandardSchema; parses(): number } {
  let parses = 0;
  const { '~standard': standard } = schema;
  const validate = (value: unknown): ReturnType<typeof standard.validate> => {
    parses += 1;
    return standard.validate(value);
  };
  return { schema: { '~standard': { version: 1, vendor: 'counting', validate } }, parses: () => parses };
}
