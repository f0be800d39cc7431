import { afterTurn } from '../../transport/clock.js';
import type { RedisValue } from './connection.js';
import type { Link } from './link.js';

/** The most entries, and about the most characters, that one script is given. */
const MOST = 250;
const MOST_CHARS = 1_000_000;

interface Waiting {
  readonly fields: readonly string[];
  readonly resolve: (entryId: RedisValue) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Adds entries to streams: what is added to one stream in one turn goes with one command, since it is the commands that cost
 * the time of a client.
 */
export class AddBatch {
  readonly #link: Link;
  #waiting = new Map<string, Waiting[]>();

  constructor(link: Link) {
    this.#link = link;
  }

  /** Resolves with the id of the entry; `null` where there is no stream and `makesStream` is false. */
  add(key: string, makesStream: boolean, fields: readonly string[]): Promise<RedisValue> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) afterTurn(() => this.#flush());
      const place = makesStream ? `+${key}` : `-${key}`;
      const waiting = this.#waiting.get(place);
      const one = { fields, resolve, reject };
      if (waiting === undefined) this.#waiting.set(place, [one]);
      else waiting.push(one);
    });
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = new Map();
    for (const [place, waiting] of all) {
      const flag = place.startsWith('+') ? [] : ['NOMKSTREAM'];
      for (const part of parts(waiting)) void this.#send(place.slice(1), flag, part);
    }
  }

  async #send(key: string, flag: readonly string[], part: readonly Waiting[]): Promise<void> {
    try {
      const [first] = part;
      const ids =
        part.length === 1 && first !== undefined
          ? [await this.#link.send(['XADD', key, ...flag, '*', ...first.fields])]
          : await this.#link.run('addMany', key, [flag[0] ?? '', ...part.flatMap(counted)]);
      part.forEach((one, index) => settle(one, (ids as readonly RedisValue[])[index] ?? null));
    } catch (error) {
      for (const { reject } of part) reject(error);
    }
  }
}

function counted({ fields }: Waiting): string[] {
  return [String(fields.length), ...fields];
}

/** What Redis refused of a batch is there as text; Redis 6 leaves the marks of its protocol on some. */
function settle({ resolve, reject }: Waiting, answer: RedisValue): void {
  if (typeof answer === 'string' && answer.startsWith('!')) reject(new Error(answer.replace(/^!-?/, '').trim()));
  else resolve(answer);
}

function parts(waiting: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  let chars = Infinity;
  for (const one of waiting) {
    const length = one.fields.reduce((sum, field) => sum + field.length, 0);
    const last = found.at(-1);
    if (last === undefined || last.length >= MOST || chars + length > MOST_CHARS) {
      found.push([one]);
      chars = length;
    } else {
      last.push(one);
      chars += length;
    }
  }
  return found;
}
