import type { Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { LetterCreditor } from '../../domain/letters/letter';
import { bankgiroInWords } from '../../domain/payment/accounts';
import { readJsonDocument } from '../../formats/json/read-json-document';
import type { UnknownBankgiro } from '../../office/office';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printStanding } from '../print-standing';
import { readInputFile } from '../read-input-file';
import { writeNewFile } from '../write-new-file';
import { SECOND_TOKEN_FILE, TOKEN_FILE } from '../signed-in';

interface Options {
  readonly creditor?: string;
  readonly from?: CivilDate;
  readonly sample?: string;
  readonly tokenFile?: string;
  readonly secondTokenFile?: string;
}

/** `fordring letterhead`: how a creditor stands on its letters. No letter leaves before that is known. */
export function addLetterhead(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('letterhead')
    .argument('<file>', 'JSON: name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment')
    .option('--creditor <id>', 'whose letterhead it is, where there are several creditors')
    .option('--from <date>', 'from which day it holds, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option('--sample <pdf>', 'write a sample letter under this letterhead into a new file, and change nothing')
    .option(...TOKEN_FILE)
    .option(...SECOND_TOKEN_FILE)
    .action(async (file: string, options: Options) => {
      const { from: validFrom } = options;
      // Which fields a letterhead has is the counter's to say.
      const letterhead = readJsonDocument(await readInputFile(file), file) as LetterCreditor;
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const creditor = await creditorMeant();
        if (options.sample !== undefined) {
          const { pdf } = await office.creditors.sampleLetter(caller(creditor), { letterhead });
          await writeNewFile(options.sample, pdf);
          await writeLine(`A sample letter of ${creditor} is in ${options.sample}; the letterhead was not changed.`);
          return;
        }
        const asked = { letterhead, ...(validFrom !== undefined && { validFrom }) };
        const answer = await office.creditors.letterhead(caller(creditor), asked);
        await printStanding(answer, `Letters of ${creditor} are written by ${letterhead.name}`);
        if (answer.unknownBankgiro) process.stderr.write(warningOf(creditor, answer.unknownBankgiro));
      });
      ended(EXIT.done);
    });
}

function warningOf(creditor: string, { bankgiro, paymentAccounts }: UnknownBankgiro): string {
  const accounts = paymentAccounts.join(', ') || 'none yet';
  return `Bankgiro ${bankgiroInWords(bankgiro)} is none of the payment accounts of ${creditor} (${accounts}). If it is right, name it too: fordring standing-data accounts.\n`;
}
