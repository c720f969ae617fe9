import type { Currency, Money } from '../../domain/kernel/money';
import { sumsByCurrency } from '../../domain/kernel/sums-by-currency';
import type { SheetCell } from '../../formats/sheets/sheet';

/**
 * The rows below a list: a row for each currency that occurs, the creditor's own first. The sums stand behind so many columns
 * that have none. Only another currency is named beside the word for the total.
 */
export function rowsOfSums<Part extends string>(
  total: string,
  columnsBefore: number,
  items: readonly Readonly<Record<Part, Money>>[],
  parts: readonly [Part, ...Part[]],
  own: Currency,
): SheetCell[][] {
  const sums = parts.map((part) =>
    sumsByCurrency(
      items.map((item) => item[part]),
      own,
    ),
  );
  const [first = []] = sums;
  return first.map(({ currency }, at) => [
    { text: currency === own ? total : `${total} ${currency}` },
    ...Array.from({ length: columnsBefore - 1 }, () => undefined),
    ...sums.map((row): SheetCell => row[at] && { money: row[at] }),
  ]);
}
