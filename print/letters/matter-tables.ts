import type { LetterContent } from '../../domain/letters/letter';
import type { LetterMatter } from '../../domain/letters/letter-kinds';
import type { LetterTable } from '../paper/table';
import { interestTable } from './letter-tables';
import type { LetterTexts } from './letter-texts';

/** The account of what a decision's letter is about: the missed instalment, the credit, the letters that are withdrawn. */
export function matterTable({ matter, ground }: LetterContent, texts: LetterTexts): LetterTable | undefined {
  if (matter?.kind === 'instalment-notice') return missedTable(matter, texts);
  if (matter?.kind === 'credit-note') return creditTable(matter, texts);
  if (matter?.kind === 'withdrawal') return withdrawnTable(matter, texts);
  if (matter?.kind === 'interest-invoice') return interestTable(ground.invoiced, matter.interest, texts);
  return undefined;
}

function missedTable(
  { number, dueOn, amount, missing }: Extract<LetterMatter, { kind: 'instalment-notice' }>,
  { labels, figures }: LetterTexts,
): LetterTable {
  const received = amount.minus(missing);
  return {
    columns: amountColumns(labels.instalments, labels.amountColumn),
    rows: [
      [labels.missedInstalment(number, figures.shortDate(dueOn)), figures.bareAmount(amount)],
      ...(received.isPositive() ? [[labels.missedReceived, `–${figures.bareAmount(received)}`]] : []),
    ],
    total: [labels.missing, figures.bareAmount(missing)],
  };
}

function creditTable(
  { documentNumber, amount, creditedBefore, left }: Extract<LetterMatter, { kind: 'credit-note' }>,
  { labels, figures }: LetterTexts,
): LetterTable {
  const invoiced = left.plus(amount).plus(creditedBefore);
  return {
    columns: amountColumns(labels.account, labels.amountColumn),
    rows: [
      [labels.invoiced, figures.bareAmount(invoiced)],
      ...(creditedBefore.isPositive() ? [[labels.creditedBefore, `–${figures.bareAmount(creditedBefore)}`]] : []),
      [labels.creditedNow(documentNumber), `–${figures.bareAmount(amount)}`],
    ],
    total: [labels.invoiceLeft, figures.bareAmount(left)],
  };
}

function withdrawnTable(
  { withdrawn }: Extract<LetterMatter, { kind: 'withdrawal' }>,
  { labels, figures }: LetterTexts,
): LetterTable {
  return {
    columns: amountColumns(labels.withdrawnLetters, labels.withdrawnOn),
    rows: withdrawn.map(({ step, on }) => [labels.nameOf[step], figures.shortDate(on)]),
  };
}

function amountColumns(what: string, amount: string): LetterTable['columns'] {
  return [
    { label: what, share: 0.75, align: 'left' },
    { label: amount, share: 0.25, align: 'right' },
  ];
}
