import { describe, expect, type TestContext, test } from 'vitest';
import { createGate } from '../memory/support/gate.js';
import { eventually } from '../redis/support/fleet.js';
import type { Caller, Language, Outcome } from './peers.js';
import { describeInterop, Meeting } from './support.js';

const OTHER = { Python: 'TypeScript', TypeScript: 'Python' } as const;

describeInterop('pool', () => {
  describe.concurrent.each(['TypeScript', 'Python'] as const)('%s → both', (from) => {
    test('workers of both languages share the calls', async (context) => {
      const meeting = await open(context);
      const place = meeting.place();
      const [caller] = await Promise.all([
        meeting.caller(from, place),
        meeting.worker('Python', place),
        meeting.worker('TypeScript', place),
      ]);

      const languages = await languagesOf(caller);
      const outcomes = await Promise.all(Array.from({ length: 100 }, (_, a) => caller.call('add', { a, b: 1 })));

      expect([...languages].toSorted()).toEqual(['Python', 'TypeScript']);
      expect(outcomes).toEqual(Array.from({ length: 100 }, (_, a) => ({ result: { sum: a + 1 } })));
    });

    test.for(['Python', 'TypeScript'] as const)(
      'the worker in %s is killed in the middle of 20 calls',
      async (victim, context) => {
        const meeting = await open(context);
        const place = meeting.place();
        const caller = await meeting.caller(from, place);
        const dying = await meeting.worker(victim, place, { holds: true });
        const calls = Array.from({ length: 20 }, (_, n) => caller.call('hold', { n }));
        await dying.said('held');

        await meeting.worker(OTHER[victim], place);
        await dying.kill();

        expect(await Promise.all(calls)).toEqual(heldBy(OTHER[victim], 20));
      },
    );

    test('a call that TypeScript works on for long is left to it by Python', async (context) => {
      const meeting = await open(context);
      const place = meeting.place();
      const [gate, held] = [createGate(), createGate()];
      await meeting.server(place, () => (held.open(), gate.promise), { leaseMs: 600 });
      const caller = await meeting.caller(from, place);
      const call = caller.call('hold', { n: 0 });
      await held.promise;

      await meeting.worker('Python', place, { idleMs: 2_000 });
      await eventually(
        () => meeting.claims(),
        (count) => count >= 4,
      );
      gate.open();

      expect(await call).toEqual(heldBy('TypeScript', 1)[0]);
    });

    test('what TypeScript hands back when it stops is done by Python', async (context) => {
      const meeting = await open(context);
      const place = meeting.place();
      const held = createGate();
      const server = await meeting.server(place, () => (held.open(), new Promise(() => {})), { concurrency: 1 });
      const caller = await meeting.caller(from, place);
      const calls = [caller.call('hold', { n: 0 }), caller.call('hold', { n: 1 })];
      await held.promise;

      await meeting.worker('Python', place);
      await server.stop({ graceMs: 0 });

      expect(await Promise.all(calls)).toEqual(heldBy('Python', 2));
    });
  });
});

/** Peers that end with a test. */
async function open({ onTestFinished }: TestContext): Promise<Meeting> {
  const meeting = await Meeting.open();
  onTestFinished(() => meeting.end());
  return meeting;
}

/** The languages that answer one call after another: Redis serves those that have waited longest, a busy machine not at once. */
async function languagesOf(caller: Caller): Promise<ReadonlySet<unknown>> {
  const found = new Set<unknown>();
  await eventually(
    async () => {
      const outcome = (await caller.call('who')) as { readonly result: { readonly language: Language } };
      return found.add(outcome.result.language).size;
    },
    (count) => count === 2,
  );
  return found;
}

function heldBy(language: Language, count: number): Outcome[] {
  return Array.from({ length: count }, (_, n) => ({ result: { n, language } }));
}
