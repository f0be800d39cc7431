/** Where a message goes. A typed client makes one for all calls of a method: exchanges and records share it. */
export class Destination {
  readonly service: string;
  readonly method: string;
  readonly kind: 'request' | 'notification';
  #name: string | undefined = undefined;

  constructor(service: string, method: string, kind: 'request' | 'notification') {
    this.service = service;
    this.method = method;
    this.kind = kind;
  }

  /** The full name, `'arith.add'`. Not made before it is asked for: an untyped call may name what is no string. */
  get name(): string {
    this.#name ??= `${this.service}.${this.method}`;
    return this.#name;
  }
}
