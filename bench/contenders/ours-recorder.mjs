// Ours: bus, server and typed client, with a `CallRecorder` on the bus.
import { loadBus, loadRecorder } from '../lib/kit.mjs';
import { createBus, makeContract } from '../lib/ours.mjs';

export const name = 'ours: bus + recorder';
export const ours = true;

export async function create({ dist }, label = name) {
  const kit = await loadBus(dist, label);
  const { CallRecorder } = await loadRecorder(dist, label);
  const instance = await createBus(kit, makeContract(kit));
  const recorder = new CallRecorder(instance.bus);
  return {
    ...instance,
    close: async () => {
      recorder.stop();
      await instance.close();
    },
  };
}
