/** The middle of some numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Samples by round, `undefined` where a contender sat the round out, against a yardstick's samples: medians of the
 * rounds' ratios, by CPU time and by the wall's clock, and the median CPU time of a call.
 */
export function summarize(samples, yardstick) {
  const pairs = samples.flatMap((sample, round) => (sample === undefined ? [] : [[sample, yardstick[round]]]));
  return {
    rounds: pairs.length,
    us: median(pairs.map(([sample]) => sample.cpuUs)),
    ratio: median(pairs.map(([sample, floor]) => sample.cpuUs / floor.cpuUs)),
    wall: median(pairs.map(([sample, floor]) => sample.wallUs / floor.wallUs)),
  };
}
