import { addDays, civilDate, weekdayOf, type CivilDate } from '../domain/kernel/civil-date';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import type { BankGateChange, ClaimFact } from '../formats/facts/dated-fact';
import type { DanishBehaviour } from './danish-behaviour';
import { danishRunDaysOf } from './danish-run-days';
import type { SampleInvoice } from './sample-invoice';

/** Two Mondays on which the bank is not reconciled before the Wednesday: their runs wait (S003-26). */
export const DANISH_BANK_GATE: readonly BankGateChange[] = [
  { on: civilDate('2015-04-10'), open: false },
  { on: civilDate('2015-04-15'), open: true },
  { on: civilDate('2015-09-04'), open: false },
  { on: civilDate('2015-09-09'), open: true },
];

/** What the client says of the claim: marks (S003-21) and answers to the question for acceptance (S003-20). */
export function danishFactsOf(behaviour: DanishBehaviour, { invoiceNumber, dueOn }: SampleInvoice): ClaimFact[] {
  const { firstReminderOn, acceptanceAskedOn } = danishRunDaysOf(dueOn);
  const answer = (answeredOn: CivilDate, accepted: boolean): ClaimFact => ({
    on: answeredOn,
    invoiceNumber,
    command: { type: 'AnswerAcceptance', answerId: `answer-${invoiceNumber}`, answeredOn, accepted },
  });
  const flag = (changedOn: CivilDate, flagged: boolean): ClaimFact => ({
    on: changedOn,
    invoiceNumber,
    command: {
      type: 'ChangeFlag',
      changedOn,
      flagged,
      reason: flagged ? 'the client talks to the debtor' : 'no outcome',
    },
  });
  switch (behaviour) {
    case 'part':
    case 'never-accepted':
    case 'paid-after-hand-over':
      return [answer(workday(addDays(acceptanceAskedOn, 9)), true)];
    case 'never-accepted-on-saturday':
      return [answer(saturdayAfter(addDays(acceptanceAskedOn, 7)), true)];
    case 'never-declined':
      return [answer(workday(addDays(acceptanceAskedOn, 9)), false)];
    case 'flagged':
      return [flag(workday(dueOn), true)];
    case 'flag-taken-away':
      return [
        flag(workday(dueOn), true),
        flag(workday(addDays(dueOn, 30)), false),
        answer(workday(addDays(dueOn, 100)), true),
      ];
    case 'flagged-between-reminders':
      return [flag(workday(addDays(firstReminderOn, 4)), true), flag(workday(addDays(firstReminderOn, 30)), false)];
    case 'in-time':
    case 'last-timely-day':
    case 'reference-in-text':
    case 'after-first-reminder':
    case 'after-second-reminder':
    case 'twice':
    case 'unknown-reference':
    case 'no-reference':
    case 'never-unanswered':
      return [];
  }
}

function workday(day: CivilDate): CivilDate {
  return bankingCalendarOf('DK').nextBankingDayFrom(day);
}

function saturdayAfter(day: CivilDate): CivilDate {
  return addDays(day, (6 - weekdayOf(day) + 7) % 7 || 7);
}
