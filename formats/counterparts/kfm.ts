import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { counterpartLayout, type CounterpartFile, type FileStart, type Located } from './counterpart-file';
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

/** A case for a payment order: the debtor, the principal, what it rests on, and what has been charged beside it. */
export interface KfmApplication extends RecordNamed<'debt'> {
  readonly instruction: 'application';
  readonly principal: RecordNamed<'principal'>;
  readonly ground: RecordNamed<'ground'>;
  /** Those who owe the claim beside the debtor. */
  readonly liable?: readonly RecordNamed<'liable'>[];
  readonly interest: readonly RecordNamed<'interest'>[];
  readonly costs: readonly RecordNamed<'cost'>[];
}

export type KfmInstruction =
  | KfmApplication
  | ({ readonly instruction: 'withdrawal' } & RecordNamed<'withdrawal'>)
  | ({ readonly instruction: 'reduction' } & RecordNamed<'reduction'>)
  | ({ readonly instruction: 'raise' } & RecordNamed<'raise'>)
  | ({ readonly instruction: 'notice' } & RecordNamed<'notice'>);

const applications = counterpartLayout(
  { name: 'FORDRING-KFM-APPLICATION', version: '3', currency: 'SEK', records: KFM_APPLICATION_RECORDS },
  (record, refuse) => {
    if (record.record === 'debt' || record.record === 'liable') checkAddress(record, refuse);
    if (record.record === 'interest' && record.to <= record.from) refuse('to', 'the stretch ends before it begins.');
    if (record.record === 'principal' && !record.amount.isPositive())
      refuse('amount', 'there is no principal to apply for.');
    if (record.record === 'ground' && record.demandedOn < record.issuedOn)
      refuse('demandedOn', 'the demand is older than the invoice.');
    if ((record.record === 'reduction' || record.record === 'raise') && !record.amount.isPositive())
      refuse('amount', 'nothing is changed.');
  },
);

const answers = counterpartLayout(
  { name: 'FORDRING-KFM-ANSWER', version: '1', currency: 'SEK', records: KFM_ANSWER_RECORDS },
  (answer, refuse) => {
    if (answer.record === 'receipt' && answer.status === 'approved' && answer.authorityCaseId === undefined)
      refuse('authorityCaseId', 'an approved case has one.');
    if (answer.record === 'receipt' && answer.status === 'rejected' && answer.fault === undefined)
      refuse('fault', 'a rejected case says what was wrong.');
    if (answer.record === 'change' && answer.answer === 'rejected' && answer.fault === undefined)
      refuse('fault', 'a change that was rejected says what was wrong.');
    if (answer.record === 'ruling' && answer.outcome !== 'payment-order' && !answer.awarded.isZero())
      refuse('awarded', 'only a payment order awards anything.');
  },
);

/** Throws `InputRefused` with the line and field of what does not fit. */
export function writeKfmApplications(start: FileStart, instructions: readonly KfmInstruction[]): string {
  return applications.write(start, instructions.flatMap(recordsOf));
}

/** Throws `InputRefused` with everything that is wrong, also when a case lacks its principal or its ground. */
export function readKfmApplications(bytes: Buffer): {
  readonly start: FileStart;
  readonly instructions: readonly KfmInstruction[];
} {
  const file = applications.read(bytes);
  return { start: file.start, instructions: instructionsOf(file.records) };
}

export function writeKfmAnswers(start: FileStart, records: readonly KfmAnswer[]): string {
  return answers.write(start, records);
}

export function readKfmAnswers(bytes: Buffer): CounterpartFile<KfmAnswer> {
  return answers.read(bytes);
}

function recordsOf(instruction: KfmInstruction): KfmApplicationRecord[] {
  if (instruction.instruction !== 'application') {
    const { instruction: record, ...values } = instruction;
    return [{ record, ...values } as KfmApplicationRecord];
  }
  const { principal, ground, liable = [], interest, costs } = instruction;
  return [
    { ...instruction, record: 'debt' },
    { record: 'principal', ...principal },
    { record: 'ground', ...ground },
    ...liable.map((line) => ({ record: 'liable' as const, ...line })),
    ...interest.map((line) => ({ record: 'interest' as const, ...line })),
    ...costs.map((line) => ({ record: 'cost' as const, ...line })),
  ];
}

/** Lines 02 to 07 belong to the line 01 before them; lines 08 to 11 stand alone. */
function instructionsOf(records: readonly Located<KfmApplicationRecord>[]): KfmInstruction[] {
  const groups: Located<KfmApplicationRecord>[][] = [];
  for (const record of records) {
    const opens = KFM_APPLICATION_RECORDS[record.value.record].opensCase;
    if (opens || groups.length === 0) groups.push([record]);
    else groups.at(-1)?.push(record);
  }
  const problems = new ProblemList();
  const instructions = groups.flatMap((group) => instructionFrom(group, problems) ?? []);
  if (problems.length > 0) throw new InputRefused(applications.what, problems);
  return instructions;
}

function instructionFrom(
  group: readonly Located<KfmApplicationRecord>[],
  problems: ProblemList,
): KfmInstruction | undefined {
  const [first, second, third, ...rest] = group.map(({ value }) => value);
  const isWhole = first?.record === 'debt' ? isInOrder(rest) : group.length === 1;
  if (first && isWhole && isChange(first)) {
    const { record: instruction, ...values } = first;
    return { instruction, ...values } as KfmInstruction;
  }
  if (first?.record !== 'debt' || second?.record !== 'principal' || third?.record !== 'ground' || !isWhole) {
    const line = group[0]?.line;
    const message =
      'a case is the lines 01, 02 and 03, then any lines 04, 06 and 07 in this order; a line 08 to 11 stands alone.';
    problems.push({ ...(line !== undefined && { line }), message });
    return undefined;
  }
  const liable = rest.flatMap((value) => (value.record === 'liable' ? without(value) : []));
  return {
    instruction: 'application',
    ...without(first),
    principal: without(second),
    ground: without(third),
    ...(liable.length > 0 && { liable }),
    interest: rest.flatMap((value) => (value.record === 'interest' ? without(value) : [])),
    costs: rest.flatMap((value) => (value.record === 'cost' ? without(value) : [])),
  };
}

const BEHIND: readonly KfmApplicationRecord['record'][] = ['liable', 'interest', 'cost'];

function isInOrder(rest: readonly KfmApplicationRecord[]): boolean {
  const places = rest.map(({ record }) => BEHIND.indexOf(record));
  return places.every((place, index) => place >= (places[index - 1] ?? 0));
}

function isChange(value: KfmApplicationRecord): boolean {
  return ['withdrawal', 'reduction', 'raise', 'notice'].includes(value.record);
}

function without<Value extends KfmApplicationRecord>(value: Value): Omit<Value, 'record'> {
  const values: Omit<Value, 'record'> & { record?: unknown } = { ...value };
  delete values.record;
  return values;
}
