import { readInputFile } from './read-input-file';
import { Refused } from './refusals';
import { writeNewFile } from './write-new-file';

/** What an export of heads begins with, so that another file is not taken for one. */
const FORMAT = 'fordring-heads-1';

/** Writes heads for keeping outside the database. Throws `Refused` when the file is there already. */
export async function writeHeadFile(path: string, heads: readonly object[]): Promise<void> {
  const text = `${JSON.stringify({ format: FORMAT, heads }, null, 1)}\n`;
  await writeNewFile(path, text);
}

/** The heads of an export, as yet unchecked. Throws `Refused` when the file is none. */
export async function readHeadFile(path: string): Promise<unknown[]> {
  const refuse = (): never => {
    throw new Refused(`${path} is no file of heads. Name one that fordring ledger heads --export has written.`);
  };
  const bytes = await readInputFile(path);
  let read: unknown;
  try {
    read = JSON.parse(bytes.toString('utf8'));
  } catch {
    return refuse();
  }
  const file = read as { readonly format?: unknown; readonly heads?: unknown } | null;
  return file?.format === FORMAT && Array.isArray(file.heads) ? (file.heads as unknown[]) : refuse();
}
