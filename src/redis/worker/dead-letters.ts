import type { OutgoingReply } from '../entry/reply-entry.js';
import { readRequest } from '../entry/request-entry.js';
import type { StreamEntry } from '../entry/stream-reads.js';
import type { HeldEntry } from './held-entries.js';
import type { WorkerContext } from './worker-context.js';

/** How many dead letters of a service are kept, about; the oldest go first. */
const MOST = 10_000;
/** Longer fields are cut: a dead letter is there to be read, and a hostile entry may have any size. */
const LONGEST_FIELD = 1_048_576;

/**
 * Takes an entry out of the stream that can't be handled: into the dead letters, with the reason, and with an answer to its
 * caller where there is one. Where Redis refuses, the entry stays pending, and a later look tries again. It is held
 * meanwhile, or a look would find it a second time.
 */
export async function bury(
  context: WorkerContext,
  entry: StreamEntry,
  why: string,
  deliveries: number,
  reply: OutgoingReply | undefined,
): Promise<void> {
  const { keys, host, commands, acks, held, replies, logger, instanceId } = context;
  const { service } = host;
  const about = { service, id: entry.id, instance: instanceId };
  const dying: HeldEntry = { id: entry.id, deliveries, phase: 'answered', onceKey: undefined };
  held.add(dying);
  logger.error(`${service}: request ${entry.id} was put into the dead letters: ${why}`, undefined, about);
  try {
    const fields = ['id', entry.id, 'why', why, 'deliveries', String(deliveries), ...shortened(entry)];
    await commands.send(['XADD', keys.dead(service), 'MAXLEN', '~', String(MOST), '*', ...fields]);
    const request = readRequest(entry);
    if (request !== undefined && reply !== undefined) {
      await new Promise<void>((done) => replies.write(request, reply, done));
    }
    await new Promise<void>((acked, refused) => acks.ack(entry.id, { acked, refused }));
  } catch (error) {
    commands.dropIfUnfit(error);
    logger.warn(`${service}: the dead letter ${entry.id} could not be written, and will be tried again`, error, about);
  } finally {
    held.delete(dying);
  }
}

function shortened({ fields }: StreamEntry): string[] {
  return fields.map((part) => part.slice(0, LONGEST_FIELD));
}
