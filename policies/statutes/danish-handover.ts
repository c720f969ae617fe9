import { civilDate, firstDayOfNextMonth } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { LeastHandOver } from '../../domain/policy/rulebook';
import { figureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';
import type { StatutoryRefusal } from './statutory-refusal';

/** What Gældsstyrelsen must be told of every claim, each by itself (BEK 1110/2024 § 3, stk. 2). */
export const HANDOVER_CONTENTS = [
  'debtor-number',
  'created-on',
  'due-on',
  'last-timely-day',
  'principal',
  'interest',
  'fees',
  'interest-rate',
] as const;
export type HandoverContent = (typeof HANDOVER_CONTENTS)[number];

/** What a hand-over lacks; a claim without it is rejected (BEK 1110/2024 § 4, stk. 2). */
export function missingFromHandover(says: ReadonlySet<HandoverContent>): HandoverContent[] {
  return HANDOVER_CONTENTS.filter((content) => !says.has(content));
}

/** A claim smaller than this, with interest and fees, was not taken. None since; an agreement of one's own may set one. */
export const HANDOVER_MINIMUM: DatedFigures<Money> = {
  name: 'the least amount that Gældsstyrelsen takes',
  chosenBy: 'the day of the hand-over',
  figures: [
    {
      value: Money.of('100', 'DKK'),
      paragraph: 'BEK 1513/2013 § 1, stk. 2',
      from: civilDate('2005-11-01'),
      until: civilDate('2014-12-31'),
      confirmation: 'unverified',
      source: 'general knowledge: the orders before had the same amount',
    },
    {
      value: Money.of('100', 'DKK'),
      paragraph: 'BEK 1513/2013 § 1, stk. 2; BEK 300/2017 § 1, stk. 2',
      from: civilDate('2015-01-01'),
      startedEarlier: true,
      // The order of 2020-03-09 has no minimum any more; the exact last day was not verified.
      until: civilDate('2020-03-08'),
      confirmation: 'verified',
      source: 'BEK 1513/2013, BEK 300/2017',
    },
    {
      value: Money.zero('DKK'),
      paragraph: 'gældsinddrivelsesloven § 2, stk. 13',
      from: civilDate('2020-03-09'),
      startedEarlier: true,
      confirmation: 'derived',
      source: 'BEK 188/2020, BEK 1110/2024',
    },
  ],
};

/** What the law of a day asks for at the least of a claim that is handed over; nothing since the minimum was taken away. */
export function leastDanishHandOver(on: CivilDate): LeastHandOver | undefined {
  const { value: least, paragraph } = figureOn(HANDOVER_MINIMUM, on);
  return least.isPositive() ? { least, paragraph } : undefined;
}

/** The paragraph under which reminders come before a hand-over. Until mid-2020 a condition, since then the ordinary course. */
export const REMINDERS_BEFORE_HANDOVER: DatedFigures<'required' | 'ordinary-course'> = {
  name: 'whether reminders must come before a hand-over to Gældsstyrelsen',
  chosenBy: 'the day of the hand-over',
  figures: [
    {
      value: 'required',
      paragraph: 'gældsinddrivelsesloven § 2, stk. 3 and 4',
      from: civilDate('2009-01-01'),
      until: civilDate('2014-12-31'),
      confirmation: 'unverified',
      source: 'general knowledge: as in LBK 29/2015',
    },
    {
      value: 'required',
      paragraph: 'gældsinddrivelsesloven § 2, stk. 3 and 4 (LBK 29/2015)',
      from: civilDate('2015-01-01'),
      startedEarlier: true,
      until: civilDate('2020-06-30'),
      confirmation: 'verified',
      source: 'LBK 29/2015',
    },
    {
      value: 'ordinary-course',
      paragraph: 'gældsinddrivelsesloven § 2, stk. 3',
      from: civilDate('2020-07-01'),
      startedEarlier: true,
      confirmation: 'verified',
      source: 'LBK 1063/2024, LBK 2707/2021',
    },
  ],
};

/**
 * Why a claim cannot be handed to Gældsstyrelsen on that day; none when it can. The debtor must have been told in writing
 * (on the invoice or the last reminder will do), the last timely day must have passed, and the reminders have been sent in
 * vain. Where telling a debtor is impossible or would harm cover, a person hands the claim over with that reason.
 */
export function handoverRefusals(claim: {
  readonly on: CivilDate;
  readonly lastTimelyDay: CivilDate;
  readonly debtorToldOn?: CivilDate;
  readonly remindersSent: number;
  /** Principal, interest and fees. */
  readonly claimed: Money;
  /** Interest or a fee on a claim that is there already has no least amount. */
  readonly accessoryToClaimHandedOver?: boolean;
}): StatutoryRefusal[] {
  const refusals: StatutoryRefusal[] = [];
  const minimum = figureOn(HANDOVER_MINIMUM, claim.on);
  const reminders = figureOn(REMINDERS_BEFORE_HANDOVER, claim.on);
  if (claim.on <= claim.lastTimelyDay) {
    const message = `Payment is in time through ${claim.lastTimelyDay}; hand the claim over after that day.`;
    refusals.push({ paragraph: 'BEK 1110/2024 § 4, stk. 2', message });
  }
  if (claim.debtorToldOn === undefined || claim.debtorToldOn >= claim.on) {
    const message =
      'The debtor has not been told in writing; tell every liable debtor first, such as on the last reminder.';
    refusals.push({ paragraph: 'gældsinddrivelsesloven § 2, stk. 4', message });
  }
  if (claim.remindersSent < 1) {
    refusals.push({
      paragraph: reminders.paragraph,
      message: 'No reminder has been sent; send the usual reminders first.',
    });
  }
  if (minimum.value.isOver(claim.claimed) && claim.accessoryToClaimHandedOver !== true) {
    const message = `${claim.claimed.toString()} is under ${minimum.value.toString()}; keep the claim until more is owed.`;
    refusals.push({ paragraph: minimum.paragraph, message });
  }
  return refusals;
}

/**
 * The first day that no longer bears the creditor's own interest: Gældsstyrelsen's runs from the first of the month after
 * it received the claim (gældsinddrivelsesloven § 5, stk. 1). No gap, no overlap.
 */
export function ownInterestEndsOn(receivedOn: CivilDate): CivilDate {
  return firstDayOfNextMonth(receivedOn);
}
