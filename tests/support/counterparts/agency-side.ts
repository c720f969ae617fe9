import { InputRefused, ProblemList } from '../../../domain/kernel/input-refused';
import type { CounterpartFile, FileStart, Located } from '../../../formats/counterparts/counterpart-file';
import {
  cases,
  reports,
  type AgencyAnswer,
  type AgencyCaseRecord,
  type AgencyInstruction,
} from '../../../formats/counterparts/agency';

/* The collection agency's side of the files, which tests play: the agency reads cases and writes reports of them. */

type Liable = NonNullable<AgencyCaseRecord['liable']>[number];

/** Throws `InputRefused` with everything that is wrong, also when somebody owes no case. */
export function readAgencyCases(bytes: Buffer): CounterpartFile<AgencyInstruction> {
  const { start, records } = cases.read(bytes);
  const instructions: Located<AgencyInstruction>[] = [];
  const problems = new ProblemList();
  for (const { line, value } of records) {
    if (value.record !== 'liable') {
      instructions.push({ line, value });
      continue;
    }
    const before = instructions.at(-1);
    if (before?.value.record !== 'case') {
      problems.push({ line, message: 'a line 11 stands behind the line 10 of its case.' });
      continue;
    }
    const liable = [...(before.value.liable ?? []), debtorOf(value)];
    instructions[instructions.length - 1] = { line: before.line, value: { ...before.value, liable } };
  }
  if (problems.length > 0) throw new InputRefused(cases.what, problems);
  return { start, records: instructions };
}

export function writeAgencyReports(start: FileStart, answers: readonly AgencyAnswer[]): string {
  return reports.write(start, answers);
}

function debtorOf(value: Liable): Liable {
  const { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress } = value;
  return { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress };
}
