import type { MaterialStanding } from '../../domain/audit/material-plan';
import type { RemarkStanding } from '../../domain/audit/audit-remark';
import type { AuthorisationAnswer, AuthorisationFinding } from '../../domain/authority/authorisation-review';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Money } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { AUDIT_WORDS } from './audit-file-words';
import { headlineOf, shortDateIn, type ReportHead } from './report-head';
import { administrationIn, languageOf, roleIn, wordsOf } from './report-words';

const text = (words: string | undefined): SheetCell =>
  words === undefined || words === '' ? undefined : { text: words };
const date = (day: CivilDate | undefined): SheetCell => (day === undefined ? undefined : { date: day });
const headers = (width: number, ...names: string[]) => names.map((header) => ({ header, width }));

/** A review of authorisations as the office answers it. */
export interface ReviewReport extends ReportHead {
  readonly review: {
    readonly period: string;
    readonly listAsOf: CivilDate;
    readonly listSha256: string;
    readonly listed: number;
    readonly used: number;
    readonly rows: readonly (AuthorisationFinding & {
      readonly rowNumber: number;
      readonly answer?: AuthorisationAnswer;
      readonly reason?: string;
      readonly answeredBy?: string;
      readonly signedBy?: string;
    })[];
  };
}

/** A row a finding, with its answer and who signed it; that nothing was found is said too. */
export function reviewSheet(report: ReviewReport): Sheet {
  const words = AUDIT_WORDS[languageOf(report)];
  const common = wordsOf(report);
  const { period, listAsOf, listSha256, listed, used, rows } = report.review;
  const empty = rows.length === 0 ? [words.nothingFound] : [];
  return {
    name: words.review,
    headline: [
      ...headlineOf(`${words.review} ${period}`, report),
      ...[
        `${words.list} ${shortDateIn(report)(listAsOf)} (${listSha256.slice(0, 8)})`,
        words.looked(listed, used),
        ...empty,
      ],
    ],
    columns: [
      { header: words.row, width: 7 },
      ...headers(20, words.person, words.role),
      { header: words.finding, width: 28 },
      ...headers(18, words.other, common.administration),
      { header: words.times, width: 9 },
      ...headers(12, words.first, words.last),
      { header: common.answer, width: 14 },
      { header: common.because, width: 40 },
      ...headers(16, words.answeredBy, words.signedBy),
    ],
    leading: 2,
    rows: rows.map((row) => [
      { count: row.rowNumber },
      ...[row.subject, roleIn(common, row.role)].map(text),
      text(words.findings[row.finding]),
      ...[roleIn(common, row.other), row.administrationId && administrationIn(common, row.administrationId)].map(text),
      { count: row.uses },
      ...[row.firstOn, row.lastOn].map(date),
      text(row.answer && words.answers[row.answer]),
      ...[row.reason, row.answeredBy, row.signedBy].map(text),
    ]),
  };
}

export interface MaterialReport extends ReportHead {
  readonly years: readonly { readonly year: string; readonly items: readonly MaterialStanding[] }[];
}

/** A row an item, year by year, in the order of the plan. */
export function materialSheet(report: MaterialReport): Sheet {
  const words = AUDIT_WORDS[languageOf(report)];
  const common = wordsOf(report);
  const years = report.years.map(({ year }) => year).join(', ');
  return {
    name: words.material,
    headline: headlineOf(`${words.material} ${years}`.trim(), report),
    columns: [
      { header: words.item, width: 24 },
      { header: words.title, width: 44 },
      ...headers(13, words.criticality, words.owner, common.dueBy, words.state),
      { header: words.gap, width: 12 },
      ...headers(16, words.doneBy, words.signedBy),
      { header: words.documents, width: 30 },
      { header: words.overridden, width: 30 },
    ],
    rows: report.years.flatMap(({ items }) =>
      items.map((item) => [
        ...[`${item.year}/${item.id}`, item.title, words.criticalities[item.criticality], item.owner].map(text),
        date(item.dueOn),
        text(words.states[item.state]),
        text(item.isGap && item.criticality === 'critical' ? words.yes : undefined),
        ...[item.doneBy, item.signedBy].map(text),
        text(item.documents.map(({ fileName, sha256 }) => `${fileName} (${sha256.slice(0, 8)})`).join(', ')),
        text(item.overriddenBy && `${item.overriddenBy}: ${item.overriddenBecause ?? ''}`),
      ]),
    ),
  };
}

