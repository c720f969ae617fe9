import type { OpenItem } from '../../domain/claim/open-item';
import type { NoteOnItem } from '../../domain/close/open-item-list';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import type { ReportWords } from './report-texts';
import { headlineOf, shortDateIn, type ReportHead } from './report-head';
import { ofAdministration, wordsOf } from './report-words';
import { rowsOfSums } from './rows-of-sums';

/** What an open-item list says, as the office answers it. */
export interface OpenItemsReport extends ReportHead {
  readonly invoiceGroup?: string;
  readonly administrationId?: string;
  readonly currency: Currency;
  /** As it is called on the day of the list. */
  readonly administrationName?: string;
  readonly items: readonly (OpenItem & { readonly notes?: readonly NoteOnRow[] })[];
}

/** What the administration says of a row, when, and what became of it. */
interface NoteOnRow {
  readonly asks: NoteOnItem;
  readonly saidOn: CivilDate;
  readonly reason: string;
  readonly state: 'waiting' | 'done' | 'answered';
  readonly answer?: string;
}

/** The list that an administration reconciles (S002-40): a row an open claim, the oldest due date first. */
export function openItemsSheet(report: OpenItemsReport): Sheet {
  const { items, currency, invoiceGroup, administrationId, administrationName = administrationId ?? '' } = report;
  const words = wordsOf(report);
  const shortDate = shortDateIn(report);
  const title = [
    words.openItemList,
    ...(invoiceGroup === undefined ? [] : [`${words.group.toLowerCase()} ${invoiceGroup}`]),
    ...(administrationId === undefined ? [] : [ofAdministration(words, administrationId, administrationName)]),
  ];
  // Lists that are kept can have notes.
  const hasNotes = items.some(({ notes }) => notes !== undefined);
  return {
    name: words.openItemList,
    headline: headlineOf(title.join(', '), report),
    columns: [
      ...[words.invoice, words.group, words.debtor].map((header) => ({ header, width: 14 })),
      { header: words.name, width: 30 },
      ...[words.issued, words.due, words.daysPastDue, words.age].map((header) => ({ header, width: 13 })),
      ...[words.principal, words.charges, words.open, words.doubtful].map((header) => ({ header, width: 16 })),
      ...(hasNotes ? [{ header: words.notes, width: 40 }] : []),
    ],
    rows: items.map((item) => [
      ...[item.invoiceNumber, item.invoiceGroup, item.debtorId, item.name].map((text) => ({ text })),
      ...[
        { date: item.issuedOn },
        { date: item.dueOn },
        { count: item.daysPastDue },
        { text: words.bucket(item.bucket) },
      ],
      ...[{ money: item.principal }, { money: item.charges }, { money: item.open }, { money: item.doubtful }],
      ...(hasNotes ? [noted(item.notes, words, shortDate)] : []),
    ]),
    sums: rowsOfSums(words.total, 8, items, ['principal', 'charges', 'open', 'doubtful'], currency),
  };
}

/** `makuleras (2017-02-03): fel adress`, one sentence a note. */
function noted(
  notes: readonly NoteOnRow[] = [],
  words: ReportWords,
  shortDate: (date: CivilDate) => string,
): SheetCell {
  if (notes.length === 0) return undefined;
  const said = notes.map(({ asks, saidOn, reason, state, answer }) => {
    const became = answer !== undefined ? ` (${words.answer}: ${answer})` : state === 'done' ? ` (${words.done})` : '';
    return `${words.asks[asks]} (${shortDate(saidOn)}): ${reason}${became}`;
  });
  return { text: said.join('; ') };
}
