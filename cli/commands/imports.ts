import type { Command } from 'commander';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printTaken } from '../print-decision';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';

interface Options {
  readonly creditor?: string;
  readonly reason?: string;
  readonly reasonCode: string;
  readonly document?: string;
  readonly id?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring import list` and `take-back`: which imports of invoices there are, and one of them undone as a whole. */
export function addImports(parent: Command, ended: (exitCode: number) => void): void {
  parent
    .command('list')
    .description('the imports of invoices, the latest first')
    .option('--creditor <id>', 'whose imports')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines, a line for each import')
    .action(async (options: Options) => {
      await list(options);
      ended(EXIT.done);
    });
  withAsOf(parent.command('take-back').argument('<import>', 'the import, as import invoices and import list name it'))
    .description('take an import of invoices back as a whole, while no letter, hand-over or payment is there')
    .option('--reason <text>', 'why, in words; recorded with the decision')
    .option('--reason-code <code>', 'why, as a word for the reports', 'wrong-import')
    .option('--document <number>', 'the supporting document (default: the import)')
    .option('--creditor <id>', 'whose import')
    .option('--id <id>', 'a name for the decision: the same again is done once (default: by the import)')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (importId: string, options: Options) => {
      await takeBack(importId, options);
      ended(EXIT.done);
    });
}

async function list(options: Options): Promise<void> {
  const imports = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.registration.imports(caller(await creditorMeant()), {}),
  );
  if (options.json) {
    for (const one of imports) await writeLine(JSON.stringify(one));
    return;
  }
  await writeLine(
    table({
      header: ['import', 'day', 'by', 'invoices', 'taken back', 'registered anew'],
      rows: imports.map(({ importId, importedOn, by, invoices, withdrawn, elsewhere }) => [
        ...[importId, importedOn, by, String(invoices), String(withdrawn), String(elsewhere)],
      ]),
    }),
  );
}

async function takeBack(importId: string, options: Options): Promise<void> {
  const { reason, reasonCode, document, json } = options;
  if (reason === undefined) throw new Refused('Say why with --reason: a decision without a reason is not recorded.');
  await atCounter({ ...options, key: options.id }, async ({ office, caller, creditorMeant }) => {
    const asked = { importId, reasonCode, reason, ...(document !== undefined && { document }) };
    await printTaken(await office.registration.takeBackImport(caller(await creditorMeant()), asked), json);
  });
}