export interface RemarksReport extends ReportHead {
  readonly remarks: readonly RemarkStanding[];
}

/** A row a remark, as it stands. */
export function remarksSheet(report: RemarksReport): Sheet {
  const words = AUDIT_WORDS[languageOf(report)];
  const common = wordsOf(report);
  return {
    name: words.remarks,
    headline: headlineOf(words.remarks, report),
    columns: [
      { header: words.item, width: 14 },
      { header: words.title, width: 40 },
      { header: words.source, width: 24 },
      ...headers(13, words.severity, common.objective, words.owner, words.raised, common.dueBy, words.state),
      { header: words.late, width: 10 },
      { header: common.answer, width: 40 },
      { header: words.documents, width: 24 },
      { header: words.closed, width: 16 },
    ],
    rows: report.remarks.map((remark) => {
      const answer = remark.history.findLast(({ mark }) => mark !== 'raised');
      const documents = remark.history.flatMap(({ fileName, document }) =>
        document === undefined ? [] : [`${fileName ?? ''} (${document.slice(0, 8)})`],
      );
      return [
        ...[remark.remarkId, remark.title, remark.source, words.severities[remark.severity]].map(text),
        remark.objective === undefined ? undefined : { count: remark.objective },
        text(remark.owner),
        ...[remark.raisedOn, remark.dueOn].map(date),
        text(words.states[remark.state]),
        text(remark.isLate ? words.yes : undefined),
        text(answer?.says),
        text(documents.join(', ')),
        text(remark.closedBy),
      ];
    }),
  };
}

export interface InterMunicipalReport extends ReportHead {
  readonly debtors: readonly {
    readonly debtorId: string;
    readonly debtorName: string;
    readonly claims: readonly {
      readonly invoiceNumber: string;
      readonly invoiceGroup: string;
      readonly dueOn: CivilDate;
      readonly daysPastDue: number;
      readonly open: Money;
    }[];
    readonly followUp?: { readonly contact: string; readonly nextAction: string; readonly nextOn: CivilDate };
  }[];
}

/** A row a claim, with who is asked there and what comes next; the sums by currency below. */
export function interMunicipalSheet(report: InterMunicipalReport): Sheet {
  const words = AUDIT_WORDS[languageOf(report)];
  const common = wordsOf(report);
  const all = report.debtors.flatMap(({ claims }) => claims.map(({ open }) => open));
  const currencies = [...new Set(all.map(({ currency }) => currency))];
  return {
    name: words.interMunicipal,
    headline: headlineOf(words.interMunicipal, report),
    columns: [
      { header: common.debtor, width: 14 },
      { header: common.name, width: 26 },
      ...headers(13, common.invoice, common.group, common.due),
      { header: common.daysPastDue, width: 10 },
      { header: common.open, width: 16 },
      { header: words.contact, width: 24 },
      { header: words.nextAction, width: 30 },
      { header: words.nextOn, width: 13 },
    ],
    leading: 2,
    rows: report.debtors.flatMap(({ debtorId, debtorName, claims, followUp }) =>
      claims.map((claim) => [
        ...[debtorId, debtorName, claim.invoiceNumber, claim.invoiceGroup].map(text),
        date(claim.dueOn),
        { count: claim.daysPastDue },
        { money: claim.open },
        ...[followUp?.contact, followUp?.nextAction].map(text),
        date(followUp?.nextOn),
      ]),
    ),
    sums: currencies.map((currency) => [
      { text: common.total },
      ...Array.from({ length: 5 }, () => undefined),
      {
        money: sumOf(
          all.filter((open) => open.currency === currency),
          currency,
        ),
      },
    ]),
  };
}
