import { addDays, type CivilDate } from '../domain/kernel/civil-date';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import type { ClaimFact } from '../formats/facts/dated-fact';
import { dunningDaysOf } from './dunning-days';
import type { SampleInvoice } from './sample-invoice';

/** What can happen to a claim besides payment. None of these debtors pays, except the one who keeps to the deferral. */
export const CASE_STORIES = ['settled-dispute', 'kept-deferral', 'broken-deferral', 'bankrupt', 'deceased'] as const;
export type CaseStory = (typeof CASE_STORIES)[number];

/** Within the three months that a deferral may last at most (S002-53). */
const DEFERRAL_DAYS = 60;

export function deferredDueDate({ dueOn }: Pick<SampleInvoice, 'dueOn'>): CivilDate {
  return addDays(dueOn, DEFERRAL_DAYS);
}

/** Rulings are not among the facts: the enforcement authority gives them, in rehearsal a simulated one. */
export function factsOfStory(story: CaseStory, { invoiceNumber, dueOn }: SampleInvoice): ClaimFact[] {
  const { reminderOn, demandOn, referralOn } = dunningDaysOf(dueOn);
  const decisionId = `${story}-${invoiceNumber}`;
  switch (story) {
    case 'settled-dispute': {
      const raisedOn = workday(addDays(reminderOn, 2));
      const settledOn = workday(addDays(demandOn, 45));
      return [
        { on: raisedOn, invoiceNumber, command: { type: 'RaiseDispute', decisionId, raisedOn } },
        {
          on: settledOn,
          invoiceNumber,
          command: { type: 'SettleDispute', decisionId: `${decisionId}-settled`, settledOn },
        },
      ];
    }
    case 'kept-deferral':
    case 'broken-deferral': {
      const grantedOn = workday(addDays(dueOn, -6));
      const newDueOn = deferredDueDate({ dueOn });
      return [{ on: grantedOn, invoiceNumber, command: { type: 'GrantDeferral', decisionId, grantedOn, newDueOn } }];
    }
    case 'bankrupt':
    case 'deceased': {
      const changedOn = workday(story === 'deceased' ? addDays(demandOn, 10) : addDays(referralOn, 20));
      return [{ on: changedOn, invoiceNumber, command: { type: 'ChangeDebtorStatus', changedOn, status: story } }];
    }
  }
}

/** Caseworkers decide on the days on which the office is open. */
function workday(day: CivilDate): CivilDate {
  return bankingCalendarOf('SE').nextBankingDayFrom(day);
}
