import { checkDefinition, checkErrorCodes } from './check-contract.js';
import { checkServiceName, checkWireName, methodNameOf, nameMethod, namesOf } from './names.js';
import type { StandardSchema } from './standard-schema.js';
import type { Contract, Definition, ErrorCodes, MethodDefinition, NotificationDefinition } from './types.js';
import { misuse } from './own-frames.js';

/** Makes a request method of two schemas. Checked by `defineContract`. */
export function defineMethod<Params extends StandardSchema, Result extends StandardSchema>(definition: {
  readonly params: Params;
  readonly result: Result;
  /** Its name in messages, where that is not `service.method`. */
  readonly wireName?: string;
}): MethodDefinition<Params, Result> {
  return Object.freeze({ ...definition });
}

/** Makes a notification of one schema. Checked by `defineContract`. */
export function defineNotification<Params extends StandardSchema>(definition: {
  readonly params: Params;
  /** Its name in messages, where that is not `service.method`. */
  readonly wireName?: string;
}): NotificationDefinition<Params> {
  return Object.freeze({ ...definition, notification: true as const });
}

/** What a contract may say beside its methods. */
export interface ContractOptions<Method extends string = string, Errors extends ErrorCodes = ErrorCodes> {
  /** The name of each method in messages; default `service.method`. Asked once, when the contract is made. */
  readonly wireName?: ((method: Method) => string) | undefined;
  /** The codes of its own errors, by name: `{ OUT_OF_STOCK: 1001 }`. */
  readonly errors?: Errors | undefined;
}

/**
 * Makes a contract: plain frozen data that server, client and tests share.
 *
 * Throws a `TypeError` that names the culprit when the service or a method is misnamed, two methods have one wire name, a
 * method lacks `result`, a notification has one, something is not a schema, or an error's code is not an integer.
 */
export function defineContract<
  const Service extends string,
  const Methods extends Readonly<Record<string, Definition>>,
  const Errors extends ErrorCodes = {},
>(
  service: Service,
  methods: Methods,
  options: ContractOptions<Extract<keyof Methods, string>, Errors> = {},
): DefinedContract<Service, Methods, Errors> {
  checkServiceName(service);
  if (typeof methods !== 'object' || methods === null || Array.isArray(methods)) {
    throw misuse(`${service}: methods must be an object of defineMethod(…) and defineNotification(…)`);
  }
  const { wireName, errors } = checkOptions(service, options);
  const named = Object.entries(methods).map(([method, definition]) => {
    return [method, toOwnMethod(service, method, definition, wireName as ToWire | undefined)] as const;
  });
  const contract = { service, methods: Object.freeze(Object.fromEntries(named)) as unknown as Methods };
  namesOf(contract);
  const whole: Contract<Service, Methods, Errors> =
    errors === undefined ? contract : { ...contract, errors: Object.freeze({ ...errors }) };
  return Object.freeze(whole) as DefinedContract<Service, Methods, Errors>;
}

/** A contract that names errors has them for sure: `shop.errors.OUT_OF_STOCK` is a number. */
type DefinedContract<
  Service extends string,
  Methods extends Readonly<Record<string, Definition>>,
  Errors extends ErrorCodes,
> = {} extends Errors
  ? Contract<Service, Methods, Errors>
  : Contract<Service, Methods, Errors> & { readonly errors: Errors };

/** Checks a definition, and copies it: one method object may be in two contracts, each of which gives it its names. */
function toOwnMethod(service: string, method: string, definition: Definition, toWire: ToWire | undefined): Definition {
  checkDefinition(service, method, definition);
  const name = `${service}.${method}`;
  const { wireName: written, ...rest } = definition;
  const wireName = toWire === undefined ? ownWireName(definition, written, name) : toWire(method);
  if (toWire !== undefined) checkWireName(wireName, name);
  const copy = wireName === undefined ? rest : { ...rest, wireName };
  nameMethod(copy, name);
  return Object.freeze(copy) as Definition;
}

type ToWire = (method: string) => string;

/** The name that was written by hand. One that another contract gave is that contract's own. */
function ownWireName(definition: Definition, written: string | undefined, name: string): string | undefined {
  const given = methodNameOf(definition);
  return given === undefined || given === name ? written : undefined;
}

const OPTIONS: ReadonlySet<string> = new Set<keyof ContractOptions>(['wireName', 'errors']);

function checkOptions<Options extends ContractOptions<never>>(service: string, options: Options): Options {
  if (typeof options !== 'object' || options === null) {
    throw misuse(`${service}: the options of a contract must be an object: { wireName, errors }`);
  }
  const unknown = Object.keys(options).find((key) => !OPTIONS.has(key));
  if (unknown !== undefined) throw misuse(`${service}: unknown option "${unknown}". Known: wireName, errors`);
  const { wireName, errors } = options;
  if (wireName !== undefined && typeof wireName !== 'function') {
    throw misuse(`${service}: wireName must be a function of a method's name: (method) => \`eth_\${method}\``);
  }
  if (errors !== undefined) checkErrorCodes(service, errors);
  return options;
}

/** Returns true if a definition is a notification. */
export function isNotification(definition: Definition): definition is NotificationDefinition {
  return (definition as Partial<NotificationDefinition>).notification === true;
}
