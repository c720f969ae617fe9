import { addDays } from '../../domain/kernel/civil-date';
import type { LetterContent } from '../../domain/letters/letter';
import type { InterestStatement } from '../../domain/letters/stated-charges';
import { sumOf, type Money } from '../../domain/kernel/money';
import type { LetterTable } from '../paper/table';
import type { LetterTexts } from './letter-texts';

/** Principal, interest and costs apart, and their sum (inkassolagen 5 §). A part that is nought is left out. */
export function amountsTable(letter: LetterContent, texts: LetterTexts, totalLabel: string): LetterTable {
  const { labels, figures } = texts;
  const { amounts } = letter;
  const rows: string[][] = [];
  if (amounts.principal.isPositive()) rows.push([labels.principal, figures.bareAmount(amounts.principal)]);
  if (amounts.interest.isPositive()) rows.push([labels.interest, figures.bareAmount(amounts.interest)]);
  rows.push(...costRows(letter, texts));
  return {
    columns: [
      { label: labels.amounts, share: 0.75, align: 'left' },
      { label: labels.amountColumn, share: 0.25, align: 'right' },
    ],
    rows,
    total: [totalLabel, figures.bareAmount(amounts.total)],
  };
}

/** Each cost with its step and day, or one line for what is left of them when some has been paid. */
function costRows(letter: LetterContent, { labels, figures }: LetterTexts): string[][] {
  const open = letter.amounts.costs;
  if (!open.isPositive()) return [];
  const charged = sumOf(
    letter.costs.map(({ amount }) => amount),
    open.currency,
  );
  if (!charged.equals(open)) return [[labels.costs, figures.bareAmount(open)]];
  return letter.costs.map((cost) => [
    labels.costOf(cost, figures.shortDate(cost.chargedOn)),
    figures.bareAmount(cost.amount),
  ]);
}

/** Period, days or months begun, base, rate and sum of each stretch, as inkassolagen 5 § wants interest stated. */
export function interestTable(asked: Money, statement: InterestStatement, texts: LetterTexts): LetterTable {
  const { labels, figures } = texts;
  const rows = statement.lines.map((line) => [
    `${figures.shortDate(line.from)} – ${figures.shortDate(addDays(line.to, -1))}`,
    String(line.monthsBegun ?? line.days),
    figures.bareAmount(line.principal),
    figures.percent(line.ratePercent),
    figures.bareAmount(line.amount),
  ]);
  const isMonthly = countsMonths(statement);
  const less = statement.accrued.minus(asked);
  if (!less.isZero()) {
    rows.push([labels.accrued, '', '', '', figures.bareAmount(statement.accrued)]);
    rows.push([labels.interestLess, '', '', '', `–${figures.bareAmount(less)}`]);
  }
  return {
    columns: [
      { label: labels.period, share: 0.32, align: 'left' },
      { label: isMonthly ? labels.perMonth.months : labels.days, share: 0.1, align: 'right' },
      { label: labels.base, share: 0.2, align: 'right' },
      { label: isMonthly ? labels.perMonth.rate : labels.rate, share: 0.2, align: 'right' },
      { label: labels.interestColumn, share: 0.18, align: 'right' },
    ],
    rows,
    total: [labels.interest, '', '', '', figures.bareAmount(asked)],
  };
}

/** A claim's interest is counted in months begun, or by the day. */
export function countsMonths({ lines }: InterestStatement): boolean {
  return lines.some(({ monthsBegun }) => monthsBegun !== undefined);
}

/** Every instalment that is left, and their sum. */
export function instalmentsTable(letter: LetterContent, texts: LetterTexts): LetterTable {
  const { labels, figures } = texts;
  const sum = sumOf(
    letter.instalments.map(({ amount }) => amount),
    letter.amounts.total.currency,
  );
  return {
    columns: [
      { label: labels.instalmentNumber, share: 0.2, align: 'left' },
      { label: labels.payBy, share: 0.55, align: 'left' },
      { label: labels.amountColumn, share: 0.25, align: 'right' },
    ],
    rows: letter.instalments.map(({ number, dueOn, amount }) => [
      String(number),
      figures.longDate(dueOn),
      figures.bareAmount(amount),
    ]),
    total: [labels.instalmentsTotal, '', figures.bareAmount(sum)],
  };
}
