import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { Country } from '../../domain/policy/policy';
import type { StepKind } from '../../domain/policy/step-kind';
import { CURRENCY_OF } from './currency-of';
import { DANISH_REMINDER_FEE_MAXIMUM } from './danish-reminders';
import { figureOn, type DatedFigures } from './statutory-figure';
import { DEMAND_FEE_MAXIMUM, REMINDER_FEE_MAXIMUM } from './swedish-collection-costs';

type Maxima = Readonly<Partial<Record<StepKind, DatedFigures<Money>>>>;

const DANISH = DANISH_REMINDER_FEE_MAXIMUM['private-law'];
const STEP_FEES: Readonly<Record<Country, Maxima>> = {
  SE: { reminder: REMINDER_FEE_MAXIMUM, demand: DEMAND_FEE_MAXIMUM },
  DK: { reminder: DANISH, demand: DANISH },
};

/**
 * The most that a step may cost the debtor on the day on which its letter is sent; nought where no paragraph allows a fee.
 * Throws `NoStatuteForDate` for a day whose law is not recorded.
 */
export function mostStepFee(country: Country, kind: StepKind, on: CivilDate): Money {
  const maximum = STEP_FEES[country][kind];
  return maximum ? figureOn(maximum, on).value : Money.zero(CURRENCY_OF[country]);
}
