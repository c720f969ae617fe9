import { CHANGE_ANSWER_RECORD, changeRecords, checkChangeAnswer, checkChangedAmount } from './change-records';
import {
  type RecordLayout,
  type RecordOf,
  counterpartLayout,
  type CounterpartFile,
  type FileStart,
} from './counterpart-file';
import { amount, date, text } from './field-types';
import { caseId, checkAddress, debtorFields } from './party-fields';

/*
 * Cases for Intrum's long-term monitoring (långtidsbevakning) and its quarterly accounts of them (S002-28, S002-30), in a
 * layout of our own. Intrum publishes none, and no file of theirs could be read; this carries what such a hand-over needs
 * and awaits their specification.
 */

const CASE_RECORDS = {
  case: {
    code: '10',
    opensCase: true,
    fields: {
      caseId,
      ...debtorFields,
      /** Kronofogden's number of the ruling that the case rests on. */
      rulingCaseId: text(40),
      ruledOn: date,
      invoiceNumber: text(40),
      description: text(200),
      principal: amount('SEK'),
      interest: amount('SEK'),
      costs: amount('SEK'),
      /** The last day before the claim is time-barred; Intrum watches it (S002-31). */
      limitationOn: date,
    },
  },
  /** One more who owes the claim above it (solidarity). */
  liable: { code: '11', opensCase: false, fields: debtorFields },
  ...changeRecords({ withdrawal: '15', reduction: '16', raise: '17', notice: '18' }),
} as const satisfies Record<string, RecordLayout>;

const ACCOUNT_RECORDS = {
  account: {
    code: '20',
    opensCase: true,
    fields: {
      caseId,
      /** The last banking day of the quarter. */
      on: date,
      /** From the debtor in the quarter. */
      received: amount('SEK'),
      /** What the agency kept of it. */
      costs: amount('SEK'),
      /** What the debtor still owes. */
      balance: amount('SEK'),
      limitationOn: date,
    },
  },
  /** What became of a change that was told: a line 15 to 18. */
  change: CHANGE_ANSWER_RECORD,
} as const satisfies Record<string, RecordLayout>;

type CaseRecord = RecordOf<typeof CASE_RECORDS>;
type Liable = Omit<Extract<CaseRecord, { record: 'liable' }>, 'record'>;

/** A case goes with all who owe it beside its debtor. */
export type IntrumCase = Extract<CaseRecord, { record: 'case' }> & { readonly liable?: readonly Liable[] };
export type IntrumInstruction = IntrumCase | Exclude<CaseRecord, { record: 'case' | 'liable' }>;
export type IntrumAnswer = RecordOf<typeof ACCOUNT_RECORDS>;
export type IntrumAccount = Extract<IntrumAnswer, { record: 'account' }>;

/** What goes to Intrum, and what it reads. */
export const cases = counterpartLayout(
  { name: 'FORDRING-INTRUM-CASE', version: '3', currency: 'SEK', records: CASE_RECORDS },
  (record, refuse) => {
    if (record.record === 'case' || record.record === 'liable') checkAddress(record, refuse);
    if (record.record === 'case' && !record.principal.isPositive())
      refuse('principal', 'there is no principal to watch.');
    if (record.record === 'case' && record.limitationOn < record.ruledOn)
      refuse('limitationOn', 'the claim was time-barred before the ruling.');
    if (record.record === 'reduction' || record.record === 'raise') checkChangedAmount(record, refuse);
  },
);

/** What comes back. */
export const accounts = counterpartLayout(
  { name: 'FORDRING-INTRUM-ACCOUNT', version: '1', currency: 'SEK', records: ACCOUNT_RECORDS },
  (record, refuse) => {
    if (record.record === 'account' && record.costs.isOver(record.received))
      refuse('costs', 'more was kept than was received.');
    if (record.record === 'change') checkChangeAnswer(record, refuse);
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeIntrumCases(start: FileStart, instructions: readonly IntrumInstruction[]): string {
  return cases.write(start, instructions.flatMap(recordsOf));
}

export function readIntrumAccounts(bytes: Buffer): CounterpartFile<IntrumAnswer> {
  return accounts.read(bytes);
}

function recordsOf(instruction: IntrumInstruction): CaseRecord[] {
  if (instruction.record !== 'case') return [instruction];
  const { liable = [], ...referred } = instruction;
  return [referred, ...liable.map((debtor) => ({ record: 'liable' as const, ...debtor }))];
}
