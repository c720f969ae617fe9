import { readJsonDocument } from '../formats/json/read-json-document';
import { readInputFile } from './read-input-file';

/** The columns that a user maps in a JSON file of their own; nothing where no file is named. Throws `InputRefused`. */
export async function templateFrom<Template>(
  file: string | undefined,
  read: (data: unknown, fileName: string) => Template,
): Promise<Template | undefined> {
  return file === undefined ? undefined : read(readJsonDocument(await readInputFile(file), file), file);
}
