import { InputRefused, ProblemList } from '../../../domain/kernel/input-refused';
import type { CounterpartFile, FileStart, Located } from '../../../formats/counterparts/counterpart-file';
import { claims, receipts } from '../../../formats/counterparts/gaeldsstyrelsen';
import type {
  GaeldsstyrelsenAnswer,
  GaeldsstyrelsenInstruction,
} from '../../../formats/counterparts/gaeldsstyrelsen-records';

/* Gældsstyrelsen's side of the files, which tests play: the agency reads claims and writes receipts. */

/** Throws `InputRefused` with everything that is wrong, also when somebody is liable for no claim. */
export function readGaeldsstyrelsenClaims(bytes: Buffer): CounterpartFile<GaeldsstyrelsenInstruction> {
  const { start, records } = claims.read(bytes);
  const instructions: Located<GaeldsstyrelsenInstruction>[] = [];
  const problems = new ProblemList();
  for (const { line, value } of records) {
    if (value.record !== 'haefter') {
      instructions.push({ line, value });
      continue;
    }
    const before = instructions.at(-1);
    const { haefterArt, haefterNummer, fordringshaverreference } = value;
    if (
      before?.value.record !== 'fordring' ||
      before.value.fordringshaverreference !== fordringshaverreference ||
      before.line + 1 + (before.value.haeftere?.length ?? 0) !== line
    ) {
      problems.push({ line, message: 'a line 11 stands behind the line 10 of its claim.' });
      continue;
    }
    const haeftere = [...(before.value.haeftere ?? []), { haefterArt, haefterNummer }];
    instructions[instructions.length - 1] = { line: before.line, value: { ...before.value, haeftere } };
  }
  if (problems.length > 0) throw new InputRefused(claims.what, problems);
  return { start, records: instructions };
}

export function writeGaeldsstyrelsenReceipts(start: FileStart, records: readonly GaeldsstyrelsenAnswer[]): string {
  return receipts.write(start, records);
}
