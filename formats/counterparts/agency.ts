import { AGENCY_NEWS } from '../../domain/claim/agency-news';
import { CHANGE_ANSWER_RECORD, changeRecords, checkChangeAnswer, checkChangedAmount } from './change-records';
import {
  type RecordLayout,
  type RecordOf,
  counterpartLayout,
  type CounterpartFile,
  type FileStart,
} from './counterpart-file';
import { amount, choice, date, optional, text } from './field-types';
import { caseId, checkAddress, debtorFields } from './party-fields';

/*
 * Cases for a collection agency that demands, applies for a payment order and watches claims for the creditor, and what it
 * tells of them. The layout is our own: it carries what such a hand-over needs, and awaits the agency's specification.
 */

const CASE_RECORDS = {
  case: {
    code: '10',
    opensCase: true,
    fields: {
      caseId,
      ...debtorFields,
      invoiceNumber: text(40),
      description: text(200),
      issuedOn: date,
      dueOn: date,
      /** The creditor's own demand; blank when the agency is to send the first one. */
      demandedOn: optional(date),
      principal: amount('SEK'),
      interest: amount('SEK'),
      costs: amount('SEK'),
      /** The last day before the claim is time-barred; the agency watches it. */
      limitationOn: date,
    },
  },
  /** One more who owes the claim above it (solidarity). */
  liable: { code: '11', opensCase: false, fields: debtorFields },
  ...changeRecords({ withdrawal: '15', reduction: '16', raise: '17', notice: '18' }),
} as const satisfies Record<string, RecordLayout>;

const REPORT_RECORDS = {
  account: {
    code: '20',
    opensCase: true,
    fields: {
      caseId,
      on: date,
      /** From the debtor since the last account, the agency's own fees included. */
      received: amount('SEK'),
      /** The agency's own fees in it, which are no part of the claim. */
      ownFees: amount('SEK'),
      /** What the agency kept of the creditor's money as its pay. */
      commission: amount('SEK'),
      /** What is open of the claim, without the agency's own fees. */
      balance: amount('SEK'),
    },
  },
  /** What became of a change that was told: a line 15 to 18. */
  change: CHANGE_ANSWER_RECORD,
  /** How the case goes on. */
  report: {
    code: '22',
    opensCase: true,
    fields: {
      caseId,
      on: date,
      news: choice(AGENCY_NEWS),
      /** Kronofogden's own number of the case: of an application and of a ruling. */
      authorityCaseId: optional(text(40)),
      /** Until when the debtor has time, by a demand or by instalments. */
      until: optional(date),
      /** Why the agency gives the claim back. */
      reason: optional(text(200)),
    },
  },
} as const satisfies Record<string, RecordLayout>;

type CaseRecord = RecordOf<typeof CASE_RECORDS>;
type Liable = Omit<Extract<CaseRecord, { record: 'liable' }>, 'record'>;

/** A case goes with all who owe it beside its debtor. */
export type AgencyCaseRecord = Extract<CaseRecord, { record: 'case' }> & { readonly liable?: readonly Liable[] };
export type AgencyInstruction = AgencyCaseRecord | Exclude<CaseRecord, { record: 'case' | 'liable' }>;
export type AgencyAnswer = RecordOf<typeof REPORT_RECORDS>;

const NUMBERED = ['applied', 'ruling'];

/** What goes to the agency, and what it reads. */
export const cases = counterpartLayout(
  { name: 'FORDRING-AGENCY-CASE', version: '1', currency: 'SEK', records: CASE_RECORDS },
  (record, refuse) => {
    if (record.record === 'case' || record.record === 'liable') checkAddress(record, refuse);
    if (record.record === 'case' && !record.principal.isPositive())
      refuse('principal', 'there is no principal to collect.');
    if (record.record === 'reduction' || record.record === 'raise') checkChangedAmount(record, refuse);
  },
);

/** What comes back. */
export const reports = counterpartLayout(
  { name: 'FORDRING-AGENCY-REPORT', version: '1', currency: 'SEK', records: REPORT_RECORDS },
  (record, refuse) => {
    if (record.record === 'account' && record.ownFees.plus(record.commission).isOver(record.received))
      refuse('commission', 'more was kept than was received.');
    if (record.record === 'change') checkChangeAnswer(record, refuse);
    if (record.record === 'report' && NUMBERED.includes(record.news) && record.authorityCaseId === undefined)
      refuse('authorityCaseId', "an application and a ruling have Kronofogden's number of the case.");
    if (record.record === 'report' && record.news === 'returned' && record.reason === undefined)
      refuse('reason', 'a claim that is given back says why.');
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeAgencyCases(start: FileStart, instructions: readonly AgencyInstruction[]): string {
  return cases.write(start, instructions.flatMap(recordsOf));
}

/** Throws `InputRefused` with the line and field of what does not fit. */
export function readAgencyReports(bytes: Buffer): CounterpartFile<AgencyAnswer> {
  return reports.read(bytes);
}

function recordsOf(instruction: AgencyInstruction): CaseRecord[] {
  if (instruction.record !== 'case') return [instruction];
  const { liable = [], ...referred } = instruction;
  return [referred, ...liable.map((debtor) => ({ record: 'liable' as const, ...debtor }))];
}
