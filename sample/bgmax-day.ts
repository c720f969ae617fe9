import type { CivilDate } from '../domain/kernel/civil-date';
import type { BgMaxDeposit, BgMaxMovement } from '../formats/bgmax/write-bgmax';
import type { SamplePayment } from './sample-payment';

/** A banking day's movements on one bankgiro, as Bankgirot puts them into one deposit. */
export function depositOf(
  bankgiro: string,
  depositedOn: CivilDate,
  number: number,
  payments: readonly SamplePayment[],
): BgMaxDeposit {
  const movements = payments.map((payment, index) => movementOf(payment, index + 1));
  return { bankgiro, depositedOn, serial: String(number), movements };
}

/** YYYYMMDDhhmmss and six digits of a second: Bankgirot writes in the evening of the banking day. */
export function writtenAtOf(day: CivilDate): string {
  return `${day.replaceAll('-', '')}183000000000`;
}

function movementOf(payment: SamplePayment, number: number): BgMaxMovement {
  const { kind, amount, references, referenceCode, text, payerName } = payment;
  return {
    kind: kind === 'payment' ? 'payment' : 'deduction',
    amount,
    references,
    serial: String(number),
    ...(referenceCode && { referenceCode }),
    ...(text && { text }),
    ...(payerName !== undefined && { payerName }),
  };
}
