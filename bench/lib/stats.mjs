/** The middle of some numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Samples by round, `undefined` where a contender sat the round out, as a summary against a yardstick's samples. */
export function summarize(samples, yardstick) {
  const taken = samples.filter((sample) => sample !== undefined);
  const ratios = samples.flatMap((sample, round) => (sample === undefined ? [] : [sample / yardstick[round]]));
  return {
    rounds: taken.length,
    us: median(taken),
    ratio: median(ratios),
    best: Math.min(...taken) / Math.min(...yardstick.filter((sample) => sample !== undefined)),
  };
}
