import type { Command } from 'commander';
import { counted } from '../../domain/kernel/counted';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { addForgetting } from './debtor-forgetting';
import { CREDITOR } from '../with-creditor';
import { writeNewFile } from '../write-new-file';

interface Options {
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly json?: string | true;
}

/** `fordring debtor`: what is held of a person, and how a person is forgotten. */
export function addDebtor(program: Command, ended: (exitCode: number) => void): void {
  const debtor = program.command('debtor');
  addForgetting(debtor, ended);
  debtor
    .command('export')
    .argument('<debtor>', "the debtor's number, as the register has it")
    .description('give everything that is held of a debtor, place by place; who asked is kept')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json [file]', 'everything, in a new file; on standard output where no file is named')
    .action(async (debtorId: string, { json, ...errand }: Options) => {
      await atCounter(errand, async ({ office, caller, creditorMeant }) => {
        const held = await office.debtors.exportData(caller(await creditorMeant()), { debtorId });
        if (json === true) return writeLine(JSON.stringify(held));
        if (json !== undefined) await writeNewFile(json, `${JSON.stringify(held, null, 2)}\n`);
        const rows = held.places.map(({ place, what, rows: { length } }) => [place, String(length), what]);
        await writeLine(table({ header: ['place', 'rows', 'what'], rows }));
        await writeLine(`\nDebtor ${debtorId} stands in ${counted(rows.length, 'place')}.`);
        if (json !== undefined)
          await writeLine(`${json} has everything. Look for other persons in it before you hand it out.`);
      });
      ended(EXIT.done);
    });
}
