import { afterTurn } from '../../transport/clock.js';
import type { RedisValue } from './connection.js';
import type { Link } from './link.js';

/** So many entries go at once, before the turn ends: Redis works on them meanwhile. */
const MOST = 64;
/** About the most that one script is given. */
const MOST_CHARS = 1_000_000;
/** Between the fields of an entry; JSON text has it only escaped. */
const SEPARATOR = '\u001E';

/** Hears once what came of an entry; a promise for each would be most of what a call costs here. */
export interface AddSink {
  /** With its id; `null` where there is no stream and the entry makes none. */
  readonly added: (entryId: RedisValue) => void;
  /** Redis refused it, or what came of it is unknown. */
  readonly refused: (error: unknown) => void;
}

interface Waiting {
  readonly fields: readonly string[];
  readonly sink: AddSink;
}

/**
 * Adds entries to streams: what is added to one stream in one turn goes with few commands, since it is the commands that cost
 * the time of a client.
 */
export class AddBatch {
  readonly #link: Link;
  #waiting = new Map<string, Waiting[]>();

  constructor(link: Link) {
    this.#link = link;
  }

  add(key: string, makesStream: boolean, fields: readonly string[], sink: AddSink): void {
    if (this.#waiting.size === 0) afterTurn(() => this.#flush());
    const place = makesStream ? `+${key}` : `-${key}`;
    const waiting = this.#waiting.get(place);
    if (waiting === undefined) return void this.#waiting.set(place, [{ fields, sink }]);
    waiting.push({ fields, sink });
    if (waiting.length < MOST) return;
    this.#waiting.set(place, []);
    this.#send(place, waiting);
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = new Map();
    for (const [place, waiting] of all) this.#send(place, waiting);
  }

  #send(place: string, waiting: readonly Waiting[]): void {
    const [key, flag] = [place.slice(1), place.startsWith('+') ? '' : 'NOMKSTREAM'];
    for (const part of parts(waiting)) {
      if (part.length === 1) this.#sendOne(key, flag, part[0] as Waiting);
      else void this.#sendMany(key, flag, part);
    }
  }

  #sendOne(key: string, flag: string, { fields, sink }: Waiting): void {
    const command = flag === '' ? ['XADD', key, '*'] : ['XADD', key, flag, '*'];
    this.#link.send([...command, ...fields]).then(
      (entryId) => sink.added(entryId),
      (error: unknown) => sink.refused(error),
    );
  }

  async #sendMany(key: string, flag: string, part: readonly Waiting[]): Promise<void> {
    let answers: string[];
    try {
      answers = String(await this.#link.run('addMany', key, [flag, ...toPacked(part)])).split('\n');
      // What stands between may mix answers up. Whether the entries were added is not known then.
      if (answers.length !== part.length) throw new Error(`Redis told of ${answers.length} of ${part.length} entries`);
    } catch (error) {
      for (const { sink } of part) sink.refused(error);
      return;
    }
    part.forEach((one, index) => settle(one, answers[index] as string));
  }
}

/**
 * Entries as one argument each, of what is not the same in all: a client library takes its time for every string that it
 * sends, and Redis for every one that a script cuts out.
 */
function toPacked(part: readonly Waiting[]): string[] {
  const { fields: first } = part[0] as Waiting;
  const differing = first.map((_, at) => at).filter((at) => part.some(({ fields }) => fields[at] !== first[at]));
  if (differing.length === 0) differing.push(0);
  const texts = part.map(({ fields }) => differing.map((at) => fields[at]).join(SEPARATOR));
  // Counted from the end: the script puts words before the fields.
  const places = differing.map((at) => first.length - 1 - at);
  return [first.join(SEPARATOR), places.join(SEPARATOR), ...texts];
}

/** What Redis refused of a batch is there as text; Redis 6 leaves the mark of its protocol on some. */
function settle({ sink }: Waiting, answer: string): void {
  if (answer.startsWith('!')) sink.refused(new Error(answer.replace(/^!-?/, '').trim()));
  else sink.added(answer === '' ? null : answer);
}

/** Entries that go together: as many fields each, none with the separator. */
function parts(waiting: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  let chars = Infinity;
  for (const one of waiting) {
    const length = lengthOf(one);
    const last = found.at(-1);
    if (last === undefined || last[0]?.fields.length !== one.fields.length || chars + length > MOST_CHARS) {
      found.push([one]);
      chars = length;
    } else {
      last.push(one);
      chars += length;
    }
  }
  return found;
}

/** In characters; `Infinity` where the fields can't be told apart once they are one text. */
function lengthOf({ fields }: Waiting): number {
  let length = 0;
  for (const field of fields) length += field.includes(SEPARATOR) ? Infinity : field.length;
  return length;
}
