import type { LetterTable } from '../../letters/letter-table';
import { figure, legible } from './legible';
import type { EvidenceDocument, EvidenceItem } from './evidence-document';

const left = (label: string, share: number) => ({ label, share, align: 'left' as const });
const right = (label: string, share: number) => ({ label, share, align: 'right' as const });

export function totalsTable({ result, currency }: EvidenceDocument): LetterTable {
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
    ],
    total: ['Unexplained', '', figure(result.remaining)],
  };
}

export function sourcesTable({ sources }: EvidenceDocument): LetterTable {
  return {
    columns: [left('source', 0.24), left('file, delivered', 0.44), right('rows', 0.12), right('total', 0.2)],
    rows: sources.map((source) => [
      `${source.source}: ${legible(source.title)}`,
      [
        legible(source.fileName),
        `${source.deliveredOn} ${source.deliveredBy === undefined ? 'by the ledger itself' : `by ${legible(source.deliveredBy)}`}${source.version > 1 ? `, delivery ${source.version}` : ''}`,
        `SHA-256:\n${inTwo(source.sha256)}`,
      ].join('\n'),
      figure(String(source.rows)),
      figure(source.total),
    ]),
  };
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

export function causesTable({ result }: EvidenceDocument): LetterTable {
  return {
    columns: [left('cause', 0.42), left('after', 0.22), right('differences', 0.14), right('amount', 0.22)],
    rows: result.causes.map(({ cause, cites, items }) => [
      legible(cause),
      cites.join(', '),
      figure(String(items.length)),
      figure(result.explained.find((one) => one.cause === cause)?.amount ?? ''),
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
      left('difference', 0.36),
      left('owner, due', 0.16),
      right('age, days', 0.09),
      left('comments', 0.23),
      right('amount', 0.16),
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

function linesOf({ lines }: EvidenceItem): string {
  const shown = lines.slice(0, LINES_SHOWN).map(({ side, line }) => `${legible(side)} line ${line}`);
  if (shown.length === 0) return '';
  return `, ${shown.join(', ')}${lines.length > LINES_SHOWN ? ` and ${lines.length - LINES_SHOWN} more` : ''}`;
}

export function identitiesTable({ result }: EvidenceDocument): LetterTable {
  return {
    columns: [left('identity', 0.46), right('left side', 0.19), right('right side', 0.19), left('', 0.16)],
    rows: result.identities.map(({ name, left: one, right: other, holds }) => {
      const citation = result.citations.find((cited) => cited.name === name);
      return [
        `${legible(name)}${citation && citation.cites.length > 0 ? ` (${citation.cites.join(', ')})` : ''}`,
        figure(one),
        figure(other),
        holds ? 'holds' : 'DOES NOT HOLD',
      ];
    }),
  };
}

export function signaturesTable({ prepared, approved }: EvidenceDocument): LetterTable {
  return {
    columns: [left('', 0.14), left('by', 0.34), left('as', 0.16), left('on', 0.13), left('words', 0.23)],
    rows: [
      ['Prepared', legible(prepared.by), prepared.role, prepared.on, legible(prepared.words ?? '–')],
      ['Approved', legible(approved.by), approved.role, approved.on, legible(approved.words ?? '–')],
    ],
  };
}

const EVENTS: Readonly<Record<string, string>> = {
  RunOpened: 'begun',
  SourceDelivered: 'source delivered',
  SourceRefused: 'source sent back: it could not be matched',
  SourceReminded: 'reminded of a missing source',
  RunMatched: 'matched',
  RunEscalated: 'escalated',
  RunPrepared: 'prepared',
  RunApproved: 'approved',
  EvidenceFiled: 'evidence filed',
  AcknowledgementChased: 'acknowledgement chased',
  RunAcknowledged: 'acknowledged',
  RunReopened: 'opened again',
};

export function historyTable({ events }: EvidenceDocument): LetterTable {
  return {
    columns: [right('', 0.07), left('on', 0.13), left('what', 0.27), left('by', 0.2), left('', 0.33)],
    rows: events.map(({ number, on, type, by, words }) => [
      String(number),
      on,
      EVENTS[type] ?? type,
      by === undefined ? 'by itself' : legible(by),
      legible(words ?? ''),
    ]),
  };
}
