import type { ServedService } from '../transport/carrier.js';
import type { Logger } from '../transport/logger.js';

/** Warns of names that this bus carries and that the peers of clamator drop without an answer. */
export function warnOfNames({ service, names }: ServedService, logger: Logger): void {
  const dropped = names.filter(({ method, wireName }) => {
    return !SERVICE.test(service) || !METHOD.test(method) || wireName !== `${service}.${method}`;
  });
  if (dropped.length === 0) return;
  const list = dropped.map(({ wireName }) => `"${wireName}"`).join(', ');
  logger.warn(
    `${service}: clamator peers drop calls of ${list}: they take names like "user-accounts.getOne"`,
    undefined,
    {
      service,
    },
  );
}

const SERVICE = /^[a-z][a-z0-9-]*$/;
const METHOD = /^[a-z][a-zA-Z0-9]*$/;
