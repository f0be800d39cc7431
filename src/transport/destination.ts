/** Where a message goes. One for all calls of a method of a contract: exchanges and records share it. */
export class Destination {
  /** Empty where no known contract explains the message. */
  readonly service: string;
  readonly method: string;
  readonly kind: 'request' | 'notification';
  /** The method as the message names it. */
  readonly wireName: string;
  /** The full name, `'arith.add'`. */
  readonly name: string;

  constructor(service: string, method: string, kind: 'request' | 'notification', wireName?: string) {
    this.service = service;
    this.method = method;
    this.kind = kind;
    this.name = service === '' ? method : `${service}.${method}`;
    this.wireName = wireName ?? this.name;
  }
}
