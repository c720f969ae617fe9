import { extname } from 'node:path';
import type { Country } from '../domain/policy/policy';
import type { Sheet } from '../formats/sheets/sheet';
import { writeCsvSheet } from '../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../formats/sheets/write-xlsx-sheet';
import { Refused } from './refusals';
import { writeNewFile } from './write-new-file';

/** Writes a report to a new file, by the end of its name. Throws `Refused` for an end that is not known. */
export async function writeSheet(file: string, sheet: Sheet, country: Country): Promise<void> {
  await writeNewFile(file, await sheetAs(extname(file).toLowerCase(), sheet, country));
}

async function sheetAs(extension: string, sheet: Sheet, country: Country): Promise<Buffer> {
  if (extension === '.xlsx') return writeXlsxSheet(sheet, country);
  if (extension === '.csv') return writeCsvSheet(sheet, country);
  throw new Refused('--out names no kind of file that a report is written as. Let the name end with .xlsx or .csv.');
}
