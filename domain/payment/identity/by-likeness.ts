import { handPartsOf, untoldOf } from './by-hand';
import type { KnownMoney, ToldMovement } from './known-money';
import { isAnother, isNumberedOtherwise, sharesMark } from './likeness';
import type { StatementReading } from './statement-reading';

/** The payer's or the banks' mark, with account, day, direction and amount. */
export function byMark(reading: StatementReading): void {
  for (const movement of reading.unanswered()) {
    if (movement.told.marks.length === 0) continue;
    const alike = reading.book
      .alike(movement)
      .filter((known) => reading.isFree(known) && sharesMark(movement, known) && !isAnother(movement, known));
    const same = alike.find((known) => !isNumberedOtherwise(movement, known));
    if (same) {
      reading.same(movement, same);
      continue;
    }
    // A bank may number the same movement otherwise in its notices than in its statements.
    const [otherwise] = alike.filter(({ levels }) => !levels.has(movement.told.level));
    if (!otherwise) continue;
    reading.take(otherwise);
    reading.ask(movement, [otherwise], 'the bank gave it another reference in the other message');
  }
}

const ALIKE = 'account, day and amount are the same, and no reference tells whether it is one payment or two';

/** Nothing names it: it is put before a person, with all that it may be. None of that is used up by the question. */
export function byLikeness(reading: StatementReading): void {
  for (const movement of reading.unanswered()) {
    const alike = reading.book
      .alike(movement)
      .filter((known) => reading.isFree(known) && mayBe(movement, known) && !isNoneOfParts(movement, known, reading));
    if (alike.length > 0) reading.ask(movement, alike, ALIKE);
  }
}

/**
 * A sum that messages have told payment by payment, to its last krona, is these payments. A movement that differs from each
 * of them in what payers and banks pass on is other money, though its amount is that of the sum.
 */
function isNoneOfParts(movement: ToldMovement, sum: KnownMoney, { book }: StatementReading): boolean {
  if (movement.told.isSum || !sum.isSum) return false;
  const parts = book.toldPartsOf(sum);
  const untold = parts.reduce((left, { amount }) => left.minus(amount), sum.amount);
  return untold.isZero() && parts.every((part) => isAnother(movement, part));
}

function mayBe(movement: ToldMovement, known: KnownMoney): boolean {
  if (isAnother(movement, known)) return false;
  return !(known.levels.has(movement.told.level) && isNumberedOtherwise(movement, known));
}

/** A sum and details that nothing links may still be the same money: both sides are put before a person. */
export function bySum(reading: StatementReading): void {
  const ofDay = new Map<string, Days>();
  for (const movement of reading.unanswered()) {
    const key = `${movement.account} ${movement.kind} ${movement.told.days.join(' ')}`;
    let days = ofDay.get(key);
    if (!days) ofDay.set(key, (days = daysOf(movement, reading)));
    const sums = sumOf(movement, days, reading);
    const found = [
      ...sums.flatMap((sum) => [...handPartsOf(sum, reading), sum]),
      ...(movement.told.isSum ? detailsOf(movement, days, reading) : []),
    ];
    if (found.length > 0) reading.ask(movement, found, 'it may be a detail or the sum of money that is known');
  }
}

/** What is known of a day that has not been found in this statement. */
interface Days {
  readonly sums: readonly KnownMoney[];
  readonly details: readonly KnownMoney[];
}

function daysOf(movement: ToldMovement, reading: StatementReading): Days {
  const free = reading.book.ofDays(movement).filter((known) => reading.isFree(known) && !known.isPart);
  return { sums: free.filter(({ isSum }) => isSum), details: free };
}

function sumOf(movement: ToldMovement, { sums }: Days, reading: StatementReading): readonly KnownMoney[] {
  const { told, amount } = movement;
  return sums.filter((sum) => {
    if (!reading.isFree(sum) || isAnother(movement, sum) || amount.isOver(untoldOf(sum, reading))) return false;
    if (told.entryAmount.equals(sum.amount) && !amount.equals(told.entryAmount)) {
      return mayBe(movement, sum);
    }
    // One entry for each payment in the notice, one sum in the statement.
    return told.level === 'notice' && !sum.levels.has('notice') && sum.amount.isOver(amount);
  });
}

function detailsOf(sum: ToldMovement, { details }: Days, reading: StatementReading): readonly KnownMoney[] {
  const free = details.filter(
    (known) => reading.isFree(known) && !isAnother(sum, known) && sum.amount.isOver(known.amount),
  );
  const batch = free.filter((known) => known.entryAmounts.has(sum.amount.toString()) && mayBe(sum, known));
  if (batch.length > 0) return batch;
  // Each payment of a notice stands in a statement too. One that no statement has told may be in this sum.
  return sum.told.level === 'statement' ? free.filter(({ levels }) => !levels.has('statement')) : [];
}
