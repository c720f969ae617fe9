import { Decimal } from 'decimal.js';
import { WHERE_NOTES_LEAD } from '../close/open-item-list';
import type { CivilDate } from '../kernel/civil-date';
import { excessOf, Money, smallerOf } from '../kernel/money';
import type { LossLine } from './kinds/write-down';

/**
 * What an administration may say of a claim of its write-down proposal (S002-70). `other-amount` writes a part down, `keep`
 * refuses, and `postpone` leaves the claim for the next proposal.
 */
export const WRITE_DOWN_ANSWERS = [
  'write-down',
  'other-amount',
  'keep',
  'postpone',
  'dispute',
  'cancel',
  'refer',
] as const;
export type WriteDownAnswer = (typeof WRITE_DOWN_ANSWERS)[number];

/** Answers that ask the accounting unit for another act than a write-down. They lead where the notes on open items do. */
export const ASKS_FOR: Pick<typeof WHERE_NOTES_LEAD, 'dispute' | 'cancel' | 'refer'> = {
  dispute: WHERE_NOTES_LEAD.dispute,
  cancel: WHERE_NOTES_LEAD.cancel,
  refer: WHERE_NOTES_LEAD.refer,
};

/** Whether the claim, or a part of it, is to be written down. */
export function agrees(answer: WriteDownAnswer): boolean {
  return answer === 'write-down' || answer === 'other-amount';
}

/**
 * The loss of a claim where the administration writes down less than was proposed. As where something was written down before,
 * the amount counts on the principal first, with the VAT in it by its share, rounded once to whole öre; then on the costs and the
 * interest (own choice: the audit has the parts and no order).
 */
export function partOfLoss(line: LossLine, amount: Money): LossLine {
  const gross = line.principal.plus(line.vat);
  const ofGross = smallerOf(amount, gross);
  const share = gross.isZero() ? new Decimal(0) : ofGross.amount.times(line.vat.amount).div(gross.amount);
  const vat = Money.rounded(share, amount.currency);
  const beyond = excessOf(amount, gross);
  const fee = smallerOf(beyond, line.fee);
  return { claimId: line.claimId, principal: ofGross.minus(vat), vat, fee, interest: beyond.minus(fee) };
}

/** What is wrong with the amount of an answer to a row of which `total` is proposed; nothing where it fits. */
export function amountAmiss(answer: WriteDownAnswer, amount: Money | undefined, total: Money): string | undefined {
  if (answer !== 'other-amount') {
    return amount && 'is given, and the answer is not "other amount". Leave it out, or answer with another amount.';
  }
  if (!amount) return 'is missing. Say how much of the claim is to be written down.';
  return amount.isPositive() && total.isOver(amount)
    ? undefined
    : `is ${amount.toString()}. Another amount is over nought and under the ${total.toString()} that are proposed.`;
}

/** Only the agreement needs no words. */
export function needsReason(answer: WriteDownAnswer): boolean {
  return answer !== 'write-down';
}

/**
 * Where a claim of a proposal stands. `unanswered` · `to-book`: answered with write down, and nobody has put that forward ·
 * `put-forward`: another person decides · `booked` · `kept`: stays as it is · `postponed`: is for the next proposal · `asked`:
 * the accounting unit is to do something else · `done`: that was done, or the claim is settled · `anew`: a later proposal has
 * the claim, and is answered instead · `ended`: the whole proposal was turned down.
 */
export const ROW_STATES = [
  'unanswered',
  'to-book',
  'put-forward',
  'booked',
  'kept',
  'postponed',
  'asked',
  'done',
  'anew',
  'ended',
] as const;
export type RowState = (typeof ROW_STATES)[number];

export interface GivenAnswer {
  readonly answer: WriteDownAnswer;
  /** Of `other-amount`: how much of the claim is to be written down. */
  readonly amount?: Money;
  readonly reason?: string;
  readonly by: string;
  readonly on: CivilDate;
}

/** A claim of a proposal, as it was proposed and as it was answered. */
export interface ProposedRow extends LossLine {
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly debtorId: string;
  readonly dueOn: CivilDate;
  readonly total: Money;
  readonly state: RowState;
  readonly answered?: GivenAnswer;
  /** What the administration said of the claim in its last proposal before. */
  readonly before?: GivenAnswer;
  /** The decision that books the row, or has booked it. */
  readonly bookedBy?: string;
  /** What somebody has written down of the claim by hand since the administration answered. */
  readonly writtenDown?: Money;
}
