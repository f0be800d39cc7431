import type { Service } from '../../fixtures/shape/shape.js';

/** What a clamator peer takes; it drops messages of other names, and their callers time out. */
const SERVICE = /^[a-z][a-z0-9-]*$/;
const METHOD = /^[a-z][a-zA-Z0-9]*$/;

/** The service that the messages of a contract name: one for all, in names that a clamator peer takes. */
export function wireServiceOf({ service, methods }: Service, refuse: (message: string) => void): string {
  const names = methods.map(({ wireName }) => wireName.slice(0, Math.max(0, wireName.indexOf('.'))));
  const [wireService = service] = names;
  for (const [index, { name, wireName }] of methods.entries()) {
    const isTaken = SERVICE.test(names[index] ?? '') && METHOD.test(wireName.slice(wireName.indexOf('.') + 1));
    if (!isTaken) {
      refuse(
        `${service}.${name}: a Python peer drops the message "${wireName}": the service has to fit ${String(SERVICE)}, the method ${String(METHOD)}`,
      );
    } else if (names[index] !== wireService) {
      refuse(`${service}.${name}: its message "${wireName}" names another service than those of ${wireService}`);
    }
  }
  return wireService;
}
