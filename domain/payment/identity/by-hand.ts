import { sumOf, type Money } from '../../kernel/money';
import type { KnownMoney, ToldMovement } from './known-money';
import { isAnother } from './likeness';
import type { StatementReading } from './statement-reading';

const TAKEN_BY_HAND = 'a person took money out of the sum by hand, and nothing tells whether it is this detail';

/** What people took out of a sum by hand, as far as no statement has told it. */
export function handPartsOf(sum: KnownMoney, reading: StatementReading): readonly KnownMoney[] {
  return (sum.byHand ?? []).filter((part) => part.levels.size === 0 && reading.isFree(part));
}

/** Of a sum: what details that come now may still tell. What a person took out by hand is told by a detail too. */
export function untoldOf(sum: KnownMoney, reading: StatementReading): Money {
  const { currency } = sum.amount;
  return reading.leftOf(sum).plus(
    sumOf(
      handPartsOf(sum, reading).map(({ amount }) => amount),
      currency,
    ),
  );
}

/**
 * Details of a sum that people have taken money out of by hand. A detail with the reference and the amount of what was
 * taken is that money. So is one of the amount where the details make up the sum: nothing else can be meant. What may be
 * it is put before a person. Returns the details that are other money.
 */
export function besideHandParts(
  sum: KnownMoney,
  details: readonly ToldMovement[],
  reading: StatementReading,
): readonly ToldMovement[] {
  const isWhole = sumOf(
    details.map(({ amount }) => amount),
    sum.amount.currency,
  ).equals(untoldOf(sum, reading));
  for (const movement of details) {
    const same = handPartsOf(sum, reading).find((part) => isOf(movement, part) && sharesReference(movement, part));
    if (same) reading.same(movement, same);
  }
  const unanswered = (): ToldMovement[] => details.filter((movement) => !reading.verdicts.has(movement));
  if (isWhole) pairByAmount(sum, unanswered(), reading);
  const parts = handPartsOf(sum, reading);
  for (const movement of unanswered()) {
    const alike = parts.filter((part) => isOf(movement, part) || !isAnother(movement, part));
    if (alike.length > 0) reading.ask(movement, [...alike, sum], TAKEN_BY_HAND);
  }
  return unanswered();
}

/** Where as many details as parts have an amount, they are these parts. */
function pairByAmount(sum: KnownMoney, details: readonly ToldMovement[], reading: StatementReading): void {
  const parts = handPartsOf(sum, reading);
  for (const part of parts) {
    const ofAmount = details.filter((movement) => isOf(movement, part));
    if (ofAmount.length !== parts.filter((other) => other.amount.equals(part.amount)).length) continue;
    const [next] = ofAmount.filter((movement) => !reading.verdicts.has(movement));
    if (next) reading.same(next, part);
  }
}

function isOf({ amount }: ToldMovement, part: KnownMoney): boolean {
  return amount.equals(part.amount);
}

function sharesReference(movement: ToldMovement, part: KnownMoney): boolean {
  return movement.references.length > 0 && !isAnother(movement, part);
}
