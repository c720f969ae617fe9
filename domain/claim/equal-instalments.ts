import { addMonths, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';

/**
 * Parts of a debt that fall due month by month: all the same, and the last takes the öre that do not divide. Together
 * they are the debt to the öre.
 */
export function equalInstalments(
  total: Money,
  { parts, first }: { readonly parts: number; readonly first: CivilDate },
): { readonly dueOn: CivilDate; readonly amount: Money }[] {
  const each = Money.ofMinorUnits(total.toMinorUnits() / BigInt(parts), total.currency);
  const others = Money.ofMinorUnits(each.toMinorUnits() * BigInt(parts - 1), total.currency);
  return Array.from({ length: parts }, (_part, at) => ({
    dueOn: addMonths(first, at),
    amount: at === parts - 1 ? total.minus(others) : each,
  }));
}
