import { afterEach, beforeEach, describe, test as plain, vi } from 'vitest';
import { errorOf } from './guide/error-of.js';

// #region first
import { test as base } from 'vitest';
import { expect, implement, withMemoryRpc } from 'rpc-testkit/vitest';
import { whatToWear } from './guide/advice.js';
import { weather } from './guide/weather.js';

const test = base.extend(
  withMemoryRpc({
    services: [
      implement(weather, {
        forecast: ({ city }) => ({ celsius: city === 'Oslo' ? 4 : 24, rain: false }),
        asked: () => {},
      }),
    ],
  }),
);

test('a jacket for Oslo', async ({ rpc }) => {
  await expect(whatToWear(rpc.clients.weather, 'Oslo')).resolves.toBe('a jacket');

  expect(rpc).toHaveBeenCalledRpc('weather.forecast', { city: 'Oslo' });
});
// #endregion

// #region stub
test('a raincoat when it rains', async ({ rpc }) => {
  rpc.on('weather.forecast').resolves({ celsius: 24, rain: true });

  await expect(whatToWear(rpc.clients.weather, 'Rome')).resolves.toBe('a raincoat');
});
// #endregion

test('a wrong expectation explains itself', async ({ rpc }) => {
  const failure = errorOf(async () => {
    // #region wrong
    await whatToWear(rpc.clients.weather, 'Oslo');

    expect(rpc).toHaveBeenCalledRpc('weather.forecast', { city: 'Bergen' });
    // #endregion
  });

  await expect(failure).resolves.toMatchFileSnapshot('./guide/wrong.golden.txt');
});

plain('a forgotten await explains itself', async () => {
  const options = { services: [weather] };
  const failure = errorOf(() =>
    withMemoryRpc(options, async (rpc) => {
      // #region forgotten
      rpc.on('weather.asked').resolves();
      rpc.on('weather.forecast').hangs();

      void whatToWear(rpc.clients.weather, 'Oslo');

      await rpc.waitForCall('weather.forecast');
      // #endregion
    }),
  );

  await expect(failure).resolves.toMatchFileSnapshot('./guide/forgotten.golden.txt');
});

describe('when the forecast does not come', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  // #region fault
  test('layers, when the answer is lost', async ({ rpc }) => {
    rpc.fault('weather.forecast').dropReply();

    const advice = whatToWear(rpc.clients.weather, 'Oslo');
    await rpc.waitForCall('weather.forecast');
    await vi.advanceTimersByTimeAsync(2_000);

    await expect(advice).resolves.toBe('layers, to be safe');
  });
  // #endregion
});
