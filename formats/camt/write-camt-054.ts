import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';
import type { StatedReference } from '../../domain/payment/bank-movement';

/** What a sample notification says: banks write the real ones. */
export interface Camt054File {
  /** Names the message and its one notification; at most 35 characters. */
  readonly id: string;
  /** `2016-09-01T06:30:00+02:00`. */
  readonly createdAt: string;
  /** The creditor's account. */
  readonly iban: string;
  readonly currency: Currency;
  readonly credits: readonly Camt054Credit[];
}

export interface Camt054Credit {
  readonly bookedOn: CivilDate;
  readonly amount: Money;
  /** The bank's own reference, different for every credit; at most 35 characters. */
  readonly servicerReference: string;
  readonly references: readonly StatedReference[];
  readonly text?: readonly string[];
  readonly payerName?: string;
}

/** A credit notification, version 08: one booked entry with one transaction for each credit. */
export function writeCamt054(file: Camt054File): Buffer {
  const head = element('GrpHdr', element('MsgId', text(file.id)) + element('CreDtTm', text(file.createdAt)));
  const account = element('Acct', element('Id', element('IBAN', text(file.iban))) + element('Ccy', file.currency));
  const entries = file.credits.map((credit) => entryOf(credit, file.currency)).join('');
  const notification = element('Ntfctn', element('Id', text(file.id)) + account + entries);
  const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08';
  const body = `<Document xmlns="${namespace}">\n${element('BkToCstmrDbtCdtNtfctn', head + notification)}</Document>\n`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, 'utf8');
}

function entryOf(credit: Camt054Credit, currency: Currency): string {
  if (credit.amount.currency !== currency) {
    throw new RangeError(`A credit in ${credit.amount.currency} cannot stand on an account in ${currency}.`);
  }
  const amount = amountElement('Amt', credit.amount) + element('CdtDbtInd', 'CRDT');
  const servicerReference = element('AcctSvcrRef', text(credit.servicerReference));
  const received = element('Domn', element('Cd', 'PMNT') + element('Fmly', element('Cd', 'RCDT') + RECEIVED_DOMESTIC));
  const payer = credit.payerName === undefined ? '' : element('Nm', text(credit.payerName));
  const details = [
    element('Refs', servicerReference),
    amount,
    payer && element('RltdPties', element('Dbtr', element('Pty', payer))),
    remittanceOf(credit),
  ];
  return element(
    'Ntry',
    [
      amount,
      element('Sts', element('Cd', 'BOOK')),
      element('BookgDt', element('Dt', credit.bookedOn)),
      servicerReference,
      element('BkTxCd', received),
      element('NtryDtls', element('TxDtls', details.join(''))),
    ].join(''),
  );
}

const RECEIVED_DOMESTIC = element('SubFmlyCd', 'DMCT');

function remittanceOf({ text: lines = [], references }: Camt054Credit): string {
  const unstructured = lines.map((line) => element('Ustrd', text(line)));
  const structured = references.map(({ reference, amount }) =>
    element('Strd', amountOf(amount) + element('CdtrRefInf', element('Ref', text(reference)))),
  );
  const all = [...unstructured, ...structured].join('');
  return all && element('RmtInf', all);
}

function amountOf(amount: Money | undefined): string {
  if (!amount) return '';
  const part = amount.isNegative() ? amountElement('CdtNoteAmt', amount.negated()) : amountElement('RmtdAmt', amount);
  return element('RfrdDocAmt', part);
}

function amountElement(name: string, amount: Money): string {
  return `<${name} Ccy="${amount.currency}">${amount.toString()}</${name}>\n`;
}

function element(name: string, content: string): string {
  return content.startsWith('<') ? `<${name}>\n${content}</${name}>\n` : `<${name}>${content}</${name}>\n`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
