import { InputRefused } from '../../domain/kernel/input-refused';

/**
 * Reads a file by our own form where its first line is that form's, and as people save files otherwise. A file that begins
 * as our own form and was then saved in another way, with a decimal comma or in another code page, is read as saved. Where
 * that fails too, our own form says what is wrong.
 */
export function ownFormOr<Row>(
  bytes: Buffer,
  columns: readonly string[],
  ownForm: () => Row[],
  asSaved: () => Row[],
): Row[] {
  if (!beginsAsOwnForm(bytes, columns)) return asSaved();
  try {
    return ownForm();
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    return readOrThrow(asSaved, problem);
  }
}

function readOrThrow<Row>(read: () => Row[], otherwise: InputRefused): Row[] {
  try {
    return read();
  } catch (problem) {
    throw problem instanceof InputRefused ? otherwise : problem;
  }
}

function beginsAsOwnForm(bytes: Buffer, columns: readonly string[]): boolean {
  const header = columns.join(',');
  const start = bytes.toString('utf8', 0, header.length + 3).replace(/^\ufeff/, '');
  return start.startsWith(header);
}
