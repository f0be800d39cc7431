import type { Link } from '../link/link.js';
import { pause } from '../link/within.js';

/** How long a command that failed waits until it is tried again. */
const RETRY_MS = 50;

/** Resolves when a command that failed may be tried again. */
export async function recovered(commands: Link, failure: unknown): Promise<void> {
  commands.dropIfUnfit(failure);
  await pause(RETRY_MS);
  if (commands.live === undefined) await commands.ready(1_000).catch(() => undefined);
}
