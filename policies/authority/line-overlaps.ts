import type { AmountRange, AuthorityLine, LengthRange } from '../../domain/authority/authority-matrix';
import { Decimal } from 'decimal.js';

/** Pairs of lines that could both be meant by one act: then nobody could say by which authority it was decided. */
export function overlapsOf(lines: readonly AuthorityLine[]): [AuthorityLine, AuthorityLine][] {
  return lines.flatMap((one, at) =>
    lines
      .slice(at + 1)
      .flatMap((other): [AuthorityLine, AuthorityLine][] => (overlap(one, other) ? [[one, other]] : [])),
  );
}

function overlap(one: AuthorityLine, other: AuthorityLine): boolean {
  return (
    one.kind === other.kind &&
    shareMember(one.reaches, other.reaches) &&
    shareMember(one.varieties, other.varieties) &&
    (one.backDated === undefined || other.backDated === undefined || one.backDated === other.backDated) &&
    amountsMeet(one.amount, other.amount) &&
    lengthsMeet(one.length, other.length)
  );
}

function shareMember(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return !one || !other || one.some((member) => other.includes(member));
}

function amountsMeet(one: AmountRange = {}, other: AmountRange = {}): boolean {
  return meet([one.over, one.upTo], [other.over, other.upTo]);
}

/** Months and days cannot be told apart by number alone: two such lines are taken to meet. */
function lengthsMeet(one: LengthRange | undefined, other: LengthRange | undefined): boolean {
  if (!one || !other) return true;
  const [ones, others] = [bounds(one), bounds(other)];
  return ones.unit !== others.unit || meet(ones.bounds, others.bounds);
}

function bounds(length: LengthRange): { unit: 'months' | 'days'; bounds: [number | undefined, number | undefined] } {
  return 'overDays' in length || 'upToDays' in length
    ? { unit: 'days', bounds: [length.overDays, length.upToDays] }
    : {
        unit: 'months',
        bounds:
          'overMonths' in length || 'upToMonths' in length
            ? [length.overMonths, length.upToMonths]
            : [undefined, undefined],
      };
}

type Bound = string | number | undefined;

/** Both are over their first and up to their second bound. */
function meet([over, upTo]: readonly [Bound, Bound], [otherOver, otherUpTo]: readonly [Bound, Bound]): boolean {
  const below = (least: Bound, most: Bound): boolean =>
    least === undefined || most === undefined || new Decimal(least).lessThan(most);
  return below(over, otherUpTo) && below(otherOver, upTo);
}
