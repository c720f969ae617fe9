import { InputRefused, ProblemList } from '../../../domain/kernel/input-refused';
import type { Located } from '../../../formats/counterparts/counterpart-file';
import type { IntrumCase } from '../../../formats/counterparts/intrum';

/** Somebody who owes a case beside its debtor; Intrum's files and the agency's have the same fields. */
type Liable = NonNullable<IntrumCase['liable']>[number];
type LiableLine = Liable & { readonly record: 'liable' };

/** Puts each line 11 into the case before it. Throws `InputRefused` with every line 11 that stands behind no case. */
export function casesWithLiable<Instruction extends { readonly record: string; readonly liable?: readonly Liable[] }>(
  what: string,
  records: readonly Located<Instruction | LiableLine>[],
): Located<Instruction>[] {
  const instructions: Located<Instruction>[] = [];
  const problems = new ProblemList();
  for (const { line, value } of records) {
    if (!isLiable(value)) {
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
  if (problems.length > 0) throw new InputRefused(what, problems);
  return instructions;
}

function isLiable(value: { readonly record: string }): value is LiableLine {
  return value.record === 'liable';
}

function debtorOf(value: Liable): Liable {
  const { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress } = value;
  return { debtorIdentity, debtorName, debtorStreet, debtorPostalCode, debtorCity, debtorAddress };
}
