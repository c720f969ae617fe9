import { Money, type Currency } from '../../../domain/kernel/money';
import { legible } from '../../../print/paper/legible';
import type { LetterTable } from '../../../print/paper/table';
import { left, right } from './columns';
import type { EvidenceDocument, EvidenceSource } from './evidence-document';
import { LINES_SHOWN, placeOf } from './item-tables';
import type { EvidenceTexts } from './texts/evidence-texts';
import { keyIn, phraseIn, sourceIn } from './texts/phrase-in';

export function totalsTable(
  { result, currency, cleared, remaining }: EvidenceDocument,
  texts: EvidenceTexts,
): LetterTable {
  const { columns, words, figure } = texts;
  const said = phraseIn(texts);
  const explained = result.explained.map(({ cause, rows, amount }) => [
    `${words.lessExplained}: ${said(cause)}`,
    figure(String(rows)),
    figure(amount),
  ]);
  return {
    columns: [left('', 0.62), right(columns.rows, 0.14), right(currency, 0.24)],
    rows: [
      [
        `${words.left}: ${said(result.sources['left']?.title ?? '')}`,
        figure(String(result.left.rows)),
        figure(result.left.total),
      ],
      [
        `${words.right}: ${said(result.sources['right']?.title ?? '')}`,
        figure(String(result.right.rows)),
        figure(result.right.total),
      ],
      [words.differenceLeftLessRight, '', figure(result.difference)],
      ...explained,
      ...(cleared ? [[words.lessEarlier, figure(String(cleared.differences)), figure(cleared.amount)]] : []),
      ...(result.beside
        ? [
            [words.besideLeft, '', figure(result.beside.left)],
            [words.besideRight, '', figure(result.beside.right)],
            [words.besideUnexplained, '', figure(result.beside.remaining)],
          ]
        : []),
    ],
    total: [words.unexplained, '', figure(remaining)],
  };
}

export function sourcesTable({ sources, currency }: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns } = texts;
  const bySource = [...new Set(sources.map(({ source }) => source))];
  return {
    columns: [
      left(columns.source, 0.24),
      left(columns.fileDelivered, 0.44),
      right(columns.rows, 0.12),
      right(columns.total, 0.2),
    ],
    rows: bySource.flatMap((name) => {
      const files = sources.filter(({ source }) => source === name);
      return [...filesTable(files, texts), ...(files.length > 1 ? [inAll(files, currency as Currency, texts)] : [])];
    }),
  };
}

/** What the parts of a source come to together. */
function inAll(files: readonly EvidenceSource[], currency: Currency, texts: EvidenceTexts): string[] {
  const { words, counted, figure } = texts;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const total = files.reduce((sum, file) => sum.plus(Money.of(file.total, currency)), Money.zero(currency));
  return [
    `${sourceIn(texts)(files[0]?.source ?? '')}: ${counted.files(files.length)}`,
    words.inAll,
    figure(String(rows)),
    figure(total.toString()),
  ];
}

function filesTable(files: readonly EvidenceSource[], texts: EvidenceTexts): string[][] {
  const { counted, date, figure, words } = texts;
  return files.map((source) => [
    `${sourceIn(texts)(source.source)}: ${phraseIn(texts)(source.title)}`,
    [
      legible(source.fileName),
      [
        counted.delivered(date(source.deliveredOn), source.deliveredBy && legible(source.deliveredBy)),
        ...(source.version > 1 ? [counted.delivery(source.version)] : []),
        ...(source.insteadOfLedger ? [words.insteadOfLedger] : []),
      ].join(', '),
      `SHA-256:\n${inTwo(source.sha256)}`,
    ].join('\n'),
    figure(String(source.rows)),
    figure(source.total),
  ]);
}

/** A hash on two lines, so that it can be read and compared. */
function inTwo(hash: string): string {
  return `${hash.slice(0, 32)}\n${hash.slice(32)}`;
}

export function leftOutTable({ result }: EvidenceDocument, texts: EvidenceTexts): LetterTable | undefined {
  const { columns, words, figure } = texts;
  const said = phraseIn(texts);
  const rows = Object.entries(result.sources).flatMap(([source, { leftOut, repeated }]) => [
    ...leftOut.map((one) => [sourceIn(texts)(source), said(one.reason), figure(String(one.rows)), figure(one.amount)]),
    ...(repeated > 0 ? [[sourceIn(texts)(source), words.repeated, figure(String(repeated)), '']] : []),
  ]);
  if (rows.length === 0) return undefined;
  return {
    columns: [
      left(columns.source, 0.14),
      left(columns.lines, 0.5),
      right(columns.rows, 0.14),
      right(columns.amount, 0.22),
    ],
    rows,
  };
}

export function matchedTable({ result }: EvidenceDocument, { columns, matchedBy, figure }: EvidenceTexts): LetterTable {
  return {
    columns: [
      left(columns.matched, 0.46),
      right(columns.groups, 0.1),
      right(columns.leftRows, 0.12),
      right(columns.rightRows, 0.12),
      right(columns.amount, 0.2),
    ],
    rows: result.matched.map(({ by, groups, leftRows, rightRows, amount }) => [
      matchedBy[by] ?? by,
      figure(String(groups)),
      figure(String(leftRows)),
      figure(String(rightRows)),
      figure(amount),
    ]),
  };
}

/** Each cause with its sum, and under it the first differences that it explains, with the rows that say so. */
export function causesTable({ result, listedIn }: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns, counted, words, figure } = texts;
  return {
    columns: [left(columns.cause, 0.58), left(columns.after, 0.2), right(columns.amount, 0.22)],
    rows: result.causes.flatMap(({ cause, cites, items }) => [
      [
        `${phraseIn(texts)(cause)}: ${counted.differences(items.length)}`,
        cites.join(', '),
        figure(result.explained.find((one) => one.cause === cause)?.amount ?? ''),
      ],
      ...items.slice(0, MOST_EXPLAINED_SHOWN).map(({ key, amount, rows, because }) => [
        [
          `– ${keyIn(texts)(key)}`,
          ...rowsOf(
            rows.map((row) => placeOf(row.side, row, texts)),
            texts,
          ),
          ...rowsOf(
            because.map(
              (row) => `${placeOf(listedIn[cause] ?? words.neighbouringPeriod, row, texts)}: ${figure(row.amount)}`,
            ),
            texts,
          ),
        ].join('\n'),
        '',
        figure(amount),
      ]),
      ...(items.length > MOST_EXPLAINED_SHOWN
        ? [[counted.moreInCsv(items.length - MOST_EXPLAINED_SHOWN), '', '']]
        : []),
    ]),
  };
}

const MOST_EXPLAINED_SHOWN = 25;

function rowsOf(rows: readonly string[], { counted }: EvidenceTexts): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, LINES_SHOWN).map(legible).join('; ');
  return [`   ${shown}${rows.length > LINES_SHOWN ? `; ${counted.more(rows.length - LINES_SHOWN)}` : ''}`];
}
