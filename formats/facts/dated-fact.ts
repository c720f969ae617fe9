import type { CivilDate } from '../../domain/kernel/civil-date';
import type { ClaimCommand } from '../../domain/claim/commands';

/** Something that becomes known of one claim on a day, other than a payment: an answer, a mark, a dispute. */
export interface ClaimFact {
  readonly on: CivilDate;
  readonly invoiceNumber: string;
  readonly command: Exclude<
    ClaimCommand,
    { type: 'RegisterClaim' | 'PerformStep' | 'ReceivePayment' | 'ReversePayment' }
  >;
}

/** A fact is recorded once: the same line of a file, or of a portfolio, has the same key. */
export function factKey(
  claimId: string,
  { on, command }: { readonly on: CivilDate; readonly command: object },
): string {
  return `fact/${claimId}/${on}/${JSON.stringify(command)}`;
}

/** The creditor's bank was found reconciled, or no longer is (S003-26). */
export interface BankGateChange {
  readonly on: CivilDate;
  readonly open: boolean;
}

/** Every payment through a day is known from a source of bank files, or from all; without a day, no file comes any more. */
export interface BankReadLine {
  readonly through?: CivilDate;
  readonly source?: string;
}

/** Whether the bank is reconciled on a day: the latest change counts; a portfolio without any supposes that it is. */
export function isBankReconciled(day: CivilDate, changes: readonly BankGateChange[]): boolean {
  let open = true;
  for (const change of changes) if (change.on <= day) open = change.open;
  return open;
}
