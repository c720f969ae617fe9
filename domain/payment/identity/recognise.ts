import { byDeposit } from './by-deposit';
import { byLikeness, byMark, bySum } from './by-likeness';
import { byEntryName, byFingerprint, byNameOfOtherLevel, byTransactionName } from './by-name';
import { comparable, type KnownBook, type KnownMoney, type ToldMovement } from './known-money';
import { StatementReading, type Verdict } from './statement-reading';

export interface Recognised {
  readonly movement: ToldMovement;
  readonly verdict: Verdict;
  /** The payment that stands for it; of a question the row that is set aside. */
  readonly id: string;
}

/**
 * Holds what a file tells against what is known, statement by statement, and notes the new money and the new names in the
 * book. What the bank promises to be unique decides first: a statement sent again, the references of transactions and of
 * entries. Then the marks of payer and banks decide, with account, day and amount. What is only alike is asked.
 */
export function recognise(told: readonly ToldMovement[], book: KnownBook): Recognised[] {
  const ids = new Map<ToldMovement, Recognised>();
  const written = new Map<ToldMovement, ToldMovement>();
  for (const movement of told) written.set(underMainName(movement, book), movement);
  for (const statement of byScope([...written.keys()])) {
    const reading = new StatementReading(statement, book, written);
    byFingerprint(reading);
    byTransactionName(reading);
    byDeposit(reading);
    byEntryName(reading);
    byNameOfOtherLevel(reading);
    byMark(reading);
    byLikeness(reading);
    bySum(reading);
    for (const movement of statement) {
      const verdict = reading.verdicts.get(movement) ?? { is: 'new' };
      const original = written.get(movement) ?? movement;
      ids.set(original, { movement: original, verdict, id: note(movement, verdict, book) });
    }
  }
  return told.flatMap((movement) => ids.get(movement) ?? []);
}

/** An account has several names, and is compared by one. */
function underMainName(movement: ToldMovement, { accounts }: KnownBook): ToldMovement {
  const account = accounts.main(movement.account);
  return account === movement.account ? movement : { ...movement, account };
}

function note(movement: ToldMovement, verdict: Verdict, book: KnownBook): string {
  if (verdict.is === 'known') {
    // Of a deposit nothing stands in the book before a statement tells of it.
    if (!book.all.has(verdict.as.id)) book.add(verdict.as);
    book.learn(verdict.as, movement);
    return verdict.as.id;
  }
  if (verdict.is === 'part') verdict.of.open = verdict.of.open.minus(movement.amount);
  const known = knownOf(movement, verdict, freeId(movement, book));
  book.add(known);
  return known.id;
}

function knownOf(movement: ToldMovement, verdict: Verdict, id: string): KnownMoney {
  const { told, account, kind, references, text } = movement;
  const amount = verdict.is === 'rest' ? verdict.amount : movement.amount;
  return {
    ...{ id, account, kind, amount, open: amount },
    isSum: told.isSum,
    isDivisible: told.isSum && verdict.is !== 'question' && references.length === 0,
    ...(verdict.is === 'part' ? { isPart: true, partOf: verdict.of.id } : { isPart: false }),
    entryAmounts: new Set([told.entryAmount.toString()]),
    levels: new Set([told.level]),
    fingerprints: new Set(told.fingerprint === '' ? [] : [told.fingerprint]),
    entryNames: new Set(told.entryNames),
    names: new Set(told.names),
    marks: new Set(told.marks),
    days: new Set(told.days),
    references: new Set(references.map(({ reference }) => comparable(reference))),
    ...{ text, deposits: new Set() },
  };
}

/** The movement's key, unless other money has it: a statement's id may come again next year. */
function freeId({ key, receivedOn }: ToldMovement, book: KnownBook): string {
  if (!book.all.has(key)) return key;
  const dated = `${key}@${receivedOn}`;
  let id = dated;
  for (let use = 2; book.all.has(id); use++) id = `${dated}#${use}`;
  return id;
}

function byScope(told: readonly ToldMovement[]): ToldMovement[][] {
  const scopes = new Map<string, ToldMovement[]>();
  for (const movement of told) {
    const scope = scopes.get(movement.told.scope);
    if (scope) scope.push(movement);
    else scopes.set(movement.told.scope, [movement]);
  }
  return [...scopes.values()];
}
