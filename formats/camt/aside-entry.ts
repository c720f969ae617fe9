import type { AsideReason, SetAside } from '../../domain/payment/set-aside';
import { exactAmount } from '../xml/exact-amount';
import { keptCharges } from './camt-charges';
import { keyOf, NO_TRANSACTION } from './camt-key';
import type { CamtEntry, StatementHead } from './camt-report';
import { decimalOf } from './camt-values';

/** What the bank has not booked yet, or only tells of. */
const NOT_BOOKED = new Set(['PDNG', 'INFO', 'FUTR']);

/** Why the entry cannot be booked as it is; nothing for one that can, or that has not happened. */
export function asideEntry(entry: CamtEntry, statement: StatementHead): SetAside | undefined {
  const why = whyAside(entry);
  if (!why) return undefined;
  const [reason, says] = why;
  const on = entry.bookedOn ?? entry.valueDate;
  return {
    line: entry.position,
    key: keyOf(statement, entry, NO_TRANSACTION, 1),
    account: statement.account,
    ...(on && { on }),
    amount: entry.direction === 'credit' ? entry.amount : negated(entry.amount),
    currency: entry.currency,
    reason,
    says,
    movements: [],
  };
}

function whyAside(entry: CamtEntry): readonly [AsideReason, string] | undefined {
  const { path, amount, oddAmount, currency, isBooked, status, direction, isReversal } = entry;
  if (!isBooked) {
    if (NOT_BOOKED.has(status)) return undefined;
    return ['unknown-code', `${path}/Sts: "${status}" is no known status (BOOK, PDNG, INFO, FUTR).`];
  }
  if (oddAmount !== undefined) return ['odd-amount', `${path}/Amt: ${oddAmountSaid(oddAmount)}`];
  if (/^0(\.0*)?$/.test(amount)) return undefined;
  if (direction === 'debit' && !isReversal) return ['payment-out', `${path}: the money went out of the account.`];
  if (currency !== 'SEK' && currency !== 'DKK') {
    return ['other-currency', `${path}/Amt: ${currency} is not taken in, only SEK and DKK.`];
  }
  if (!entry.bookedOn && !entry.valueDate) {
    return ['no-day', `${path}/BookgDt: it has neither a booking date nor a value date.`];
  }
  const odd = [amount, ...entry.transactions.flatMap((part) => part.amount ?? [])].find((one) => !exactAmount(one));
  if (odd !== undefined) return ['part-of-ore', `${path}/Amt: ${odd} has more than two decimals.`];
  const kept = entry.transactions.length > 1 ? keptCharges(entry) : undefined;
  if (kept === undefined) return undefined;
  return [
    'charged',
    `${path}/Chrgs: the bank kept ${exactAmount(kept) ?? kept} ${currency} of the payments, and booked ${amount} ${currency}.`,
  ];
}

function oddAmountSaid(written: string): string {
  const isNegative = written.startsWith('-') && decimalOf(written.slice(1)) !== undefined;
  return isNegative
    ? `"${written}" has a minus sign, and the direction (CdtDbtInd) says which way money went. Ask the bank which is right.`
    : `"${written.slice(0, LONGEST_SHOWN)}" is no amount. Ask the bank what it is.`;
}

const LONGEST_SHOWN = 40;

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
