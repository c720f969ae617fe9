import type { Administration } from '../administrations/administration';
import type { DecisionEvent } from '../decisions/decision-events';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** A row of the list that an administration reconciles, as the list had the claim. */
export interface ListedItem {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly debtorId: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly principal: Money;
  readonly charges: Money;
  readonly doubtful: Money;
}

/** What an administration may say of a row. `stand-still` gives the reason why a claim is not followed up (S002-45). */
export const NOTES_ON_ITEMS = ['dispute', 'cancel', 'write-down', 'refer', 'stand-still'] as const;
export type NoteOnItem = (typeof NOTES_ON_ITEMS)[number];

interface WhatANoteLeadsTo {
  /** As a sentence has it. */
  readonly inWords: string;
  /** The command that does what is asked. */
  readonly act: (claimId: string) => string;
  /** Events that show that it is done. A settled claim needs none. */
  readonly doneBy: readonly DecisionEvent['type'][];
}

/** Where each note leads. What is referred is seen by the hand-over itself. */
export const WHERE_NOTES_LEAD: Readonly<Record<NoteOnItem, WhatANoteLeadsTo>> = {
  dispute: {
    inWords: 'the debtor disputes the claim',
    act: (claimId) => `fordring decide dispute ${claimId} --reason TEXT`,
    doneBy: ['DisputeRaised'],
  },
  cancel: {
    inWords: 'the invoice is to be cancelled',
    act: (claimId) =>
      `fordring decide cancellation ${claimId} --reason TEXT, or fordring decide credit-note ${claimId} once a letter has gone out`,
    doneBy: ['ClaimCredited'],
  },
  'write-down': {
    inWords: 'the claim is to be written down',
    act: (claimId) => `fordring decide write-down ${claimId} --reason TEXT`,
    doneBy: ['ClaimWrittenDown', 'ClaimWrittenOff'],
  },
  refer: {
    inWords: 'the claim is to be handed over',
    act: (claimId) => `fordring explain ${claimId} tells what keeps the hand-over`,
    doneBy: [],
  },
  'stand-still': {
    inWords: 'the claim stands still for a reason',
    act: (claimId) => `fordring decide hold ${claimId} --through DAY --reason TEXT, or another decision`,
    doneBy: ['HoldPlaced', 'DeferralGranted', 'PlanAgreed'],
  },
};

/** Months whose last day ends a quarter. */
const QUARTER_ENDS = ['03', '06', '09', '12'];

/** Whether an administration has a list of a month: every month, or at the end of each quarter (S002-40, S002-41). */
export function hasListOf({ openItemLists = 'monthly' }: Administration, month: string): boolean {
  return openItemLists === 'monthly' || QUARTER_ENDS.includes(month.slice(5));
}
