import { InputRefused, ProblemList } from '../../../domain/kernel/input-refused';
import type { CounterpartFile, FileStart, Located } from '../../../formats/counterparts/counterpart-file';
import {
  accounts,
  cases,
  type IntrumAnswer,
  type IntrumCase,
  type IntrumInstruction,
} from '../../../formats/counterparts/intrum';

/* Intrum's side of the files, which tests play: Intrum reads cases and writes accounts of them. */

type Liable = NonNullable<IntrumCase['liable']>[number];

/** Throws `InputRefused` with everything that is wrong, also when somebody owes no case. */
export function readIntrumCases(bytes: Buffer): CounterpartFile<IntrumInstruction> {
  const { start, records } = cases.read(bytes);
  const instructions: Located<IntrumInstruction>[] = [];
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

export function writeIntrumAccounts(start: FileStart, records: readonly IntrumAnswer[]): string {
  return accounts.write(start, records);
}

function debtorOf(value: Liable): Liable {
  const { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress } = value;
  return { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress };
}
