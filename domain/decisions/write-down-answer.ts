import { WHERE_NOTES_LEAD } from '../close/open-item-list';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { LossLine } from './kinds/write-down';

/** What an administration may say of a claim of its write-down proposal (S002-70). */
export const WRITE_DOWN_ANSWERS = ['write-down', 'keep', 'dispute', 'cancel', 'refer'] as const;
export type WriteDownAnswer = (typeof WRITE_DOWN_ANSWERS)[number];

/** Answers that ask the accounting unit for another act than a write-down. They lead where the notes on open items do. */
export const ASKS_FOR = {
  dispute: WHERE_NOTES_LEAD.dispute,
  cancel: WHERE_NOTES_LEAD.cancel,
  refer: WHERE_NOTES_LEAD.refer,
} as const;

/** Only the agreement needs no words. */
export function needsReason(answer: WriteDownAnswer): boolean {
  return answer !== 'write-down';
}

/**
 * Where a claim of a proposal stands. `unanswered` · `to-book`: answered with write down, and nobody has put that forward ·
 * `put-forward`: another person decides · `booked` · `kept`: stays as it is · `asked`: the accounting unit is to do something
 * else · `done`: that was done, or the claim is settled · `ended`: the whole proposal was turned down.
 */
export const ROW_STATES = [
  'unanswered',
  'to-book',
  'put-forward',
  'booked',
  'kept',
  'asked',
  'done',
  'ended',
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** A claim of a proposal, as it was proposed and as it was answered. */
export interface ProposedRow extends LossLine {
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly debtorId: string;
  readonly dueOn: CivilDate;
  readonly total: Money;
  readonly state: RowState;
  readonly answered?: {
    readonly answer: WriteDownAnswer;
    readonly reason?: string;
    readonly by: string;
    readonly on: CivilDate;
  };
  /** The decision that books the row, or has booked it. */
  readonly bookedBy?: string;
}
