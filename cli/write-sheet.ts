import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import type { Sheet } from '../formats/sheets/sheet';
import { writeCsvSheet } from '../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../formats/sheets/write-xlsx-sheet';
import type { ReportHead } from '../print/reports/report-head';
import { languageOf, REPORT_LANGUAGES, type ReportLanguage } from '../print/reports/report-words';
import { Refused } from './refusals';
import { writeNewFile } from './write-new-file';

const load = createRequire(__filename);

/** `--out` and `--language` of every report that is handed on as a file. */
export function withSheet(command: Command, ends: readonly string[] = ['.pdf', '.xlsx', '.csv']): Command {
  const named = `${ends.slice(0, -1).join(', ')} or ${ends.at(-1) ?? ''}`;
  return command
    .option('--out <file>', `write a file of its own: ${named}; a file that is there is not written over`)
    .addOption(
      new Option('--language <language>', 'in whose words the file is (default: the creditor’s)').choices([
        ...REPORT_LANGUAGES,
      ]),
    );
}

/**
 * Writes a report to a new file, by the end of its name; nothing where no file is named. Throws `Refused` for an end that is
 * not known.
 */
export async function writeReport<Report extends ReportHead>(
  { out, language }: { readonly out?: string; readonly language?: ReportLanguage },
  report: Report,
  sheetOf: (report: Report) => Sheet,
): Promise<void> {
  if (out === undefined) return;
  const asked = { ...report, ...(language !== undefined && { language }) };
  await writeNewFile(out, await sheetAs(extname(out).toLowerCase(), sheetOf(asked), asked));
}

async function sheetAs(extension: string, sheet: Sheet, report: ReportHead): Promise<Buffer> {
  const { country, name, asOf } = report;
  if (extension === '.pdf') {
    const { sheetPdf } = load('../print/reports/sheet-pdf') as typeof import('../print/reports/sheet-pdf');
    return sheetPdf(sheet, { creditor: name, country, language: languageOf(report), asOf });
  }
  if (extension === '.xlsx') return writeXlsxSheet(sheet, country);
  if (extension === '.csv') return writeCsvSheet(sheet, country);
  throw new Refused(
    '--out names no kind of file that a report is written as. Let the name end with .pdf, .xlsx or .csv.',
  );
}
