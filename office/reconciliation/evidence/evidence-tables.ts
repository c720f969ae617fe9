import { Money, type Currency } from '../../../domain/kernel/money';
import { lineInWords } from '../../../reconciliation/row';
import type { LetterTable } from '../../../print/paper/table';
import type { ItemLine } from '../items';
import { EVENT_WORDS } from './event-words';
import { figure, legible } from '../../../print/paper/legible';
import type { ClosedItem, EvidenceDocument, EvidenceItem, EvidenceSource, SignedBy } from './evidence-document';
import { counted } from '../../../domain/kernel/counted';

const left = (label: string, share: number) => ({ label, share, align: 'left' as const });
const right = (label: string, share: number) => ({ label, share, align: 'right' as const });

export function totalsTable({ result, currency, cleared, remaining }: EvidenceDocument): LetterTable {
  const explained = result.explained.map(({ cause, rows, amount }) => [
    `less explained: ${legible(cause)}`,
    figure(String(rows)),
    figure(amount),
  ]);
  return {
    columns: [left('', 0.62), right('rows', 0.14), right(currency, 0.24)],
    rows: [
      [
        `Left: ${legible(result.sources['left']?.title ?? '')}`,
        figure(String(result.left.rows)),
        figure(result.left.total),
      ],
      [
        `Right: ${legible(result.sources['right']?.title ?? '')}`,
        figure(String(result.right.rows)),
        figure(result.right.total),
      ],
      ['Difference (left less right)', '', figure(result.difference)],
      ...explained,
      ...(cleared
        ? [['less matched against earlier periods', figure(String(cleared.differences)), figure(cleared.amount)]]
        : []),
      ...(result.beside
        ? [
            ['Beside the totals, left', '', figure(result.beside.left)],
            ['Beside the totals, right', '', figure(result.beside.right)],
            ['Beside the totals, unexplained', '', figure(result.beside.remaining)],
          ]
        : []),
    ],
    total: ['Unexplained', '', figure(remaining)],
  };
}

export function sourcesTable({ sources, currency }: EvidenceDocument): LetterTable {
  const bySource = [...new Set(sources.map(({ source }) => source))];
  return {
    columns: [left('source', 0.24), left('file, delivered', 0.44), right('rows', 0.12), right('total', 0.2)],
    rows: bySource.flatMap((name) => {
      const files = sources.filter(({ source }) => source === name);
      return [...filesTable(files), ...(files.length > 1 ? [inAll(files, currency as Currency)] : [])];
    }),
  };
}

/** What the parts of a source come to together. */
function inAll(files: readonly EvidenceSource[], currency: Currency): string[] {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const total = files.reduce((sum, file) => sum.plus(Money.of(file.total, currency)), Money.zero(currency));
  return [
    `${files[0]?.source ?? ''}: ${counted(files.length, 'file')}`,
    'in all',
    figure(String(rows)),
    figure(total.toString()),
  ];
}

