import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';
import type { Sheet } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { administrationIn, wordsOf } from './report-words';

/** What needs a person, as the office answers it. What each row says is in English, as on the command line. */
export interface WorkReport extends ReportHead {
  readonly rows: readonly {
    readonly workId: string;
    readonly since: CivilDate;
    readonly dueOn: CivilDate;
    readonly roles: readonly Role[];
    readonly assignedTo?: string;
    readonly administrationId?: string;
    readonly why: string;
    readonly amount?: Money;
    readonly costOfADay?: Money;
    readonly act: string;
  }[];
}

/** A row a piece of work, what costs most to wait first. */
export function workSheet(report: WorkReport): Sheet {
  const words = wordsOf(report);
  return {
    name: words.work,
    headline: headlineOf(words.work, report),
    columns: [
      { header: words.work, width: 34 },
      ...[words.since, words.dueBy].map((header) => ({ header, width: 13 })),
      ...[words.forWhom, words.administration].map((header) => ({ header, width: 20 })),
      { header: words.because, width: 60 },
      ...[words.amountAsked, words.costOfADay].map((header) => ({ header, width: 16 })),
      { header: words.act, width: 50 },
    ],
    rows: report.rows.map((row) => [
      { text: row.workId },
      ...[{ date: row.since }, { date: row.dueOn }],
      ...[
        row.assignedTo ?? row.roles.map((role) => words.roles[role]).join(', '),
        row.administrationId === undefined ? '' : administrationIn(words, row.administrationId),
        row.why,
      ].map((text) => ({ text })),
      ...[row.amount && { money: row.amount }, row.costOfADay && { money: row.costOfADay }],
      { text: row.act },
    ]),
  };
}
