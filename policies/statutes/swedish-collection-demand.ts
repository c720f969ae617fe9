import { addDays, civilDate, laterOf } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../calendars/banking-calendar';
import { figureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/** What a collection demand must say, and where the law says so (inkassolagen (1974:182) 5 §). */
export const DEMAND_CONTENTS = {
  'creditor-name': 'the name of the creditor',
  'ground-of-claim': 'what the claim is for',
  principal: 'the principal, by itself',
  interest: 'the interest accrued, by itself',
  costs: 'the compensation for costs, by itself',
  'interest-rate': 'the rate of interest',
  'interest-period': 'the time for which interest is counted',
  'interest-base': 'the principal on which interest is counted',
  deadline: 'the day by which the debtor must pay or object',
} as const;
export type DemandContent = keyof typeof DEMAND_CONTENTS;

const ONLY_WITH_INTEREST: readonly DemandContent[] = ['interest', 'interest-rate', 'interest-period', 'interest-base'];

/** What the demand lacks; without it there is no fee (lag (1981:739) 3 § 1) and no legal action (inkassolagen 6 §). */
export function missingFromDemand(demand: {
  readonly says: ReadonlySet<DemandContent>;
  readonly claimsInterest: boolean;
}): DemandContent[] {
  const contents = Object.keys(DEMAND_CONTENTS) as DemandContent[];
  return contents.filter(
    (content) => !demand.says.has(content) && (demand.claimsInterest || !ONLY_WITH_INTEREST.includes(content)),
  );
}

/** The law says *skälig tid*; the supervisor's general advice on good collection practice puts these figures to it. */
const REASONABLE_TIME = {
  paragraph: 'inkassolagen (1974:182) 5 § and god inkassosed',
  from: civilDate('2015-01-01'),
  startedEarlier: true,
  confirmation: 'official-page',
  source: 'IMY, questions and answers; Inkassonämnden 273-2021',
} as const;

/** The years before: that the figures are as old is general knowledge. */
const REASONABLE_TIME_BEFORE = {
  paragraph: 'inkassolagen (1974:182) 5 § and god inkassosed',
  from: civilDate('2002-07-01'),
  startedEarlier: true,
  until: civilDate('2014-12-31'),
  confirmation: 'unverified',
  source: 'general knowledge',
} as const;

export const DEMAND_DAYS_MINIMUM: DatedFigures<number> = {
  name: 'the fewest days from the sending of a Swedish collection demand to its deadline',
  chosenBy: 'the day the demand is sent',
  figures: [
    { ...REASONABLE_TIME_BEFORE, value: 8 },
    { ...REASONABLE_TIME, value: 8 },
  ],
};

export const DEMAND_BANKING_DAYS_MINIMUM: DatedFigures<number> = {
  name: 'the fewest banking days from the presumed receipt of a Swedish collection demand to its deadline',
  chosenBy: 'the day the demand is sent',
  figures: [
    { ...REASONABLE_TIME_BEFORE, value: 4 },
    { ...REASONABLE_TIME, value: 4 },
  ],
};

/** When a letter may be presumed received. No statute says so; two working days is the postal service's own norm. */
export const POSTAL_BANKING_DAYS: DatedFigures<number> = {
  name: 'the banking days that a Swedish letter is presumed to take',
  chosenBy: 'the day the letter is sent',
  figures: [
    {
      value: 2,
      paragraph: 'no paragraph: an assumption about the post',
      from: civilDate('2002-07-01'),
      startedEarlier: true,
      confirmation: 'unverified',
      source: 'general knowledge',
    },
  ],
};

/**
 * The earliest day that a demand may name for payment or objection: at least eight days after sending, at least four
 * banking days after the presumed receipt, and a banking day.
 *
 * Example: sent Wednesday 2016-03-23 before Easter, presumed received Tuesday 29 March: not before Monday 4 April.
 */
export function earliestDemandDeadline(sentOn: CivilDate, calendar: BankingCalendar): CivilDate {
  const receivedOn = calendar.addBankingDays(sentOn, figureOn(POSTAL_BANKING_DAYS, sentOn).value);
  const afterReceipt = calendar.addBankingDays(receivedOn, figureOn(DEMAND_BANKING_DAYS_MINIMUM, sentOn).value);
  const afterSending = addDays(sentOn, figureOn(DEMAND_DAYS_MINIMUM, sentOn).value);
  return calendar.nextBankingDayFrom(laterOf(afterReceipt, afterSending));
}

/** The day after that deadline: a payment on its last day is still in time (inkassolagen 6 §). */
export function earliestLegalActionAfterDemand(sentOn: CivilDate, calendar: BankingCalendar): CivilDate {
  return addDays(earliestDemandDeadline(sentOn, calendar), 1);
}
