import type { RecordLayout, RecordOf } from './counterpart-file';
import { counterpartLayout, type CounterpartFile, type FileStart } from './counterpart-file';
import { amount, choice, date, text } from './field-types';
import { RECALL_REASONS, REDUCTION_CAUSES, caseId, debtorFields } from './party-fields';

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
  withdrawal: { code: '15', opensCase: true, fields: { caseId, on: date, reason: choice(RECALL_REASONS) } },
  reduction: {
    code: '16',
    opensCase: true,
    fields: { caseId, on: date, cause: choice(REDUCTION_CAUSES), amount: amount('SEK') },
  },
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
} as const satisfies Record<string, RecordLayout>;

export type IntrumInstruction = RecordOf<typeof CASE_RECORDS>;
export type IntrumAccount = RecordOf<typeof ACCOUNT_RECORDS>;

const cases = counterpartLayout(
  { name: 'FORDRING-INTRUM-CASE', version: '1', currency: 'SEK', records: CASE_RECORDS },
  (record, refuse) => {
    if (record.record === 'case' && !record.principal.isPositive())
      refuse('principal', 'there is no principal to watch.');
    if (record.record === 'case' && record.limitationOn < record.ruledOn)
      refuse('limitationOn', 'the claim was time-barred before the ruling.');
  },
);

const accounts = counterpartLayout(
  { name: 'FORDRING-INTRUM-ACCOUNT', version: '1', currency: 'SEK', records: ACCOUNT_RECORDS },
  (record, refuse) => {
    if (record.costs.isOver(record.received)) refuse('costs', 'more was kept than was received.');
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeIntrumCases(start: FileStart, instructions: readonly IntrumInstruction[]): string {
  return cases.write(start, instructions);
}

export function readIntrumCases(bytes: Buffer): CounterpartFile<IntrumInstruction> {
  return cases.read(bytes);
}

export function writeIntrumAccounts(start: FileStart, records: readonly IntrumAccount[]): string {
  return accounts.write(start, records);
}

export function readIntrumAccounts(bytes: Buffer): CounterpartFile<IntrumAccount> {
  return accounts.read(bytes);
}
