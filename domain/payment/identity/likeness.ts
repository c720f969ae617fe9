import { toEpochDay, type CivilDate } from '../../kernel/civil-date';
import { comparable, type KnownMoney, type ToldMovement } from './known-money';

/** Statement and notice may give one movement different days; the bank's own reference still holds so many days apart. */
const NEAR_DAYS = 10;

/** Whether account, direction and amount are the same. */
export function isSameAmount(movement: ToldMovement, known: KnownMoney): boolean {
  return movement.account === known.account && movement.kind === known.kind && movement.amount.equals(known.amount);
}

export function sharesDay({ told }: ToldMovement, known: KnownMoney): boolean {
  return told.days.some((day) => known.days.has(day));
}

export function isNear({ told }: ToldMovement, known: KnownMoney): boolean {
  return told.days.some((one) => [...known.days].some((other) => distance(one, other) <= NEAR_DAYS));
}

export function sharesMark({ told }: ToldMovement, known: KnownMoney): boolean {
  return told.marks.some((mark) => known.marks.has(mark));
}

/** Something that payer and banks pass on unchanged differs: whatever else is alike, there are two payments. */
export function isAnother(movement: ToldMovement, known: KnownMoney): boolean {
  return marksDiffer(movement, known) || referencesDiffer(movement, known);
}

/** The bank numbers both, on the same level, and differently. In messages of one kind that makes two movements. */
export function isNumberedOtherwise({ told }: ToldMovement, known: KnownMoney): boolean {
  if (differ(told.names, known.names)) return true;
  return known.entryAmounts.has(told.entryAmount.toString()) && differ(told.entryNames, known.entryNames);
}

/** An entry with one movement: what names the one names the other. */
export function standsAlone({ amount, entryAmounts }: KnownMoney): boolean {
  return entryAmounts.has(amount.toString());
}

/** What the payer and the banks pass on names two payments. */
export function marksDiffer({ told }: ToldMovement, known: KnownMoney): boolean {
  const kindOf = (mark: string): string => mark.slice(0, mark.indexOf(' '));
  return told.marks.some((mark) => {
    const others = [...known.marks].filter((other) => kindOf(other) === kindOf(mark));
    return others.length > 0 && !others.includes(mark);
  });
}

function referencesDiffer({ references }: ToldMovement, known: KnownMoney): boolean {
  return differ(
    references.map(({ reference }) => comparable(reference)),
    known.references,
  );
}

function differ(told: readonly string[], known: ReadonlySet<string>): boolean {
  return told.length > 0 && known.size > 0 && !told.some((one) => known.has(one));
}

function distance(one: CivilDate, other: CivilDate): number {
  return Math.abs(toEpochDay(one) - toEpochDay(other));
}
