import { writeFile } from 'node:fs/promises';
import { readBankFile } from '../../formats/recognise-bank-file';

/** The payments of a bank file as PostgreSQL's COPY takes them: key, reference, day, amount. */
export async function writeRawRows(bankFile: Buffer, path: string): Promise<void> {
  const rows = readBankFile(bankFile).movements.map(({ key, references, receivedOn, amount }) =>
    [key, references[0]?.reference ?? '', receivedOn, amount.toString()].join('\t'),
  );
  await writeFile(path, `${rows.join('\n')}\n`);
}
