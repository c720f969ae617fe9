import { civilDate } from '../../domain/kernel/civil-date';
import type { DatedFigures } from './statutory-figure';

/**
 * What must all be so before water is shut off (VA-lagen (2006:412) 43 §, in force since 2007-01-01; verified, SFS
 * 2006:412). Only for water and sewerage fees: a call that threatened it for waste fees too was found invalid (VA-nämnden
 * BVa 52, 2012-08-23).
 */
export const WATER_SHUT_OFF_CONDITIONS = {
  unpaid: 'the fee is unpaid, or another duty is breached',
  material: 'the breach is material',
  'no-health-risk': 'no inconvenience to human health arises',
  called: 'a written call to mend it has gone out, with reasonable time (about 14 days in practice)',
  'not-remedied': 'it has not been mended in that time',
} as const;
/** The law says reasonable time; about fourteen days is what water companies and their association go by. */
export const WATER_CALL_DAYS_MINIMUM: DatedFigures<number> = {
  name: 'the fewest days from a Swedish call to pay for water to its shutting off',
  chosenBy: 'the day the call is sent',
  figures: [
    {
      value: 14,
      paragraph: 'VA-lagen (2006:412) 43 §',
      from: civilDate('2007-01-01'),
      confirmation: 'secondary',
      source: 'Svenskt Vatten, on shutting off; the law itself says reasonable time',
    },
  ],
};

export type WaterShutOffCondition = keyof typeof WATER_SHUT_OFF_CONDITIONS;

export const WATER_SHUT_OFF_PARAGRAPH = 'VA-lagen (2006:412) 43 §';

/** The conditions that nobody has found fulfilled, in the law's order. */
export function missingShutOffConditions(found: readonly string[]): WaterShutOffCondition[] {
  return (Object.keys(WATER_SHUT_OFF_CONDITIONS) as WaterShutOffCondition[]).filter(
    (condition) => !found.includes(condition),
  );
}
