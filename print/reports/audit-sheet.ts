import { assertionsOf } from '../../domain/audit/assertions';
import type { Assertion } from '../../domain/audit/assertions';
import type { SamplePart } from '../../domain/audit/draw-sample';
import type { Examined, ExaminedStep } from '../../domain/audit/examined-steps';
import type { FollowedUp } from '../../domain/audit/follow-up';
import type { Standstill } from '../../domain/claim/standstill';
import { percentOf } from '../../domain/controls/verdict';
import { textsIn } from '../../domain/explain/explain-claim';
import { explainStandstill } from '../../domain/explain/explain-standstill';
import { stepNoun } from '../../domain/explain/step-noun';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';
import {
  ASSERTION_HEADERS,
  COMMENT_HEADER,
  INVOICE_HEADER,
  NO,
  SUM_WORDS,
  YES,
} from '../../formats/audit/worksheet-headers';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { danishFigures, swedishFigures } from '../paper/written-figures';
import { AUDIT_WORDS } from './audit-words';
import { headlineOf, longDateIn, type ReportHead } from './report-head';
import { languageOf, wordsOf } from './report-words';
import { rowsOfSums } from './rows-of-sums';

interface SampledPart {
  readonly drawn: number;
  readonly drawnOpen: Money;
  readonly claims: number;
  readonly open: Money;
}

/** An audit sample with what the books say of each claim, as the office answers it. */
export interface AuditReport extends ReportHead {
  readonly currency: Currency;
  readonly checkedOn: CivilDate;
  readonly received: Money;
  readonly sample: Readonly<Record<SamplePart, SampledPart>> & {
    readonly sampleNumber: number;
    readonly seed: string;
    readonly drawnBy: 'invoice' | 'amount';
    readonly leftOut: number;
  };
  readonly claims: readonly AuditedRow[];
}

interface AuditedRow {
  readonly claimId: string;
  readonly part: SamplePart;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly name: string;
  readonly dueOn: CivilDate;
  readonly daysPastDue: number;
  readonly open: Money;
  readonly doubtful: Money;
  readonly followUp?: FollowedUp;
  readonly overdue?: {
    readonly examined: Examined;
    readonly steps: readonly ExaminedStep[];
    readonly standstill?: Standstill;
  };
  readonly unreadable?: string;
  readonly answer?: { readonly doesNotHold: readonly Assertion[]; readonly comment?: string };
}

/** The worksheet of one part: a row for each invoice that was drawn, with columns for the auditor to fill in (S002-85, S002-95). */
export function auditSheet(report: AuditReport, part: SamplePart): Sheet {
  const language = languageOf(report);
  const words = AUDIT_WORDS[language];
  const rows = report.claims.filter((row) => row.part === part);
  const own = part === 'overdue' ? overdueColumns(report) : largestColumns(report);
  const shared = wordsOf(report);
  const titles = [
    INVOICE_HEADER[language],
    ...[shared.group, shared.name, shared.due],
    ...[shared.daysPastDue, shared.open, shared.doubtful],
  ];
  const widths = [14, 9, 24, 12, 9, 16, 16];
  return {
    name: words.sheetOf[part],
    headline: [...headlineOf(words.titleOf[part], report), ...coverage(report, part)],
    columns: [
      ...titles.map((header, at) => ({ header, width: widths[at] ?? 12 })),
      ...own.columns,
      ...assertionsOf(part).map((assertion) => ({ header: ASSERTION_HEADERS[assertion][language], width: 13 })),
      { header: COMMENT_HEADER[language], width: 32 },
    ],
    leading: 1,
    rows: rows.map((row) => [
      ...[row.invoiceNumber, row.invoiceGroup, row.name].map((text) => ({ text })),
      ...[{ date: row.dueOn }, { count: row.daysPastDue }, { money: row.open }, { money: row.doubtful }],
      ...own.cells(row),
      ...answered(row, language),
    ]),
    sums: rowsOfSums(SUM_WORDS[language], 5, rows, ['open', 'doubtful'], report.currency),
  };
}

function coverage(report: AuditReport, part: SamplePart): string[] {
  const { sample, received, checkedOn } = report;
  const words = AUDIT_WORDS[languageOf(report)];
  const { amount, percent } = report.country === 'SE' ? swedishFigures : danishFigures;
  const share = (some: Money, all: Money): string =>
    percent(percentOf(some.toMinorUnits(), all.toMinorUnits()).toFixed(2));
  const { drawn, drawnOpen, claims, open } = sample[part];
  return [
    words.drawn(sample.sampleNumber, sample.seed, part === 'overdue' && sample.drawnBy === 'amount'),
    words.covers(drawn, claims, amount(drawnOpen), amount(open), share(drawnOpen, open)),
    ...(part === 'largest'
      ? [words.paid(amount(received), share(received, drawnOpen), longDateIn(report)(checkedOn))]
      : []),
    ...(sample.leftOut > 0 ? [words.leftOut(sample.leftOut)] : []),
  ];
}

interface OwnColumns {
  readonly columns: Sheet['columns'];
  readonly cells: (row: AuditedRow) => readonly SheetCell[];
}

function overdueColumns(report: AuditReport): OwnColumns {
  const language = languageOf(report);
  const words = AUDIT_WORDS[language];
  const { shortDate, bareAmount } = report.country === 'SE' ? swedishFigures : danishFigures;
  const texts = textsIn(language);
  const inWords = ({ step, on, guideline, fee, rightFee }: ExaminedStep): string =>
    words.step(
      stepNoun(texts.names, step).name,
      shortDate(on),
      guideline && shortDate(guideline),
      bareAmount(fee),
      rightFee && !rightFee.equals(fee) ? bareAmount(rightFee) : undefined,
    );
  return {
    columns: [
      { header: words.steps, width: 44 },
      { header: words.byBooks, width: 16 },
      { header: words.reasons, width: 36 },
    ],
    cells: ({ overdue, unreadable }) => {
      if (!overdue) return [undefined, { text: words.unreadable }, { text: unreadable ?? '' }];
      const { steps, examined, standstill } = overdue;
      const causes = new Set(steps.flatMap((one) => one.causes.map((cause) => texts.late[cause.type](cause as never))));
      if (standstill) causes.add(explainStandstill(standstill, language).why);
      return [
        { text: steps.map(inWords).join('; ') || words.noStep },
        { text: words.examined[examined] },
        { text: [...causes].join('; ') },
      ];
    },
  };
}

function largestColumns(report: AuditReport): OwnColumns {
  const words = AUDIT_WORDS[languageOf(report)];
  return {
    columns: [
      { header: words.after, width: 16 },
      { header: words.onDay, width: 12 },
      { header: words.received, width: 16 },
    ],
    cells: ({ followUp, unreadable }) => {
      if (!followUp) return [{ text: unreadable ?? words.unreadable }, undefined, undefined];
      const { followUp: became, on, received } = followUp;
      return [{ text: words.followUps[became] }, on && { date: on }, { money: received }];
    },
  };
}

function answered({ part, answer }: AuditedRow, language: 'sv' | 'da' | 'en'): SheetCell[] {
  const cells = assertionsOf(part).map((assertion): SheetCell => {
    if (!answer) return undefined;
    return { text: (answer.doesNotHold.includes(assertion) ? NO : YES)[language] };
  });
  return [...cells, answer?.comment === undefined ? undefined : { text: answer.comment }];
}
