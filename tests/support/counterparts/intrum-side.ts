import type { CounterpartFile, FileStart } from '../../../formats/counterparts/counterpart-file';
import { accounts, cases, type IntrumAnswer, type IntrumInstruction } from '../../../formats/counterparts/intrum';
import { casesWithLiable } from './cases-with-liable';

/* Intrum's side of the files, which tests play: Intrum reads cases and writes accounts of them. */

/** Throws `InputRefused` with everything that is wrong, also when somebody owes no case. */
export function readIntrumCases(bytes: Buffer): CounterpartFile<IntrumInstruction> {
  const { start, records } = cases.read(bytes);
  return { start, records: casesWithLiable<IntrumInstruction>(cases.what, records) };
}

export function writeIntrumAccounts(start: FileStart, records: readonly IntrumAnswer[]): string {
  return accounts.write(start, records);
}
