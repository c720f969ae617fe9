import { Option, type Command } from 'commander';
import { civilDate } from '../../domain/kernel/civil-date';
import { editorSchemaText } from '../../policies/writing/editor-schema';
import { EXIT } from '../exit-codes';
import { gathered } from '../gathered';
import { write } from '../output';
import { checkFiles } from '../policy/check';
import { diffPolicies, type DiffOptions } from '../policy/diff';
import { FORMATS, newPolicy, type NewOptions } from '../policy/new';
import { showPolicy, USUAL_AMOUNT, type ShowOptions } from '../policy/show';

interface Options {
  readonly json?: true;
}

const FILE = 'a shipped policy, or a .yaml or .json file';

/** `fordring policy`: writing a policy. Nothing here asks a ledger or an engine. */
export function addPolicy(program: Command, ended: (exitCode: number) => void): void {
  const policy = program.command('policy');
  policy
    .command('new')
    .description('write a policy to begin with: a short one with comments, or a copy of a shipped one')
    .addOption(new Option('--country <country>', 'whose law holds').choices(['SE', 'DK']))
    .option('--like <policy>', 'a shipped policy to begin from: se-botkyrka, dk-statens-administration')
    .addOption(new Option('--format <format>', 'YAML has comments (default: by the file’s ending)').choices(FORMATS))
    .option('--into <file>', 'a new file (default: standard output)')
    .action(async (options: NewOptions) => {
      await newPolicy(options);
      ended(EXIT.done);
    });
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
    .description('show the ways of an unpaid invoice of each group: days, letters, last days, costs, sources')
    .option('--due <date>', 'the due date of the invoice, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option(
      '--amount <amount>',
      'the amount of the invoice; left out, each way whose amounts differ has its own',
      USUAL_AMOUNT,
    )
    .option('--group <code>', 'of one invoice group; all when left out')
    .option('--json', 'one JSON object for each way of a group')
    .action(async (file: string, { amount, ...options }: ShowOptions, command: Command) => {
      const isAsked = command.getOptionValueSource('amount') !== 'default';
      await showPolicy(file, { ...options, ...(isAsked && amount !== undefined && { amount }) });
      ended(EXIT.done);
    });
  policy
    .command('diff')
    .argument('<one>', FILE)
    .argument('<other>', FILE)
    .description('tell what the other policy says otherwise, and what that changes for the invoices of a portfolio')
    .option('--on <file>', 'CSV of invoices, as for preview; without one only the policies are compared')
    .option('--payments <file>', 'bank file: BgMax, camt.053 or camt.054 (may be given several times)', gathered, [])
    .option('--facts <file>', 'CSV of dated facts, as for preview')
    .option('--until <date>', 'the last day that is lived, YYYY-MM-DD (default: today)', (text) => civilDate(text))
    .option('--json', 'one JSON object for the settings, one for each invoice that differs, one for the totals')
    .action(async (one: string, other: string, options: DiffOptions) => {
      await diffPolicies(one, other, options);
      ended(EXIT.done);
    });
  policy
    .command('schema')
    .description('write the JSON Schema of a policy file, for editors that complete and check while one types')
    .action(async () => {
      await write(editorSchemaText());
      ended(EXIT.done);
    });
}
