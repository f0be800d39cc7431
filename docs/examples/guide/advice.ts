// #region advice
import type { ClientOf } from 'rpc-testkit';
import type { weather } from './weather.js';

/** What to wear in a city. */
export async function whatToWear(service: ClientOf<typeof weather>, city: string): Promise<string> {
  await service.asked({ city });
  try {
    const { celsius, rain } = await service.forecast({ city }, { timeoutMs: 2_000 });
    if (rain) return 'a raincoat';
    return celsius < 15 ? 'a jacket' : 'a shirt';
  } catch (error) {
    if (error instanceof Error && 'reason' in error) return 'layers, to be safe'; // no answer: error.reason says why
    throw error;
  }
}
// #endregion
