import type { Money } from '../../domain/kernel/money';
import type { RecordLayout } from './counterpart-file';
import { amount, choice, date, optional, text } from './field-types';
import {
  CHANGE_ANSWERS,
  NOTICES,
  RAISE_CAUSES,
  RECALL_REASONS,
  REDUCTION_CAUSES,
  caseId,
  changeId,
} from './party-fields';

/*
 * What every Swedish counterpart is told of a case after its hand-over, and answers to it. The fields are the same for all;
 * the codes that the lines begin with are each layout's own.
 */

/**
 * What every change of a case begins with: `on` is the day on which it is told, `effectiveOn` the day from which it
 * counts, such as the day on which a payment came.
 */
const aboutChange = { caseId, changeId, on: date, effectiveOn: date };

/** What is asked for after the change, by our books. */
const balance = amount('SEK');

const FIELDS = {
  withdrawal: { ...aboutChange, reason: choice(RECALL_REASONS) },
  reduction: { ...aboutChange, cause: choice(REDUCTION_CAUSES), amount: amount('SEK'), balance },
  raise: { ...aboutChange, cause: choice(RAISE_CAUSES), amount: amount('SEK'), balance },
  /** A deferral, plan or dispute that leaves the amount as it is; `amount` is the disputed part when it is not all. */
  notice: { ...aboutChange, notice: choice(NOTICES), until: optional(date), amount: optional(amount('SEK')) },
};

type Told = keyof typeof FIELDS;

/** The lines of changes, by the codes of a layout. */
export function changeRecords(codes: Readonly<Record<Told, string>>) {
  return {
    withdrawal: { code: codes.withdrawal, opensCase: true, fields: FIELDS.withdrawal },
    reduction: { code: codes.reduction, opensCase: true, fields: FIELDS.reduction },
    raise: { code: codes.raise, opensCase: true, fields: FIELDS.raise },
    notice: { code: codes.notice, opensCase: true, fields: FIELDS.notice },
  } satisfies Record<Told, RecordLayout>;
}

/** What became of a change that was told. */
export const CHANGE_ANSWER_RECORD = {
  code: '21',
  opensCase: true,
  fields: { caseId, changeId, on: date, answer: choice(CHANGE_ANSWERS), fault: optional(text(200)) },
} as const satisfies RecordLayout;

type Refuse = (field: string, message: string) => void;

/** A change of an amount changes something. */
export function checkChangedAmount(record: { readonly amount: Money }, refuse: Refuse): void {
  if (!record.amount.isPositive()) refuse('amount', 'nothing is changed.');
}

/** Whoever rejects a change says what was wrong. */
export function checkChangeAnswer(
  record: { readonly answer: (typeof CHANGE_ANSWERS)[number]; readonly fault?: string | undefined },
  refuse: Refuse,
): void {
  if (record.answer === 'rejected' && record.fault === undefined)
    refuse('fault', 'a change that was rejected says what was wrong.');
}
