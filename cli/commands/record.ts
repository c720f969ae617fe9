import type { Command } from 'commander';
import { readFacts } from '../../formats/facts/read-facts';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { TOKEN_FILE } from '../signed-in';
import { counted } from '../../domain/kernel/counted';

/** `fordring record`: facts that no file of a bank or counterpart brings. The same file twice records nothing twice. */
export function addRecord(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('record')
    .argument(
      '<file>',
      'CSV: on,fact,invoice_number,detail (accepted, flagged, disputed, deferred, bank-reconciled, bank-read …)',
    )
    .option('--creditor <id>', 'whose claims they are about, where there are several creditors')
    .option(...TOKEN_FILE)
    .action(async (file: string, options: { creditor?: string; tokenFile?: string }) => {
      const facts = readFacts(await readInputFile(file));
      const { lines, bankGateChanges } = await atCounter(options, async ({ office, caller, creditorMeant }) =>
        office.registration.recordFacts(caller(await creditorMeant()), facts),
      );
      for (const { on, invoiceNumber, sentence } of lines) {
        if (sentence !== undefined) await writeLine(`${on} ${invoiceNumber}: ${sentence}`);
      }
      const linesThat = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
      await writeLine(
        `${counted(linesThat('recorded'), 'fact')} recorded, ${counted(bankGateChanges, 'change')} of the bank gate.`,
      );
      const refused = linesThat('refused');
      if (refused > 0)
        await writeLine(`${counted(refused, 'line was', 'lines were')} refused, each for the reason above.`);
      ended(refused > 0 ? EXIT.refused : EXIT.done);
    });
}
