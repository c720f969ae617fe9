import { checkChangeAnswer, checkChangedAmount } from './change-records';
import { counterpartLayout, type CounterpartFile, type FileStart } from './counterpart-file';
import { KFM_ANSWER_RECORDS, KFM_APPLICATION_RECORDS, type KfmAnswer, type KfmApplicationRecord } from './kfm-records';
import { checkAddress } from './party-fields';

/*
 * Applications for payment orders (betalningsföreläggande) to Kronofogden, and its answers, in a layout of our own.
 *
 * Kronofogden's "Digitala filtjänster" names its records (start, type of debt, principal, ground, end) and its answers
 * (confirmation with faults per case, ruling), but the positions of their fields could not be read. This layout follows
 * the names and nothing more; it awaits their current technical description, and a translation to it.
 */
type RecordNamed<Name extends KfmApplicationRecord['record']> = Omit<
  Extract<KfmApplicationRecord, { record: Name }>,
  'record'
>;

/** A case for a payment order, or for the enforcement of a judgment: the debtor, the principal, what it rests on, and what has been charged beside it. */
export interface KfmApplication extends RecordNamed<'debt'> {
  readonly instruction: 'application';
  readonly principal: RecordNamed<'principal'>;
  readonly ground: RecordNamed<'ground'>;
  /** Those who owe the claim beside the debtor. */
  readonly liable?: readonly RecordNamed<'liable'>[];
  /** The district court's judgment, where there is one: the application is for enforcement. */
  readonly title?: RecordNamed<'title'>;
  readonly interest: readonly RecordNamed<'interest'>[];
  readonly costs: readonly RecordNamed<'cost'>[];
}

export type KfmInstruction =
  | KfmApplication
  | ({ readonly instruction: 'withdrawal' } & RecordNamed<'withdrawal'>)
  | ({ readonly instruction: 'reduction' } & RecordNamed<'reduction'>)
  | ({ readonly instruction: 'raise' } & RecordNamed<'raise'>)
  | ({ readonly instruction: 'notice' } & RecordNamed<'notice'>);

/** What goes to Kronofogden, and what it reads. */
export const applications = counterpartLayout(
  { name: 'FORDRING-KFM-APPLICATION', version: '4', currency: 'SEK', records: KFM_APPLICATION_RECORDS },
  (record, refuse) => {
    if (record.record === 'debt' || record.record === 'liable') checkAddress(record, refuse);
    if (record.record === 'interest' && record.to <= record.from) refuse('to', 'the stretch ends before it begins.');
    if (record.record === 'principal' && !record.amount.isPositive())
      refuse('amount', 'there is no principal to apply for.');
    if (record.record === 'ground' && record.demandedOn < record.issuedOn)
      refuse('demandedOn', 'the demand is older than the invoice.');
    if (record.record === 'reduction' || record.record === 'raise') checkChangedAmount(record, refuse);
  },
);

/** What comes back. */
export const answers = counterpartLayout(
  { name: 'FORDRING-KFM-ANSWER', version: '1', currency: 'SEK', records: KFM_ANSWER_RECORDS },
  (answer, refuse) => {
    if (answer.record === 'receipt' && answer.status === 'approved' && answer.authorityCaseId === undefined)
      refuse('authorityCaseId', 'an approved case has one.');
    if (answer.record === 'receipt' && answer.status === 'rejected' && answer.fault === undefined)
      refuse('fault', 'a rejected case says what was wrong.');
    if (answer.record === 'change') checkChangeAnswer(answer, refuse);
    if (answer.record === 'ruling' && answer.outcome !== 'payment-order' && !answer.awarded.isZero())
      refuse('awarded', 'only a payment order awards anything.');
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeKfmApplications(start: FileStart, instructions: readonly KfmInstruction[]): string {
  return applications.write(start, instructions.flatMap(recordsOf));
}

export function readKfmAnswers(bytes: Buffer): CounterpartFile<KfmAnswer> {
  return answers.read(bytes);
}

function recordsOf(instruction: KfmInstruction): KfmApplicationRecord[] {
  if (instruction.instruction !== 'application') {
    const { instruction: record, ...values } = instruction;
    return [{ record, ...values } as KfmApplicationRecord];
  }
  const { principal, ground, liable = [], title, interest, costs } = instruction;
  return [
    { ...instruction, record: 'debt' },
    { record: 'principal', ...principal },
    { record: 'ground', ...ground },
    ...liable.map((line) => ({ record: 'liable' as const, ...line })),
    ...(title ? [{ record: 'title' as const, ...title }] : []),
    ...interest.map((line) => ({ record: 'interest' as const, ...line })),
    ...costs.map((line) => ({ record: 'cost' as const, ...line })),
  ];
}
