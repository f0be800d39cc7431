import { describe, expect, test } from '@jest/globals';
import { type ClientOf } from 'rpc-testkit';
import { explore, implement, withMemoryRpc } from 'rpc-testkit/jest';
import { attic, desk } from '../fixtures/suites/desk.js';

/** Asks the attic. */
class Desk {
  #asked = 0;
  readonly #attic: ClientOf<typeof attic>;

  constructor(client: ClientOf<typeof attic>) {
    this.#attic = client;
  }

  async ask({ text }: { text: string }): Promise<{ answer: string }> {
    this.#asked += 1;
    return { answer: `${this.#asked} ${await this.#attic.open({ text })}` };
  }

  tell(): void {}
}

const services = [
  implement(desk, ({ clientOf }) => new Desk(clientOf(attic))),
  implement(attic, { open: () => null, knock: () => {} }),
] as const;

describe('services that call services', () => {
  const rpc = withMemoryRpc({ services });

  test.each([1, 2])('are made anew for each test, %i', async () => {
    await expect(rpc.clients.desk.ask({ text: 'hi' })).resolves.toEqual({ answer: '1 null' });

    expect(rpc.calls('attic.open')).toMatchObject([{ from: 'desk' }]);
  });

  test.concurrent(
    'are made anew for a wrapped test',
    withMemoryRpc.wrap({ services }, async (own) => {
      await expect(own.clients.desk.ask({ text: 'hi' })).resolves.toEqual({ answer: '1 null' });
    }),
  );

  test('are made anew for each run of explore', async () => {
    await explore({ services, runs: 3 }, async (own) => {
      await expect(own.clients.desk.ask({ text: 'hi' })).resolves.toEqual({ answer: '1 null' });
    });
  });
});
