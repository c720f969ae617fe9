import { InputRefused, ProblemList } from '../../../domain/kernel/input-refused';
import type { FileStart, Located } from '../../../formats/counterparts/counterpart-file';
import { answers, applications, type KfmInstruction } from '../../../formats/counterparts/kfm';
import {
  KFM_APPLICATION_RECORDS,
  type KfmAnswer,
  type KfmApplicationRecord,
} from '../../../formats/counterparts/kfm-records';

/* Kronofogden's side of the files, which tests play: the agency reads applications and writes answers. */

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
      'a case is the lines 01, 02 and 03, then any lines 04, 05, 06 and 07 in this order; a line 08 to 11 stands alone.';
    problems.push({ ...(line !== undefined && { line }), message });
    return undefined;
  }
  const liable = rest.flatMap((value) => (value.record === 'liable' ? without(value) : []));
  const [title] = rest.flatMap((value) => (value.record === 'title' ? without(value) : []));
  return {
    instruction: 'application',
    ...without(first),
    principal: without(second),
    ground: without(third),
    ...(liable.length > 0 && { liable }),
    ...(title && { title }),
    interest: rest.flatMap((value) => (value.record === 'interest' ? without(value) : [])),
    costs: rest.flatMap((value) => (value.record === 'cost' ? without(value) : [])),
  };
}

const BEHIND: readonly KfmApplicationRecord['record'][] = ['liable', 'title', 'interest', 'cost'];

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
