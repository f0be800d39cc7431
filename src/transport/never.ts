/** A promise of nothing: its owner is gone, and an answer or a rejection now would be blamed on somebody else. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
