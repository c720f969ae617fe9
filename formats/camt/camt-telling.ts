import type { Money } from '../../domain/kernel/money';
import type { Telling } from '../../domain/payment/identity/telling';
import type { CamtEntry, CamtReport, CamtTransaction, StatementHead } from './camt-report';

/** What the references of a part of an entry say of the whole and of the part. */
export interface ToldPart {
  readonly statement: StatementHead;
  /** Counted through the file. */
  readonly statementNumber: number;
  readonly entry: CamtEntry;
  readonly entryAmount: Money;
  readonly entryNames: readonly string[];
  /** Nothing when the entry has no transaction of its own for the movement. */
  readonly transaction: CamtTransaction | undefined;
  readonly fingerprint: string;
}

export function tellingOf(format: CamtReport['format'], part: ToldPart): Telling {
  const { statement, statementNumber, entry, entryAmount, entryNames, transaction, fingerprint } = part;
  const own = transaction ? transactionName(transaction, entryNames) : '';
  const marks = transaction ? marksOf(transaction) : [];
  // A statement may give an entry one transaction that says nothing: the notice then says more.
  const isAlone = format === 'camt.053' && entry.transactions.length === 1;
  return {
    level: format === 'camt.053' ? 'statement' : 'notice',
    scope: statement.isWhole ? String(statementNumber) : `${statement.account} ${statement.id}`,
    fingerprint,
    entryAmount,
    entryNames,
    names: own === '' ? [] : [own],
    marks,
    days: [...new Set([entry.bookedOn, entry.valueDate].flatMap((day) => day ?? []))],
    isSum: !transaction || (isAlone && own === '' && marks.length === 0 && !saysMore(transaction)),
  };
}

const PLACEHOLDER = /^(0+|x+|na|none|null|nonref|noref|noreference|notprovided|notavailable|notapplicable|unknown)$/i;

/** A reference that somebody gave. `NONREF`, `NOTPROVIDED`, `0` and their kin, in any writing, are none. */
export function givenReference(written: string): string {
  if (written === '') return '';
  const reference = written.trim();
  const bare = reference.replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' || PLACEHOLDER.test(bare) ? '' : reference;
}

/** The entry's own references: what stands at the entry, and what its transactions repeat. */
export function entryNamesOf({ servicerReference, transactions }: CamtEntry): string[] {
  const seen = new Set<string>();
  const names = new Set([givenReference(servicerReference)]);
  for (const transaction of transactions) {
    const name = givenReference(transaction.servicerReference);
    if (seen.has(name)) names.add(name);
    seen.add(name);
  }
  const given = [...names].filter(Boolean);
  // The only reference of an entry with one transaction is as good for the entry, wherever the bank writes it.
  return given.length === 0 && transactions.length === 1 ? [...seen].filter(Boolean) : given;
}

function transactionName({ servicerReference }: CamtTransaction, entryNames: readonly string[]): string {
  const name = givenReference(servicerReference);
  return entryNames.includes(name) ? '' : name;
}

function marksOf({ transactionId, endToEndId, uetr }: CamtTransaction): string[] {
  const marks: string[] = [];
  addMark(marks, 'TxId', transactionId);
  addMark(marks, 'EndToEndId', endToEndId);
  addMark(marks, 'UETR', uetr.toLowerCase());
  return marks;
}

function addMark(marks: string[], kind: string, written: string): void {
  const mark = givenReference(written);
  if (mark !== '') marks.push(`${kind} ${mark}`);
}

function saysMore(transaction: CamtTransaction): boolean {
  return transaction.payerName !== '' || transaction.references.length > 0 || transaction.text.length > 0;
}
