import { legible } from '../../../print/paper/legible';
import type { LetterTable } from '../../../print/paper/table';
import type { ItemLine } from '../items';
import { left, right } from './columns';
import type { ClosedItem, EvidenceDocument, EvidenceItem } from './evidence-document';
import type { EvidenceTexts } from './texts/evidence-texts';
import { keyIn, saidIn, sourceIn } from './texts/phrase-in';

/** What was open before, and is none any more by this run. */
export function closedTable(closed: readonly ClosedItem[], texts: EvidenceTexts): LetterTable {
  const { classes, columns, date, figure, words } = texts;
  return {
    columns: [
      left(columns.difference, 0.34),
      left(columns.found, 0.14),
      left(columns.whyNone, 0.36),
      right(columns.amount, 0.16),
    ],
    rows: closed
      .slice(0, MOST_ITEMS_SHOWN)
      .map((item) => [
        `${item.number}: ${keyIn(texts)(item.key)}\n${classes[item.class] ?? item.class}`,
        `${date(item.foundOn)}\n(${item.foundInPeriod})`,
        `${item.closedAs === 'settled' ? `${words.settled}: ` : ''}${legible(item.why)}`,
        figure(item.amount),
      ]),
  };
}

/** More than these are in the CSV. */
export const MOST_ITEMS_SHOWN = 120;

export function openTable(items: readonly EvidenceItem[], texts: EvidenceTexts): LetterTable {
  const { classes, columns, counted, date, figure, words } = texts;
  return {
    columns: [
      left(columns.difference, 0.4),
      left(columns.ownerDue, 0.16),
      right(columns.age, 0.08),
      left(columns.comments, 0.21),
      right(columns.amount, 0.15),
    ],
    rows: items
      .slice(0, MOST_ITEMS_SHOWN)
      .map((item) => [
        [
          `${item.number}: ${keyIn(texts)(item.key)}`,
          `${classes[item.class] ?? item.class}${linesOf(item, texts)}${item.carriedOver ? `, ${counted.foundIn(item.foundInPeriod)}` : ''}`,
        ].join('\n'),
        `${item.owner === undefined ? words.nobodyYet : legible(item.owner)}${item.dueOn === undefined ? '' : `\n${date(item.dueOn)}`}`,
        String(item.ageDays),
        item.comments.length === 0
          ? '–'
          : item.comments.map(({ on, text }) => `${date(on)}: ${legible(text)}`).join('\n'),
        figure(item.amount),
      ]),
  };
}

export const LINES_SHOWN = 4;

/** Where a row stands, as a person looks it up. */
export function placeOf(source: string, { line, file }: Pick<ItemLine, 'line' | 'file'>, texts: EvidenceTexts): string {
  const { words } = texts;
  return `${sourceIn(texts)(source)} ${words.line} ${line}${file === undefined ? '' : ` (${file})`}`;
}

function linesOf({ lines }: EvidenceItem, texts: EvidenceTexts): string {
  const shown = lines
    .slice(0, LINES_SHOWN)
    .map((line) =>
      legible(`${placeOf(line.side, line, texts)}${line.says === undefined ? '' : ` (${saidIn(texts)(line.says)})`}`),
    );
  if (shown.length === 0) return '';
  return `, ${shown.join(', ')}${lines.length > LINES_SHOWN ? ` ${texts.counted.more(lines.length - LINES_SHOWN)}` : ''}`;
}

/** Which accounts and periods the differences of the period touch. */
export function effectsTable({ result: { effects = [] } }: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns, counted, figure } = texts;
  return {
    columns: [left(columns.account, 0.3), left(columns.period, 0.2), left('', 0.25), right(columns.amount, 0.25)],
    rows: effects
      .slice(0, MOST_ITEMS_SHOWN)
      .map(({ account, period, differences, amount }) => [
        account === '' ? '–' : legible(account),
        period,
        counted.differences(differences),
        figure(amount),
      ]),
  };
}
