import type { ServedService, WireMethod } from '../transport/carrier.js';
import { Destination } from '../transport/call-facts.js';
import { payloadOf, type WireReply } from '../transport/reply.js';
import { tellTravelling, tellUnserved } from '../transport/watcher.js';
import { WireExchange } from '../transport/wire-exchange.js';
import {
  type ErrorObject,
  INTERNAL_ERROR,
  INVALID_REQUEST,
  METHOD_NOT_FOUND,
  PARSE_ERROR,
  errorFrame,
  resultFrame,
  type IncomingMessage,
  readMessage,
  type RpcId,
} from '../wire/message.js';
import { Payload } from '../wire/payload.js';
import { findCall, forgetCall } from './calls-in-process.js';
import type { OutgoingReply } from './entry/reply-entry.js';
import type { IncomingRequest } from './entry/request-entry.js';
import type { Finish, Opened, ServiceHost } from './worker/service-host.js';

/** How often a method's handler may run for one request. */
export type Delivery = 'at-least-once' | 'at-most-once';

/** A method of the service, and where its messages of one kind go. */
interface Target {
  readonly to: Destination;
  readonly method: WireMethod;
}

type ValidMessage = Exclude<IncomingMessage, { kind: 'invalid' }>;

/** A served service as a worker sees it: frames in, frames out. */
export class RedisHost implements ServiceHost {
  readonly #served: ServedService;
  readonly #delivery: Readonly<Record<string, Delivery>>;
  readonly #targets = new Map<string, Target>();

  constructor(served: ServedService, delivery: Readonly<Record<string, Delivery>>) {
    this.#served = served;
    this.#delivery = delivery;
  }

  get service(): string {
    return this.#served.service;
  }

  open(request: IncomingRequest): Opened {
    let json: unknown;
    try {
      json = JSON.parse(request.frame);
    } catch {
      return invalid(request, 'its envelope is not JSON', PARSE_ERROR, null);
    }
    const message = readMessage(json);
    if (message.kind === 'invalid') {
      return invalid(request, 'its envelope is not a JSON-RPC 2.0 message', INVALID_REQUEST, message.id);
    }
    return this.#ready(request, message);
  }

  refusal(request: IncomingRequest, why: string): OutgoingReply | undefined {
    const data = JSON.stringify({ name: 'DeadLetter', message: why });
    return errorTo(request, INTERNAL_ERROR, idOf(request.frame), data);
  }

  stopped(request: IncomingRequest): OutgoingReply | undefined {
    return errorTo(request, { code: INTERNAL_ERROR.code, message: 'server stopped' }, idOf(request.frame));
  }

  /** A stream holds the calls of one service: a message for another is not found here, whatever else this server serves. */
  #ready(request: IncomingRequest, message: ValidMessage): Opened {
    const target = this.#targetOf(message);
    const name = target?.to.name ?? message.method;
    const isAtMostOnce = Object.hasOwn(this.#delivery, name) && this.#delivery[name] === 'at-most-once';
    const begin = (finish: Finish): void => {
      if (target === undefined) return finish.answer(unserved(request, message));
      const answer = (reply: WireReply): void => answerWith(finish, reply, request, message, isAtMostOnce);
      accept(request, message, target, answer);
    };
    return { kind: 'ready', name, isAtMostOnce, begin };
  }

  #targetOf({ method: wireName, kind }: ValidMessage): Target | undefined {
    const key = `${kind} ${wireName}`;
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const method = this.#served.methods.get(wireName);
    const names = this.#served.names.find((entry) => entry.wireName === wireName);
    if (method === undefined || names === undefined) return undefined;
    const target: Target = { to: new Destination(this.service, names.method, kind, wireName), method };
    this.#targets.set(key, target);
    return target;
  }
}

function accept(
  request: IncomingRequest,
  message: ValidMessage,
  { to, method }: Target,
  answer: (reply: WireReply) => void,
): void {
  const call = new WireExchange(to, request.from ?? foreignName(request), message.id, paramsPayload(message.params));
  const original = findCall(request.replyTo ?? request.from, request.tag);
  call.watch = original?.watch;
  if (message.kind === 'notification' && original !== undefined) notificationTaken(original, request);
  method.accept(call, { answer });
}

/** From here on its handler is what is waited for. */
function notificationTaken(original: WireExchange, { from = '', tag = '' }: IncomingRequest): void {
  tellTravelling(original, false);
  forgetCall(from, tag);
}

function unserved(request: IncomingRequest, { kind, id }: ValidMessage): OutgoingReply | undefined {
  const original = findCall(request.replyTo ?? request.from, request.tag);
  if (original !== undefined) tellUnserved(original);
  if (kind === 'notification' && original !== undefined) notificationTaken(original, request);
  return errorTo(request, METHOD_NOT_FOUND, id);
}

function paramsPayload(params: unknown): Payload | undefined {
  return params === undefined ? undefined : Payload.fromKept(params as object);
}

/** A peer of another make tells its name only by its reply stream. */
function foreignName({ replyTo }: IncomingRequest): string {
  return replyTo === undefined ? 'redis' : replyTo.slice(replyTo.lastIndexOf(':') + 1);
}

function invalid(request: IncomingRequest, why: string, error: ErrorObject, id: RpcId): Opened {
  return { kind: 'invalid', why, reply: errorTo(request, error, id) };
}

function errorTo(
  { replyTo, tag }: IncomingRequest,
  error: ErrorObject,
  id: RpcId | undefined,
  data?: string,
): OutgoingReply | undefined {
  if (replyTo === undefined || id === undefined) return undefined;
  return { frame: errorFrame(error, data, id), tag, isUndefined: false };
}

function answerWith(
  finish: Finish,
  reply: WireReply,
  { tag }: IncomingRequest,
  { id }: ValidMessage,
  isAtMostOnce: boolean,
): void {
  if (reply.kind === 'error' && reply.local?.failure !== undefined && !isAtMostOnce) return finish.handBack();
  if (id === undefined) return finish.answer(undefined);
  const isUndefined = reply.kind === 'result' && payloadOf(reply).isUndefined;
  finish.answer({ frame: frameOf(reply, id), tag, isUndefined });
}

function frameOf(reply: WireReply, id: RpcId): string {
  if (reply.kind === 'result') return resultFrame(reply.text, id);
  if (reply.kind === 'raw') return reply.text;
  if (reply.kind === 'error') return errorFrame(reply.error, reply.data, id);
  return errorFrame(INTERNAL_ERROR, undefined, id);
}

function idOf(frame: string): RpcId | undefined {
  try {
    const message = readMessage(JSON.parse(frame));
    return message.kind === 'request' ? message.id : undefined;
  } catch {
    return undefined;
  }
}
