import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASES } from './calls.js';
import type { Caller, Language } from './peers.js';
import { describeInterop, Meeting } from './support.js';

const DIRECTIONS = [
  ['TypeScript', 'Python'],
  ['Python', 'TypeScript'],
] as const satisfies readonly (readonly [Language, Language])[];

describeInterop('interop', () => {
  describe.each(DIRECTIONS)('%s → %s', (from, to) => {
    let meeting: Meeting;
    let caller: Caller;
    beforeAll(async () => {
      meeting = await Meeting.open();
      const place = meeting.place();
      [caller] = await Promise.all([meeting.caller(from, place), meeting.worker(to, place)]);
    });
    afterAll(() => meeting.end());

    test.each(CASES)('%s', async (_what, run) => run(caller));

    test('a timeout, after which the next call is answered', async () => {
      const place = meeting.place();
      const [worker, patient] = await Promise.all([
        meeting.worker(to, place, { holds: true }),
        meeting.caller(from, place),
      ]);

      expect(await patient.call('hold', { n: 1 }, { timeoutMs: 300 })).toEqual({ failed: 'timeout' });
      await worker.kill();
      await meeting.worker(to, place);

      expect(await patient.call('who')).toEqual({ result: { language: to } });
    });
  });
});
