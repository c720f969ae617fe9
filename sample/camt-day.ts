import type { CivilDate } from '../domain/kernel/civil-date';
import { sumOf, type Currency, type Money } from '../domain/kernel/money';
import { writeCamt054 } from '../formats/camt/write-camt-054';
import type { SamplePayment } from './sample-payment';

/** A banking day's notification on one bank account, with the counts and sums that banks put before the entries. */
export function notificationOf(
  iban: string,
  bookedOn: CivilDate,
  currency: Currency,
  payments: readonly SamplePayment[],
): Buffer {
  const numbered = payments.map((payment, index) => ({
    ...payment,
    bookedOn,
    servicerReference: `${iban.slice(-6)}${bookedOn.replaceAll('-', '')}${String(index + 1).padStart(5, '0')}`,
  }));
  const written = writeCamt054({
    id: `C54-${iban.slice(-6)}-${bookedOn}`,
    createdAt: `${bookedOn}T17:30:00Z`,
    iban,
    currency,
    credits: numbered,
  }).toString('utf8');
  const [head = '', ...entries] = written.split('<Ntry>');
  const turned = entries.map((entry, index) => (numbered[index]?.kind === 'taken-back' ? asReversal(entry) : entry));
  return Buffer.from([head + summaryOf(payments, currency), ...turned].join('<Ntry>'), 'utf8');
}

/** The writer knows credits only. Where the bank takes a payment back, the same entry is a debit marked as reversal. */
function asReversal(entry: string): string {
  return entry
    .replace('<CdtDbtInd>CRDT</CdtDbtInd>\n', '<CdtDbtInd>DBIT</CdtDbtInd>\n<RvslInd>true</RvslInd>\n')
    .replace('<CdtDbtInd>CRDT</CdtDbtInd>\n', '<CdtDbtInd>DBIT</CdtDbtInd>\n');
}

function summaryOf(payments: readonly SamplePayment[], currency: Currency): string {
  const credits = payments.filter(({ kind }) => kind === 'payment');
  const debits = payments.filter(({ kind }) => kind === 'taken-back');
  const part = (name: string, counted: readonly { readonly amount: Money }[]): string =>
    `<${name}>\n<NbOfNtries>${counted.length}</NbOfNtries>\n` +
    `<Sum>${sumOf(
      counted.map(({ amount }) => amount),
      currency,
    ).toString()}</Sum>\n</${name}>\n`;
  const parts = part('TtlNtries', payments) + part('TtlCdtNtries', credits) + part('TtlDbtNtries', debits);
  return `<TxsSummry>\n${parts}</TxsSummry>\n`;
}
