import { MARK } from '../cli/output.js';
import type { Method, Service, Shape } from '../../fixtures/shape/shape.js';
import { takesNothing } from '../../fixtures/shape/shape.js';
import { hasDefault } from '../shape/walk-shapes.js';
import { toPascalCase } from '../shape/words.js';
import { comment, sharedName, type Side, toKey, toLiteral, typeScriptType } from './typescript-types.js';

/** A method's types, by what a client and what a service sees. */
interface MethodTypes {
  readonly method: Method;
  readonly sent: string;
  readonly handled: string;
  readonly returned: string;
  readonly got: string;
}

/** The TypeScript module of a service, which imports nothing: types, a client, what a service has to do. */
export function typeScriptModule(service: Service, problems: string[]): string {
  const taken = new Map<string, string>();
  const declare = (name: string, shape: Shape, side: Side, place: string): string => {
    const other = taken.get(name);
    if (other !== undefined && other !== place) {
      problems.push(`${place} and ${other} would both be called ${name} in TypeScript: rename one`);
    }
    taken.set(name, place);
    return declaration(name, shape, side, service);
  };
  const shared = [...service.shared].flatMap(([name, { shape, place }]) => {
    const own = declare(name, shape, 'input', place);
    return hasDefault(shape, service) ? [own, declare(`${name}Output`, shape, 'output', place)] : [own];
  });
  const texts: string[] = [];
  const methods = service.methods.map((method) => typesOf(method, service, declare, texts));
  const name = toPascalCase(service.service);
  const parts = [
    ...shared,
    ...texts,
    CALLER(isDotted(service)),
    clientText(name, service, methods),
    serviceText(name, methods),
  ];
  return `// ${MARK} from the contract ${service.service}: change the contract, not this file.\n\n${parts.join('\n')}`;
}

function declaration(name: string, shape: Shape, side: Side, service: Service): string {
  const type = typeScriptType(shape, side, service);
  const doc = comment(shape.description, '');
  const isInterface = shape.kind === 'object' && type !== '{}';
  return isInterface ? `${doc}export interface ${name} ${type}\n` : `${doc}export type ${name} = ${type};\n`;
}

type Declare = (name: string, shape: Shape, side: Side, place: string) => string;

/** One name where both sides are the same; a client's are the short ones. */
function typesOf(method: Method, service: Service, declare: Declare, texts: string[]): MethodTypes {
  const base = toPascalCase(method.name);
  const both = (part: 'Params' | 'Result', shape: Shape, short: Side): readonly [string, string] => {
    const place = `${service.service}.${method.name} ${part.toLowerCase()}`;
    const [name, long]: [string, Side] = [`${base}${part}`, short === 'input' ? 'output' : 'input'];
    const other = `${name}${short === 'input' ? 'Output' : 'Input'}`;
    const isOwn = !(shape.kind === 'ref' && sharedName(shape.name, short, service) === name);
    if (isOwn) texts.push(declare(name, shape, short, place));
    if (!hasDefault(shape, service)) return [name, name];
    texts.push(declare(other, shape, long, place));
    return [name, other];
  };
  const [sent, handled] = both('Params', method.params, 'input');
  if (method.result === undefined) return { method, sent, handled, returned: 'void', got: 'void' };
  const isNothing = method.result.kind === 'null';
  const [got, returned] = isNothing ? ['null', 'null | undefined | void'] : both('Result', method.result, 'output');
  return { method, sent, handled, returned, got };
}

/** Names in messages that a client of rpc-testkit can send: `service.method`. */
function isDotted({ methods }: Service): boolean {
  return methods.every(({ wireName }) => /^[A-Za-z_$][\w$-]*\.[A-Za-z_$][\w$-]*$/.test(wireName));
}

const CALLER = (dotted: boolean): string => {
  const names = dotted ? 'service: string, method: string' : 'method: string';
  return `/** What a call may say beside its params. */
export interface CallOptions {
  /** Milliseconds until the call rejects. */
  readonly timeoutMs?: number | undefined;
  /** Rejects the call when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** What carries the calls${dotted ? ': a client of rpc-testkit, or anything with these two' : ', by the names that messages have'}. */
export interface Caller {
  call(${names}, params: unknown, options?: CallOptions): Promise<unknown>;
  notify(${names}, params: unknown, options?: CallOptions): Promise<void>;
}
`;
};

function clientText(name: string, service: Service, methods: readonly MethodTypes[]): string {
  const signatures = methods.map(({ method, sent, got }) => {
    const isOptional = takesNothing(method.params, service.shared);
    const params = `params${isOptional ? '?' : ''}: ${sent}`;
    return `${comment(method.description, '  ')}  ${toKey(method.name)}(${params}, options?: CallOptions): Promise<${got}>;\n`;
  });
  const calls = methods.map(({ method, sent, got }) => {
    const params = takesNothing(method.params, service.shared) ? `params: ${sent} = {}` : 'params';
    const verb = method.result === undefined ? 'notify' : 'call';
    const cast = method.result === undefined ? '' : ` as Promise<${got}>`;
    return `    ${toKey(method.name)}: (${params}, options) => caller.${verb}(${wireText(method, service)}, params, options)${cast},\n`;
  });
  return `/** Calls the service ${service.service}. */
export interface ${name}Client {
${signatures.join('')}}

/** Makes a client. Nothing is checked: what is passed and what comes back is taken to be of these types. */
export function create${name}Client(caller: Caller): ${name}Client {
  return {
${calls.join('')}  };
}
`;
}

function wireText({ wireName }: Method, service: Service): string {
  if (!isDotted(service)) return toLiteral(wireName);
  return wireName.split('.').map(toLiteral).join(', ');
}

function serviceText(name: string, methods: readonly MethodTypes[]): string {
  const handlers = methods.map(
    ({ method, handled, returned }) =>
      `${comment(method.description, '  ')}  ${toKey(method.name)}(params: ${handled}): ${returned} | Promise<${returned}>;\n`,
  );
  return `/** What a service has to do: the handlers of the contract. */
export interface ${name}Service {
${handlers.join('')}}
`;
}
