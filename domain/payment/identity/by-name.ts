import { sumOf, type Money } from '../../kernel/money';
import { besideHandParts } from './by-hand';
import type { KnownMoney, ToldMovement } from './known-money';
import { isAnother, isNear, isSameAmount, marksDiffer, sharesDay, sharesMark, standsAlone } from './likeness';
import type { StatementReading } from './statement-reading';

const OTHERWISE = 'the bank gave its reference before to money of another amount, another reference or another time';

/** A statement that comes again to the letter tells nothing new. */
export function byFingerprint(reading: StatementReading): void {
  for (const movement of reading.unanswered()) {
    const again = reading.book
      .byFingerprint(movement)
      .filter((known) => reading.isFree(known) && sharesDay(movement, known))
      .find((known) => hasNames(movement, known));
    if (again) reading.same(movement, again);
  }
}

function hasNames({ told }: ToldMovement, { entryNames, names, marks }: KnownMoney): boolean {
  return (
    told.entryNames.every((name) => entryNames.has(name)) &&
    told.names.every((name) => names.has(name)) &&
    told.marks.every((mark) => marks.has(mark))
  );
}

/** The transaction's own reference. One that the statement uses twice tells no single movement, and is passed over. */
export function byTransactionName(reading: StatementReading): void {
  const uses = countOf(
    reading.told.flatMap(({ account, kind, told }) => told.names.map((n) => `${account} ${kind} ${n}`)),
  );
  for (const movement of reading.unanswered()) {
    const { account, kind, told } = movement;
    const named = told.names
      .flatMap((name) => reading.book.byName(account, name))
      .filter((known) => known.kind === kind && reading.isFree(known));
    if (named.length === 0) continue;
    const isUnique = told.names.every((name) => uses.get(`${account} ${kind} ${name}`) === 1) && named.length === 1;
    const same = named.filter((known) => isSameAmount(movement, known) && !isAnother(movement, known));
    const found = same.find((known) => (isUnique ? isNear : sharesDay)(movement, known));
    if (found) reading.same(movement, found);
    else if (isUnique) reading.ask(movement, named, OTHERWISE);
  }
}

/**
 * The entry's reference. One entry may be told as a sum, as a batch, or as one entry for each payment; details may come in
 * several files, before the sum or after it.
 */
export function byEntryName(reading: StatementReading): void {
  for (const { name, told } of groupedByEntryName(reading.unanswered())) {
    const [first] = told;
    if (!first) continue;
    const known = reading.book.byEntryName(first.account, name).filter(({ kind }) => kind === first.kind);
    if (known.length > 0) compareEntry(reading, told, known);
  }
}

function compareEntry(reading: StatementReading, told: readonly ToldMovement[], known: readonly KnownMoney[]): void {
  for (const movement of told) {
    if (reading.verdicts.has(movement)) continue;
    const same = known
      .filter((one) => reading.isFree(one) && isSameAmount(movement, one) && isNear(movement, one))
      .filter((one) => !isAnother(movement, one) && !isSibling(movement, one));
    const best = same.find((one) => !one.isPart) ?? same[0];
    if (best && isOtherEntry(movement, best)) reading.ask(movement, same, OTHERWISE);
    else if (best) reading.same(movement, best);
  }
  const left = told.filter((movement) => !reading.verdicts.has(movement));
  if (left.length > 0) settleRest(reading, left, known);
}

/** Messages of one kind give the entry of that reference two amounts, and nothing of the payment itself is the same. */
function isOtherEntry(movement: ToldMovement, known: KnownMoney): boolean {
  const { told } = movement;
  if (!known.levels.has(told.level) || known.entryAmounts.has(told.entryAmount.toString())) return false;
  return !sharesMark(movement, known) && !told.names.some((name) => known.names.has(name));
}

/** Two transactions of one entry, each with a reference of its own. */
function isSibling({ told }: ToldMovement, { names, levels }: KnownMoney): boolean {
  return (
    levels.has(told.level) && told.names.length > 0 && names.size > 0 && !told.names.some((name) => names.has(name))
  );
}

