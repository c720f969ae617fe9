import { CONTROL_OBJECTIVES, MEASURES, type MeasureName } from './objectives';

/**
 * The audit's scale (S002-97): *uppfyllt*, *delvis uppfyllt*, *ej uppfyllt*. What had nothing to look at is `not-tested`: it
 * is never met.
 */
export const VERDICTS = ['not-tested', 'met', 'partly', 'not'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** At most so much is met, and at most so much partly met; in the measure's unit. */
export interface Limits {
  readonly metUpTo: number;
  readonly partlyUpTo: number;
}

/** Something that a measure found. */
export interface Finding {
  readonly about: string;
  /** In English, without personal data. */
  readonly says: string;
}

/** What a measure came to. */
export interface Measured {
  readonly measure: MeasureName;
  readonly value: number;
  /** How many were looked at. */
  readonly examined: number;
  readonly findings: readonly Finding[];
  /** How many of the findings name what could not be looked at; absent when everything could. */
  readonly notLookedAt?: number;
}

/** A measure that was judged. */
export interface Judged extends Measured {
  readonly limits: Limits;
  readonly verdict: Verdict;
}

/**
 * An objective is as good as the worst of its measures. Where some measures are met and others had nothing to look at, the
 * objective is partly met. Where none had anything to look at, the objective is not tested.
 */
export interface JudgedObjective {
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly measures: readonly Judged[];
}

export function verdictOf({ value, examined, notLookedAt = 0 }: Measured, { metUpTo, partlyUpTo }: Limits): Verdict {
  if (examined === 0 && value === 0) return 'not-tested';
  if (value <= metUpTo) return notLookedAt === 0 ? 'met' : 'partly';
  return value <= partlyUpTo ? 'partly' : 'not';
}

export function judgedObjectives(
  measured: readonly Measured[],
  limits: Readonly<Record<MeasureName, Limits>>,
): JudgedObjective[] {
  return CONTROL_OBJECTIVES.map((objective) => {
    const measures = measured
      .filter(({ measure }) => MEASURES[measure].objective === objective.number)
      .map((one) => ({ ...one, limits: limits[one.measure], verdict: verdictOf(one, limits[one.measure]) }));
    return { ...objective, verdict: ofAll(measures.map(({ verdict }) => verdict)), measures };
  });
}

function ofAll(verdicts: readonly Verdict[]): Verdict {
  const [worst] = (['not', 'partly', 'met'] as const).filter((one) => verdicts.includes(one));
  return worst === 'met' && verdicts.includes('not-tested') ? 'partly' : (worst ?? 'not-tested');
}

/** The same measure with what could not be looked at among its findings. Such a measure is never met. */
export function withUnseen(measured: Measured, unseen: readonly Finding[]): Measured {
  if (unseen.length === 0) return measured;
  return { ...measured, findings: [...measured.findings, ...unseen], notLookedAt: unseen.length };
}

/** A share in percent with two decimals, cut off: a share that is not nought never reads as nought. */
export function percentOf(part: bigint, whole: bigint): number {
  if (part === 0n) return 0;
  if (whole === 0n) return 100;
  const hundredths = (part * 10_000n) / whole;
  return Number(hundredths === 0n ? 1n : hundredths) / 100;
}
