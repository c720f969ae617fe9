import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Telling } from './identity/telling';

export interface BankMovement {
  /**
   * Names this movement in the bank's own terms (BgMax: receiver account, deposit date, deposit serial and Bankgirot's
   * serial number; camt: account and servicer reference). The same movement in an overlapping file has the same key.
   */
  readonly key: string;
  /** `payment` raises the account. `deduction` (BgMax 21) and `reversal` (camt) take money back. */
  readonly kind: 'payment' | 'deduction' | 'reversal';
  /** The creditor's account that the money came to, as the bank writes it (bankgiro number, IBAN). */
  readonly account: string;
  /** The day that the bank booked it. */
  readonly receivedOn: CivilDate;
  /** Always positive; `kind` says in which direction. */
  readonly amount: Money;
  /** The payment references that the payer stated, cleaned of blanks, in the file's order. Empty when none. */
  readonly references: readonly StatedReference[];
  /** Free text of the payer, line by line. May hold personal data: never to the engine, never to a log. */
  readonly text: readonly string[];
  readonly payerName?: string;
  /** Where it stands in the file, 1-based (for XML the number of the entry). */
  readonly line: number;
  /** Why the reader does not trust what the movement states: no claim is chosen by it, and a person decides. */
  readonly doubt?: string;
  /** How a camt message tells of it. A BgMax movement is named by its key alone. */
  readonly told?: Telling;
}

/** With a minus sign when it takes money back. */
export function signedAmountOf({ kind, amount }: Pick<BankMovement, 'kind' | 'amount'>): Money {
  return kind === 'payment' ? amount : amount.negated();
}

export interface StatedReference {
  readonly reference: string;
  /** The part of the payment that the payer gave this reference, when the file says so. Negative for a BgMax 23. */
  readonly amount?: Money;
}
