import type { Command } from 'commander';
import { civilDate } from '../../domain/kernel/civil-date';
import { EXIT } from '../exit-codes';
import { checkFiles } from '../policy/check';
import { showPolicy, type ShowOptions } from '../policy/show';

interface Options {
  readonly json?: true;
}

const FILE = 'a shipped policy, or a .yaml or .json file';

/** `fordring policy`: writing a policy. Nothing here asks a ledger or an engine. */
export function addPolicy(program: Command, ended: (exitCode: number) => void): void {
  const policy = program.command('policy');
  policy
    .command('check')
    .argument('<files...>', FILE)
    .description('tell all that is wrong with a policy in one round: how it is written, its course, the law')
    .option('--json', 'one JSON object a file')
    .action(async (files: string[], options: Options) => {
      ended((await checkFiles(files, options.json === true)) ? EXIT.done : EXIT.refused);
    });
  policy
    .command('show')
    .argument('<file>', FILE)
    .description('show the way of an unpaid invoice of each group: days, letters, last days, costs, sources')
    .option('--due <date>', 'the due date of the invoice, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option('--amount <amount>', 'the amount of the invoice', '1000.00')
    .option('--group <code>', 'of one invoice group; all when left out')
    .option('--json', 'one JSON object a group')
    .action(async (file: string, options: ShowOptions) => {
      await showPolicy(file, options);
      ended(EXIT.done);
    });
}
