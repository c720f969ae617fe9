import { counted } from '../domain/kernel/counted';
import { sumOf, type Money } from '../domain/kernel/money';
import { bankgiroInWords } from '../domain/payment/accounts';
import type { CandidateGround, SuspendedPayment } from '../office/office';
import { amountInCountry } from './as-country-writes';
import { writeLine } from './output';
import { table } from './table';

/** What lies in suspense, payment by payment, and its sum for each creditor. */
export async function printSuspense(suspended: readonly SuspendedPayment[]): Promise<void> {
  if (suspended.length === 0) return writeLine('Nothing waits in suspense.');
  for (const payment of suspended) await writeLine(linesOf(payment).join('\n'));
  await writeLine();
  await writeLine(
    table({
      header: ['creditor', 'in suspense', 'sum'],
      rows: sumsOf(suspended).map(({ creditor, payments, sum }) => [
        ...[creditor, counted(payments, 'payment'), amountInCountry(sum)],
      ]),
    }),
  );
}

/** The same for machines. */
export async function printSuspenseJson(suspended: readonly SuspendedPayment[]): Promise<void> {
  for (const payment of suspended) await writeLine(JSON.stringify(payment));
  for (const ofCreditor of sumsOf(suspended)) await writeLine(JSON.stringify(ofCreditor));
}

interface CreditorSum {
  readonly creditor: string;
  readonly payments: number;
  /** What came less what was taken back. */
  readonly sum: Money;
}

function sumsOf(suspended: readonly SuspendedPayment[]): CreditorSum[] {
  const groups = new Map<string, SuspendedPayment[]>();
  for (const payment of suspended) {
    const name = `${payment.creditorId} ${payment.amount.currency}`;
    groups.set(name, [...(groups.get(name) ?? []), payment]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const sum = sumOf(
      group.map(({ kind, amount }) => (kind === 'payment' ? amount : amount.negated())),
      first.amount.currency,
    );
    return [{ creditor: first.creditorId, payments: group.length, sum }];
  });
}

function linesOf(payment: SuspendedPayment): string[] {
  const { paymentId, creditorId, receivedOn, kind, amount, account, payer, references, text, because } = payment;
  const said = (what: string, words: string) => (words === '' ? [] : [`  ${what}: ${words}`]);
  return [
    `${paymentId}  ${creditorId}  ${receivedOn}  ${kind} ${amountInCountry(amount)}`,
    ...said('account', bankgiroInWords(account)),
    ...said('payer', payer),
    ...said('reference', references.join(', ')),
    ...said('text', text.join(' / ')),
    ...said('why', because),
    ...payment.candidates.map(
      ({ invoiceNumber, debtor, debtorId, open, because: grounds }) =>
        `  may be for: invoice ${invoiceNumber} of ${debtor === debtorId ? debtorId : `${debtor} (${debtorId})`}, ${amountInCountry(open)} unpaid: ${grounds.map((ground) => GROUNDS[ground]).join(', ')}`,
    ),
  ];
}

const GROUNDS: Readonly<Record<CandidateGround, string>> = {
  reference: 'its number or reference is in the text',
  payer: 'the payer has the name of its debtor',
  amount: 'so much is unpaid',
};
