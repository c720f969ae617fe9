import type { Command } from 'commander';
import type { LetterCreditor } from '../../domain/letters/letter';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { atCounter } from '../at-counter';
import { DEFAULT_CREDITOR } from '../default-creditor';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';

/** `fordring letterhead`: how a creditor stands on its letters. No letter leaves before that is known. */
export function addLetterhead(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('letterhead')
    .argument('<file>', 'JSON: name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment')
    .option('--creditor <id>', 'whose letterhead it is', DEFAULT_CREDITOR)
    .option(...TOKEN_FILE)
    .action(async (file: string, { creditor, tokenFile }: { creditor: string; tokenFile?: string }) => {
      // Which fields a letterhead has is the counter's to say.
      const letterhead = readJsonDocument(await readInputFile(file), file) as LetterCreditor;
      await atCounter({ tokenFile }, async ({ office, caller }) => {
        const { known } = await office.creditors.choices(caller(), {});
        if (!known.includes(creditor)) {
          throw new Refused(`There is no creditor ${creditor}. Import its invoices first.`);
        }
        await office.creditors.letterhead(caller(creditor), { letterhead });
      });
      await writeLine(`Letters of ${creditor} are written by ${letterhead.name} from now on.`);
      ended(EXIT.done);
    });
}
