/** Two ways of doing the same work, measured side by side. */
export interface Pair {
  readonly ours: number;
  readonly bare: number;
}

export interface Comparison extends Pair {
  readonly ratio: number;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('Nothing was measured, so there is no median.');
  return (lower + upper) / 2;
}

/**
 * What several pairs say together. The ratio is the median of the pairs' own ratios: the two of a pair ran one after the
 * other under the same load, and that load may have been another in the next pair.
 */
export function compared(pairs: readonly Pair[]): Comparison {
  return {
    ratio: median(pairs.map(({ ours, bare }) => ours / bare)),
    ours: median(pairs.map(({ ours }) => ours)),
    bare: median(pairs.map(({ bare }) => bare)),
  };
}

/** Measures ours, bare, ours, bare … and keeps what belongs together. */
export async function alternately<Measured>(
  runs: number,
  ours: () => Promise<Measured>,
  bare: () => Promise<Measured>,
): Promise<{ readonly ours: Measured; readonly bare: Measured }[]> {
  const pairs: { ours: Measured; bare: Measured }[] = [];
  for (let run = 0; run < runs; run += 1) pairs.push({ ours: await ours(), bare: await bare() });
  return pairs;
}

/** Four digits that count: more would pretend. */
export function shown(value: number): number {
  return Number(value.toPrecision(4));
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
