import { InputRefused } from '../../domain/kernel/input-refused';
import type { BankFile } from '../../formats/bank-file';
import { readBankFile } from '../../formats/recognise-bank-file';

/**
 * Reads a bank file, and where that is asked for refuses it whole when a row of it would be set aside. Our own payments out
 * are no reason. Throws `InputRefused`.
 */
export function readWhole(content: Buffer, strict: boolean): BankFile {
  const file = readBankFile(content);
  const aside = (file.aside ?? []).filter(({ reason }) => reason !== 'payment-out');
  if (!strict || aside.length === 0) return file;
  const problems = aside.map(({ line, says }) => ({ line, message: says }));
  throw new InputRefused('The bank file was refused; nothing of it was taken in.', problems);
}
