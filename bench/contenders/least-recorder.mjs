// By hand: the same, each call recorded by value.
import { leastMaker } from '../lib/least.mjs';

export const name = 'by hand, the least: bus + recorder';
export const load = async () => leastMaker({ records: true });
