import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';
import type { StatedReference } from '../domain/payment/bank-movement';

/** Something that happens on one of the creditor's accounts on a banking day. */
export interface SamplePayment {
  readonly on: CivilDate;
  /** `payment` in; `taken-back` out again: a deduction on a bankgiro, a reversal on a bank account. */
  readonly kind: 'payment' | 'taken-back';
  /** One of the creditor's `paymentAccounts`. */
  readonly account: string;
  readonly amount: Money;
  readonly references: readonly StatedReference[];
  /** What Bankgirot found when it checked the reference: 2 correct (unless told otherwise), 5 incorrect. */
  readonly referenceCode?: '2' | '5';
  readonly text?: readonly string[];
  readonly payerName?: string;
}

/** By day; of one day in the order given. */
export function byPaymentDay(one: SamplePayment, other: SamplePayment): number {
  return one.on < other.on ? -1 : Number(one.on > other.on);
}
