import { Money, type Currency } from '../../domain/kernel/money';
import type { ProblemList } from '../../domain/kernel/input-refused';
import { NO_DAY } from '../../domain/payment/impossible-day';
import type { StatedReference, BankMovement } from '../../domain/payment/bank-movement';
import { exactAmount } from '../xml/exact-amount';
import { keyOf } from './camt-key';
import type { CamtEntry, CamtReference, CamtReport, StatementHead, CamtTransaction } from './camt-report';
import { entryNamesOf, tellingOf } from './camt-telling';

/** Where an entry stands. */
interface Where {
  readonly format: CamtReport['format'];
  readonly statement: StatementHead;
  readonly statementNumber: number;
  readonly fingerprint: string;
  readonly problems: ProblemList;
}

/** The reader of the file sees to it that no other movement has the key. */
type KeyedMovement = Omit<BankMovement, 'key'> & { key: string };

/**
 * One movement for each transaction of a batch. Where the bank leaves out what each transaction amounts to, the batch
 * is one movement with all the references: its amount is right, and who paid what is for a person to find out. An entry
 * without a day stands aside: its movements have no day (`NO_DAY`) until a person says one.
 */
export function movementsOf(entry: CamtEntry, where: Where): KeyedMovement[] {
  const { format, statement, problems } = where;
  const currency = entry.currency as Currency;
  const receivedOn = entry.bookedOn ?? entry.valueDate ?? NO_DAY;
  const entryAmount = moneyOf(entry.amount, currency);
  if (!entryAmount) return [];
  const entryNames = entryNamesOf(entry);
  const { statementNumber, fingerprint } = where;
  const movements: KeyedMovement[] = [];
  partsOf(entry).forEach((part, index) => {
    const amount = moneyOf(part.amount, currency);
    if (!amount || amount.isZero()) return;
    const transaction = part.isOwn ? part : undefined;
    const told = { statement, statementNumber, entry, entryAmount, entryNames, transaction, fingerprint };
    const movement: KeyedMovement = {
      key: keyOf(statement, entry, part, index + 1),
      kind: part.direction === 'credit' ? 'payment' : 'reversal',
      account: statement.account,
      receivedOn,
      amount,
      references: part.references.map((reference) => statedReference(reference, currency, entry, problems)),
      text: part.text,
      line: entry.position,
      told: tellingOf(format, told),
    };
    movements.push(part.payerName === '' ? movement : { ...movement, payerName: part.payerName });
  });
  return movements;
}

/** What a movement is made of; `isOwn` when it is one transaction, and not the whole of several. */
type Part = CamtTransaction & { readonly amount: string; readonly isOwn: boolean };

function partsOf(entry: CamtEntry): readonly Part[] {
  const { transactions, amount, direction, additionalText } = entry;
  const [only, ...others] = transactions;
  if (only && others.length === 0) {
    const isSaid = additionalText === '' || only.text.includes(additionalText);
    const text = isSaid ? only.text : [...only.text, additionalText];
    // What was booked counts, not what was sent: a bank may have kept a charge.
    return [{ ...only, amount, direction, text, isOwn: true }];
  }
  const priced = transactions.flatMap((part) =>
    part.amount === undefined ? [] : { ...part, amount: part.amount, isOwn: true },
  );
  if (only && priced.length === transactions.length) return priced;
  const text = transactions.flatMap((part) => part.text);
  return [
    {
      ...{ amount, direction, isOwn: false },
      ...{ servicerReference: '', endToEndId: '', transactionId: '', uetr: '', charges: '', payerName: '' },
      references: transactions.flatMap((part) => part.references),
      text: additionalText === '' ? text : [...text, additionalText],
    },
  ];
}

function moneyOf(text: string, currency: Currency): Money | undefined {
  const exact = exactAmount(text);
  return exact === undefined ? undefined : Money.of(exact, currency);
}

/** What the payer gave to one reference. More than two decimals make the split, and nothing else, unreadable. */
function statedReference(
  { reference, amount }: CamtReference,
  currency: Currency,
  entry: CamtEntry,
  problems: ProblemList,
): StatedReference {
  const cleaned = reference.replace(/\s+/g, '');
  if (amount === undefined) return { reference: cleaned };
  const money = moneyOf(amount.replace('-', ''), currency);
  if (!money) {
    const message = `${amount} has more than two decimals. Ask the bank for a corrected file.`;
    problems.push({ field: `${entry.path}/RfrdDocAmt`, message });
  }
  if (!money || money.isZero()) return { reference: cleaned };
  return { reference: cleaned, amount: amount.startsWith('-') ? money.negated() : money };
}
