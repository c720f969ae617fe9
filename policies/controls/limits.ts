import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { MeasureName } from '../../domain/controls/objectives';
import type { Limits } from '../../domain/controls/verdict';

interface DatedLimits {
  /** The first day on which the limits hold. */
  readonly from: CivilDate;
  readonly limits: Readonly<Record<MeasureName, Limits>>;
}

const none = (partlyUpTo: number): Limits => ({ metUpTo: 0, partlyUpTo });

/** No control board is worked out for a day before this one. */
export const FIRST_DAY_OF_LIMITS: CivilDate = civilDate('1980-01-01');

/**
 * From when a measure is met, partly met or not, oldest first. Own choices, for the audit states verdicts and no limits. Two
 * follow the audit's own verdicts: a difference of 1.8 percent between the books was partly met (S002-91, S002-102), and two
 * late demands of twenty with an explanation were no remark (S002-96).
 */
const CONTROL_LIMITS: readonly DatedLimits[] = [
  {
    from: FIRST_DAY_OF_LIMITS,
    limits: {
      'claims-without-owner': { metUpTo: 1, partlyUpTo: 10 },
      'administrations-without-contact': none(1),
      'policy-not-adopted': none(0),
      'old-suspense': none(5),
      'reconciliations-late': none(2),
      'closes-late': none(1),
      'gates-without-evidence': none(0),
      'open-item-lists-late': none(2),
      'open-item-lists-stale': none(2),
      'declarations-unacknowledged': none(1),
      'deliveries-late': none(5),
      'claims-unreadable': none(0),
      'disputed-not-doubtful': none(2),
      'valuation-incomplete': none(0),
      'control-difference': none(2),
      'entries-not-exported': none(5),
      'deliveries-incomplete': none(5),
      'cut-off': none(20),
      'closings-without-valuation': none(1),
      'losses-without-authority': none(0),
      'losses-waiting': none(5),
      'write-down-rounds-missing': none(0),
      'standing-still': none(20),
      'time-barred-open': { metUpTo: 0, partlyUpTo: 10 },
      'steps-late': { metUpTo: 1, partlyUpTo: 10 },
    },
  },
];

/** Throws `RangeError` for a day before the first limits. */
export function controlLimitsOn(day: CivilDate): DatedLimits {
  const found = CONTROL_LIMITS.findLast(({ from }) => from <= day);
  if (!found) throw new RangeError(`No limits of the control board hold on ${day}.`);
  return found;
}
