import { MethodTable } from '../serve/method-table.js';
import type { Carrier, Release, ServedService } from '../transport/carrier.js';

/** Carries messages within one process, without a queue: to send is to look up the method. */
export class MemoryCarrier extends MethodTable implements Carrier {
  serve(services: readonly ServedService[]): Release {
    return { stop: this.putOn(services) };
  }
}