function filesTable(files: readonly EvidenceSource[]): string[][] {
  return files.map((source) => [
    `${source.source}: ${legible(source.title)}`,
    [
      legible(source.fileName),
      `${source.deliveredOn} ${source.deliveredBy === undefined ? 'by the ledger itself' : `by ${legible(source.deliveredBy)}`}${source.version > 1 ? `, delivery ${source.version}` : ''}${source.insteadOfLedger ? ', in place of the ledger’s own answer' : ''}`,
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

export function leftOutTable({ result }: EvidenceDocument): LetterTable | undefined {
  const rows = Object.entries(result.sources).flatMap(([source, { leftOut, repeated }]) => [
    ...leftOut.map((one) => [source, legible(one.reason), figure(String(one.rows)), figure(one.amount)]),
    ...(repeated > 0
      ? [[source, 'repeated: says the same as an earlier line, and counts all the same', figure(String(repeated)), '']]
      : []),
  ]);
  if (rows.length === 0) return undefined;
  return { columns: [left('source', 0.14), left('lines', 0.5), right('rows', 0.14), right('amount', 0.22)], rows };
}

const MATCHED_BY: Readonly<Record<string, string>> = {
  exact: 'one row against one, of one key and amount',
  sums: 'the sum of a key against the sum of the same key',
  'many-to-one': 'several rows against one, the only set that makes it up',
};

export function matchedTable({ result }: EvidenceDocument): LetterTable {
  return {
    columns: [
      left('matched', 0.46),
      right('groups', 0.1),
      right('left rows', 0.12),
      right('right rows', 0.12),
      right('amount', 0.2),
    ],
    rows: result.matched.map(({ by, groups, leftRows, rightRows, amount }) => [
      MATCHED_BY[by] ?? by,
      figure(String(groups)),
      figure(String(leftRows)),
      figure(String(rightRows)),
      figure(amount),
    ]),
  };
}

/** Each cause with its sum, and under it the first differences that it explains, with the rows that say so. */
export function causesTable({ result, listedIn }: EvidenceDocument): LetterTable {
  return {
    columns: [left('cause, and what it explains', 0.58), left('after', 0.2), right('amount', 0.22)],
    rows: result.causes.flatMap(({ cause, cites, items }) => [
      [
        `${legible(cause)}: ${items.length} ${items.length === 1 ? 'difference' : 'differences'}`,
        cites.join(', '),
        figure(result.explained.find((one) => one.cause === cause)?.amount ?? ''),
      ],
      ...items
        .slice(0, MOST_EXPLAINED_SHOWN)
        .map(({ key, amount, rows, because }) => [
          [
            `– ${legible(key)}`,
            ...rowsOf(rows.map((row) => placeOf(row.side, row))),
            ...rowsOf(
              because.map((row) => `${placeOf(listedIn[cause] ?? 'neighbouring period', row)}: ${figure(row.amount)}`),
            ),
          ].join('\n'),
          '',
          figure(amount),
        ]),
      ...(items.length > MOST_EXPLAINED_SHOWN
        ? [[`… and ${items.length - MOST_EXPLAINED_SHOWN} more, in the CSV file beside this document`, '', '']]
        : []),
    ]),
  };
}

const MOST_EXPLAINED_SHOWN = 25;

function rowsOf(rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, LINES_SHOWN).map(legible).join('; ');
  return [`   ${shown}${rows.length > LINES_SHOWN ? `; and ${rows.length - LINES_SHOWN} more` : ''}`];
}

/** What was open before, and is none any more by this run. */
export function closedTable(closed: readonly ClosedItem[]): LetterTable {
  return {
    columns: [
      left('difference', 0.34),
      left('found', 0.14),
      left('why it is none any more', 0.36),
      right('amount', 0.16),
    ],
    rows: closed
      .slice(0, MOST_ITEMS_SHOWN)
      .map((item) => [
        `${item.number}: ${legible(item.key)}\n${CLASSES[item.class] ?? item.class}`,
        `${item.foundOn}\n(${item.foundInPeriod})`,
        `${item.closedAs === 'settled' ? 'settled: ' : ''}${legible(item.why)}`,
        figure(item.amount),
      ]),
  };
}

/** More than these are in the CSV. */
export const MOST_ITEMS_SHOWN = 120;

const CLASSES: Readonly<Record<string, string>> = {
  'only-left': 'only on the left',
  'only-right': 'only on the right',
  'other-amount': 'other amount',
  repeated: 'repeated',
  timing: 'in a neighbouring period',
  ambiguous: 'several sets would do',
  identity: 'identity does not hold',
  'broken-rule': 'rule broken',
};

export function openTable(items: readonly EvidenceItem[]): LetterTable {
  return {
    columns: [
      left('difference', 0.3),
      left('owner, due', 0.17),
      right('age, days', 0.08),
      left('comments', 0.3),
      right('amount', 0.15),
    ],
    rows: items
      .slice(0, MOST_ITEMS_SHOWN)
      .map((item) => [
        [
          `${item.number}: ${legible(item.key)}`,
          `${CLASSES[item.class] ?? item.class}${linesOf(item)}${item.carriedOver ? `, from ${item.foundInPeriod}` : ''}`,
        ].join('\n'),
        `${item.owner === undefined ? 'nobody yet' : legible(item.owner)}${item.dueOn === undefined ? '' : `\n${item.dueOn}`}`,
        String(item.ageDays),
        item.comments.length === 0 ? '–' : item.comments.map(({ on, text }) => `${on}: ${legible(text)}`).join('\n'),
        figure(item.amount),
      ]),
  };
}

const LINES_SHOWN = 4;

function placeOf(source: string, line: Pick<ItemLine, 'line' | 'file'>): string {
  return `${source} line ${lineInWords(line)}`;
}

function linesOf({ lines }: EvidenceItem): string {
  const shown = lines
    .slice(0, LINES_SHOWN)
    .map((line) => legible(`${placeOf(line.side, line)}${line.says === undefined ? '' : ` (${line.says})`}`));
  if (shown.length === 0) return '';
  return `, ${shown.join(', ')}${lines.length > LINES_SHOWN ? ` and ${lines.length - LINES_SHOWN} more` : ''}`;
}

export function identitiesTable({ result, holdsWithEarlier }: EvidenceDocument): LetterTable {
  return {
    columns: [left('identity', 0.46), right('left side', 0.19), right('right side', 0.19), left('', 0.16)],
    rows: result.identities.map(({ name, left: one, right: other, holds }) => [
      cited(name, result.citations.find((citation) => citation.name === name)?.cites),
      figure(one),
      figure(other),
      holds ? 'holds' : holdsWithEarlier.includes(name) ? 'holds with the earlier periods' : 'DOES NOT HOLD',
    ]),
  };
}

/** Identities that neither hold nor fail, each with what the files do not say. */
export function untestedTable({ result: { untested = [] } }: EvidenceDocument): LetterTable {
  return {
    columns: [left('identity', 0.5), left('not tested, since', 0.5)],
    rows: untested.map(({ name, cites, why }) => [cited(name, cites), legible(why)]),
  };
}

function cited(name: string, cites: readonly string[] = []): string {
  return `${legible(name)}${cites.length > 0 ? ` (${cites.join(', ')})` : ''}`;
}

export function signaturesTable({ prepared, approved, acknowledged }: EvidenceDocument): LetterTable {
  const signature = (what: string, { by, name, role, on, at, words }: SignedBy) => [
    what,
    name === undefined ? legible(by) : `${legible(name)}\n${legible(by)}`,
    role.replaceAll('-', ' '),
    `${on}\n${at.slice(0, 16).replace('T', ' ')} UTC`,
    legible(words ?? '–'),
  ];
  return {
    columns: [left('', 0.12), left('by', 0.28), left('as', 0.14), left('on, recorded at', 0.2), left('words', 0.26)],
    rows: [
      signature('Prepared', prepared),
      signature('Approved', approved),
      ...(acknowledged ? [signature('Acknowl.', acknowledged)] : []),
    ],
  };
}

export function historyTable({ events }: EvidenceDocument): LetterTable {
  return {
    columns: [right('', 0.07), left('on', 0.13), left('what', 0.27), left('by', 0.2), left('', 0.33)],
    rows: events.map(({ number, on, type, by, words }) => [
      String(number),
      on,
      EVENT_WORDS[type],
      by === undefined ? 'by itself' : legible(by),
      legible(words ?? ''),
    ]),
  };
}
