import { Money, type Currency } from '../../domain/kernel/money';
import type { BankFile } from '../bank-file';
import type { StatedReference, BankMovement } from '../../domain/payment/bank-movement';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { exactAmount } from '../xml/exact-amount';
import type { XmlOptions } from '../xml/read-xml';
import { keyOf } from './camt-key';
import type { CamtEntry, CamtReference, CamtStatement, CamtTransaction } from './camt-report';
import { CAMT_REFUSED, readCamtEntries } from './read-camt-entries';

/**
 * Reads camt.053 and camt.054 into movements in kronor or kroner. Booked credits are payments, also those that undo a
 * payment of ours; booked debits that the bank calls reversals take an earlier payment back. The municipality's own
 * payments out, entries not yet booked and zero amounts are only counted (`ignored`).
 */
export function readCamt(bytes: Buffer, options: XmlOptions = {}): BankFile {
  const report = readCamtEntries(bytes, options);
  const problems: InputProblem[] = [];
  const movements: BankMovement[] = [];
  const keys = new Map<string, number>();
  let ignored = 0;
  for (const statement of report.statements) {
    for (const entry of statement.entries) {
      const isOurs = entry.isBooked && (entry.direction === 'credit' || entry.isReversal);
      const made = isOurs ? movementsOf(entry, statement, problems) : [];
      if (made.length === 0) ignored++;
      for (const movement of made) movements.push({ ...movement, key: uniqueKey(movement.key, keys) });
    }
  }
  if (problems.length > 0) throw new InputRefused(CAMT_REFUSED, problems);
  return { format: report.format, movements, ...(ignored > 0 && { ignored }) };
}

/**
 * One movement for each transaction of a batch. Where the bank leaves out what each transaction amounts to, the batch
 * is one movement with all the references: its amount is right, and who paid what is for a person to find out.
 */
function movementsOf(entry: CamtEntry, statement: CamtStatement, problems: InputProblem[]): BankMovement[] {
  const currency = currencyOf(entry, problems);
  const receivedOn = entry.bookedOn ?? entry.valueDate;
  if (!receivedOn) {
    const message = 'it has neither a booking date nor a value date. Ask the bank for a corrected file.';
    problems.push({ field: `${entry.path}/BookgDt`, message });
  }
  if (!currency || !receivedOn) return [];
  return partsOf(entry).flatMap((part, index) => {
    const amount = moneyOf(part.amount, currency, `${entry.path}/Amt`, problems);
    if (!amount || amount.isZero()) return [];
    return {
      key: keyOf(statement, entry, part, index + 1),
      kind: part.direction === 'credit' ? 'payment' : 'reversal',
      account: statement.account,
      receivedOn,
      amount,
      references: part.references.flatMap((reference) => statedReference(reference, currency, entry, problems)),
      text: part.text,
      ...(part.payerName && { payerName: part.payerName }),
      line: entry.position,
    };
  });
}

type Part = CamtTransaction & { readonly amount: string };

function partsOf(entry: CamtEntry): readonly Part[] {
  const { transactions, amount, direction } = entry;
  const [only, ...others] = transactions;
  // What was booked counts, not what was sent: a bank may have kept a charge.
  if (only && others.length === 0) return [{ ...only, amount, direction }];
  const priced = transactions.flatMap((part) => (part.amount === undefined ? [] : { ...part, amount: part.amount }));
  if (only && priced.length === transactions.length) return priced;
  const text = transactions.flatMap((part) => part.text);
  return [
    {
      amount,
      direction,
      servicerReference: '',
      endToEndId: '',
      payerName: '',
      references: transactions.flatMap((part) => part.references),
      text: only || entry.additionalText === '' ? text : [entry.additionalText],
    },
  ];
}

function currencyOf(entry: CamtEntry, problems: InputProblem[]): Currency | undefined {
  if (entry.currency === 'SEK' || entry.currency === 'DKK') return entry.currency;
  const message = `${entry.currency} is not taken in, only SEK and DKK. Book it by hand and leave the account out.`;
  problems.push({ field: `${entry.path}/Amt`, message });
  return undefined;
}

function moneyOf(text: string, currency: Currency, field: string, problems: InputProblem[]): Money | undefined {
  const exact = exactAmount(text);
  if (exact !== undefined) return Money.of(exact, currency);
  problems.push({ field, message: `${text} has more than two decimals. Ask the bank for a corrected file.` });
  return undefined;
}

function statedReference(
  { reference, amount }: CamtReference,
  currency: Currency,
  entry: CamtEntry,
  problems: InputProblem[],
): StatedReference {
  const cleaned = reference.replace(/\s+/g, '');
  if (amount === undefined) return { reference: cleaned };
  const field = `${entry.path}/RfrdDocAmt`;
  const money = moneyOf(amount.replace('-', ''), currency, field, problems);
  if (!money || money.isZero()) return { reference: cleaned };
  return { reference: cleaned, amount: amount.startsWith('-') ? money.negated() : money };
}

/** Banks have been seen to give two entries of a file the same reference; the second is told apart by its place. */
function uniqueKey(key: string, keys: Map<string, number>): string {
  const uses = (keys.get(key) ?? 0) + 1;
  keys.set(key, uses);
  return uses === 1 ? key : `${key}#${uses}`;
}
