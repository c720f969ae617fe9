/**
 * A reconciliation as one would do it by hand with slips of paper, written for the tests and for nothing else: slow, in whole
 * øre, without any of the engine's parts.
 */
export interface Slip {
  readonly key: string;
  readonly units: number;
}

export interface ByHand {
  /** Slips that were put together one by one, of each side. */
  readonly exact: number;
  /** Slips that were put together by their sum: how many of the left, how many of the right. */
  readonly sums: readonly [left: number, right: number];
  /** What is left of each key, in øre: left less right. Keys that are settled are not there. */
  readonly left: ReadonlyMap<string, { readonly lefts: number; readonly rights: number; readonly apart: number }>;
}

export function reconcileByHand(left: readonly Slip[], right: readonly Slip[], comparesSums: boolean): ByHand {
  const keys = [...new Set([...left, ...right].map(({ key }) => key))];
  let exact = 0;
  const sums: [number, number] = [0, 0];
  const rest = new Map<string, { lefts: number; rights: number; apart: number }>();
  for (const key of keys) {
    const lefts = left.filter((slip) => slip.key === key).map(({ units }) => units);
    const rights = right.filter((slip) => slip.key === key).map(({ units }) => units);
    const wholeTies =
      comparesSums && total(lefts) === total(rights) && ((lefts.length > 0 && rights.length > 0) || total(lefts) === 0);
    if (wholeTies && !(lefts.length === 1 && rights.length === 1)) {
      sums[0] += lefts.length;
      sums[1] += rights.length;
      continue;
    }
    for (const units of [...lefts]) {
      if (!rights.includes(units)) continue;
      rights.splice(rights.indexOf(units), 1);
      lefts.splice(lefts.indexOf(units), 1);
      exact += 1;
    }
    // A slip of nought is no difference, whether or not the other side has it.
    sums[0] += takeNoughts(lefts);
    sums[1] += takeNoughts(rights);
    if (lefts.length + rights.length === 0) continue;
    rest.set(key, { lefts: lefts.length, rights: rights.length, apart: total(lefts) - total(rights) });
  }
  return { exact, sums, left: rest };
}

function takeNoughts(units: number[]): number {
  const noughts = units.filter((one) => one === 0).length;
  for (let taken = 0; taken < noughts; taken += 1) units.splice(units.indexOf(0), 1);
  return noughts;
}

/** Every set of slips that comes to an amount, tried one after the other; slips of one key and amount stand for each other. */
export function setsThatCover(units: number, slips: readonly Slip[], atMost: number): string[] {
  const found = new Set<string>();
  for (let chosen = 1; chosen < 1 << slips.length; chosen += 1) {
    const set = slips.filter((_, at) => (chosen >> at) % 2 === 1);
    if (set.length > atMost || set.some((slip) => slip.units === 0) || total(set.map((slip) => slip.units)) !== units)
      continue;
    found.add(namesOf(set));
  }
  return [...found];
}

export function namesOf(set: readonly Slip[]): string {
  return set
    .map(({ key, units }) => `${key} ${units}`)
    .sort()
    .join(' + ');
}

function total(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0);
}
