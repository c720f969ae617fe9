import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { checkFiles } from '../policy/check';

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
}
