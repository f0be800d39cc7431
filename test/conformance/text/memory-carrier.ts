/** Takes the place of `src/memory/memory-carrier.ts` in the test projects over text: every bus is one of text alone then. */
export { TextCarrier as MemoryCarrier } from './text-carrier.js';
