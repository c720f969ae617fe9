import { ownEntry } from '../../domain/kernel/own-entry';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { Country, DocumentKind, StepName } from '../../domain/policy/policy';
import type { ChargedElsewhere } from '../../domain/policy/rulebook';
import { CURRENCY_OF } from './currency-of';
import { chargedReminderRefusal, DANISH_REMINDER_FEE_MAXIMUM, type DanishFeeRegime } from './danish-reminders';
import { figureOn, type DatedFigures } from './statutory-figure';
import { DEMAND_FEE_MAXIMUM, mostReminderFee, REMINDER_FEE_MAXIMUM } from './swedish-collection-costs';

/** A step whose letter may cost something: which letter, and how much. */
export interface AllowedFee {
  readonly letter: DocumentKind;
  readonly most: DatedFigures<Money>;
}

export type FeesAllowed = Readonly<Partial<Record<StepName, AllowedFee>>>;

/** The law names the letter, and our steps send it: no other step may cost the debtor anything. */
export const SWEDISH_FEES: FeesAllowed = {
  reminder: { letter: 'reminder', most: REMINDER_FEE_MAXIMUM },
  'second-reminder': { letter: 'reminder', most: REMINDER_FEE_MAXIMUM },
  demand: { letter: 'demand', most: DEMAND_FEE_MAXIMUM },
};

/** A Danish demand is one more reminder (*rykkerskrivelse*) to the law. */
export const DANISH_FEES: Readonly<Record<DanishFeeRegime, FeesAllowed>> = {
  'private-law': danishFees('private-law'),
  distraint: danishFees('distraint'),
};

function danishFees(regime: DanishFeeRegime): FeesAllowed {
  const most = DANISH_REMINDER_FEE_MAXIMUM[regime];
  return {
    reminder: { letter: 'reminder', most },
    'second-reminder': { letter: 'reminder', most },
    demand: { letter: 'demand', most },
  };
}

/**
 * The most that a step may cost the debtor on the day on which its letter is sent. Nought where no paragraph allows a fee,
 * for a Swedish reminder without an agreement, and for a Danish letter of private law that is the fourth with a fee or
 * comes within ten days of the one before.
 * Throws `NoStatuteForDate` for a day whose law is not recorded.
 */
export function mostStepFee(
  country: Country,
  step: StepName,
  letter: {
    readonly sentOn: CivilDate;
    readonly regime?: DanishFeeRegime;
    /** A Swedish reminder fee was agreed no later than when the debt arose. */
    readonly agreed?: boolean;
    readonly chargedOn?: readonly CivilDate[];
    readonly elsewhere?: readonly ChargedElsewhere[];
  },
): Money {
  const { sentOn, regime = 'private-law', agreed = false, chargedOn = [], elsewhere = [] } = letter;
  const none = Money.zero(CURRENCY_OF[country]);
  const allowed = ownEntry(country === 'SE' ? SWEDISH_FEES : DANISH_FEES[regime], step);
  if (!allowed) return none;
  if (allowed.most === REMINDER_FEE_MAXIMUM) return mostReminderFee({ sentOn, agreed });
  if (country === 'DK' && chargedReminderRefusal({ regime, sentOn, chargedOn, elsewhere })) return none;
  return figureOn(allowed.most, sentOn).value;
}
