// Ours: bus, server and typed client; no recorder, no interceptor.
import { loadBusMaker } from '../lib/ours.mjs';

export const name = 'ours: bus';
export const load = loadBusMaker;