function settleRest(reading: StatementReading, left: readonly ToldMovement[], known: readonly KnownMoney[]): void {
  const [only] = left;
  if (only?.told.isSum && left.length === 1) {
    settleSum(reading, only, known);
    return;
  }
  const sums = known.filter((one) => one.isSum && reading.isFree(one));
  const [sum] = sums;
  const details = sum && sums.length === 1 ? besideHandParts(sum, left, reading) : left;
  if (sum && sums.length === 1 && details.length > 0 && areDetailsOf(sum, details, reading)) {
    for (const movement of details) reading.part(movement, sum);
    return;
  }
  for (const movement of details) {
    const free = known.filter((one) => reading.isFree(one));
    if (free.length === 0) continue;
    const differs = free.every((one) => marksDiffer(movement, one) || isSibling(movement, one));
    if (sum || !differs)
      reading.ask(movement, free, sum ? 'the sum that it is a detail of has its place already' : OTHERWISE);
  }
}

/** Details make up the sum. Those of a notice may come in several files, so they may be less than a statement's sum. */
function areDetailsOf(sum: KnownMoney, left: readonly ToldMovement[], reading: StatementReading): boolean {
  if (!sum.isDivisible || !left.every((movement) => isNear(movement, sum))) return false;
  const total = sumOf(amountsOf(left), sum.amount.currency);
  if (total.equals(reading.leftOf(sum))) return true;
  const isNotice = left.every(({ told }) => told.level === 'notice');
  return isNotice && sum.levels.has('statement') && !total.isOver(reading.leftOf(sum));
}

/** A sum whose details are known: it says nothing new, or the rest of itself. */
function settleSum(reading: StatementReading, sum: ToldMovement, known: readonly KnownMoney[]): void {
  const whole = known.filter((one) => !one.isPart && isNear(sum, one));
  const total = sumOf(amountsOf(whole), sum.amount.currency);
  const [first] = whole;
  const areDetails = whole.every(({ levels }) => !levels.has(sum.told.level));
  if (first && total.equals(sum.amount)) reading.answer(sum, { is: 'known', as: first });
  else if (first && areDetails && sum.amount.isOver(total)) {
    reading.answer(sum, { is: 'rest', amount: sum.amount.minus(total) });
  } else reading.ask(sum, known, OTHERWISE);
  for (const one of whole) reading.take(one);
}

/** A bank may put the only reference of a payment on the entry in one message, and on its transaction in another. */
export function byNameOfOtherLevel(reading: StatementReading): void {
  for (const movement of reading.unanswered()) {
    const { account, told } = movement;
    const isAlone = movement.amount.equals(told.entryAmount);
    const found = [
      ...(isAlone ? told.entryNames.flatMap((name) => reading.book.byName(account, name)) : []),
      ...told.names.flatMap((name) => reading.book.byEntryName(account, name).filter(standsAlone)),
    ].find(
      (known) =>
        reading.isFree(known) &&
        isSameAmount(movement, known) &&
        isNear(movement, known) &&
        !isAnother(movement, known),
    );
    if (found) reading.same(movement, found);
  }
}

/** The movements of one account and direction under one name. */
interface OfEntry {
  readonly name: string;
  readonly told: ToldMovement[];
}

function groupedByEntryName(told: readonly ToldMovement[]): OfEntry[] {
  const groups = new Map<string, OfEntry>();
  for (const movement of told) {
    for (const name of movement.told.entryNames) {
      const key = `${movement.account} ${movement.kind} ${name}`;
      const group = groups.get(key);
      if (group) group.told.push(movement);
      else groups.set(key, { name, told: [movement] });
    }
  }
  return [...groups.values()];
}

function amountsOf(all: readonly { readonly amount: Money }[]): Money[] {
  return all.map(({ amount }) => amount);
}

function countOf(names: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}
