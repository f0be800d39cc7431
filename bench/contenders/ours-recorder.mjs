// Ours: bus, server and typed client, with a `CallRecorder` on the bus.
import { loadRecordedMaker } from '../lib/ours.mjs';

export const name = 'ours: bus + recorder';
export const load = loadRecordedMaker;
