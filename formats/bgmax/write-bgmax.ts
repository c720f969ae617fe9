import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Money } from '../../domain/kernel/money';
import { signedAmountOf, type StatedReference } from '../../domain/payment/bank-movement';
import { DEPOSIT, END, INFORMATION, NAME, OPENING, PAYMENT, START } from './layout';
import { recordOf } from './write-record';

/** What a sample file says: Bankgirot writes the real ones. */
export interface BgMaxFile {
  /** YYYYMMDDhhmmss and six digits of a second. */
  readonly writtenAt: string;
  readonly isTest?: boolean;
  readonly deposits: readonly BgMaxDeposit[];
}

export interface BgMaxDeposit {
  /** The receiver's bankgiro number, 7 or 8 digits without hyphen. */
  readonly bankgiro: string;
  readonly depositedOn: CivilDate;
  /** Bankgirot's running number of the deposit, up to 5 digits. */
  readonly serial: string;
  readonly movements: readonly BgMaxMovement[];
}

export interface BgMaxMovement {
  readonly kind: 'payment' | 'deduction';
  readonly amount: Money;
  /** One without an amount goes into the payment's own record; several, or one with an amount, become extra references. */
  readonly references: readonly StatedReference[];
  /** Bankgirot's finding on a single reference: 2 correct (unless told otherwise), 4 not checked, 5 incorrect. */
  readonly referenceCode?: '2' | '4' | '5';
  /** Bankgirot's number of the payment, up to 12 digits; empty on autogiro lines. */
  readonly serial: string;
  readonly text?: readonly string[];
  readonly payerName?: string;
}

/** ISO-8859-1 with CRLF and records of 80 columns, sums and counts included. */
export function writeBgMax(file: BgMaxFile): Buffer {
  const sections = file.deposits.flatMap(sectionOf);
  const countOf = (code: string) => String(sections.filter((record) => record.startsWith(code)).length);
  const start = { layout: 'BGMAX', version: '01', writtenAt: file.writtenAt, testMarker: file.isTest ? 'T' : 'P' };
  const end = {
    paymentCount: countOf('20'),
    deductionCount: countOf('21'),
    extraReferenceCount: String(Number(countOf('22')) + Number(countOf('23'))),
    depositCount: countOf('15'),
  };
  const records = [recordOf('01', START, start), ...sections, recordOf('70', END, end)];
  return Buffer.from(records.map((record) => `${record}\r\n`).join(''), 'latin1');
}

function sectionOf(deposit: BgMaxDeposit): string[] {
  const signed = deposit.movements.map(signedAmountOf);
  const closing = {
    depositedOn: deposit.depositedOn.replaceAll('-', ''),
    serial: deposit.serial,
    amount: ore(sumOf(signed, 'SEK')),
    currency: 'SEK',
    movementCount: String(deposit.movements.length),
  };
  return [
    recordOf('05', OPENING, { bankgiro: deposit.bankgiro, currency: 'SEK' }),
    ...deposit.movements.flatMap(movementRecords),
    recordOf('15', DEPOSIT, closing),
  ];
}

function movementRecords(movement: BgMaxMovement): string[] {
  const { references } = movement;
  const only = references.length === 1 && references[0]?.amount === undefined ? references[0] : undefined;
  const extra = only ? [] : references;
  const own = {
    reference: only?.reference ?? '',
    amount: ore(movement.amount),
    referenceCode: only ? (movement.referenceCode ?? '2') : extra.length > 0 ? '3' : '1',
    channel: movement.serial === '' ? '4' : '1',
    serial: serialOf(movement),
  };
  return [
    recordOf(movement.kind === 'payment' ? '20' : '21', PAYMENT, own),
    ...extra.map((reference) => extraReferenceRecord(reference, movement)),
    ...(movement.text ?? []).map((text) => recordOf('25', INFORMATION, { text })),
    ...(movement.payerName === undefined ? [] : [recordOf('26', NAME, { name: movement.payerName })]),
  ];
}

function extraReferenceRecord({ reference, amount }: StatedReference, movement: BgMaxMovement): string {
  const isTakenOff = amount?.isNegative() ?? false;
  return recordOf(isTakenOff ? '23' : '22', PAYMENT, {
    reference,
    amount: amount ? ore(isTakenOff ? amount.negated() : amount) : '0',
    referenceCode: '2',
    serial: serialOf(movement),
  });
}

function serialOf({ serial }: BgMaxMovement): string {
  return serial === '' ? '' : serial.padStart(PAYMENT.serial.to - PAYMENT.serial.from + 1, '0');
}

/** `zeros` would pad a minus sign into the middle of the field: a deposit never goes below zero, so it is refused. */
function ore(amount: Money): string {
  if (amount.isNegative())
    throw new RangeError(`A BgMax record cannot say ${amount.toString()}; its amounts have no sign.`);
  return amount.toMinorUnits().toString();
}
