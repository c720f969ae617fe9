import type { Command } from 'commander';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { withCreditor } from '../with-creditor';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly all?: true;
  readonly dryRun?: true;
  readonly invoice: string;
  readonly json?: true;
}

/** `fordring interest`: late interest and left charges that are invoiced apart from the claim that was paid. */
export function addInterest(program: Command, ended: (exitCode: number) => void): void {
  const interest = program.command('interest');
  withCreditor(interest.command('list', { isDefault: true }))
    .description(
      'list the late interest and the left charges that are to be invoiced apart, a numbered line for each change',
    )
    .option('--all', 'also lines that have been taken, and what became of them')
    .option('--json', 'for machines, a line for each')
    .action(async (options: Options) => {
      await list(options);
      ended(EXIT.done);
    });
  withCreditor(withAsOf(interest.command('confirm').argument('<line>', 'the number of the line', wholeNumber)))
    .description('say that an invoice of the back office has the line; the same again is once')
    .requiredOption('--invoice <number>', 'the invoice that has the line')
    .option('--json', 'for machines')
    .action(async (line: number, options: Options) => {
      await confirm(line, options);
      ended(EXIT.done);
    });
  withCreditor(withAsOf(interest.command('settle')))
    .description('make the invoices for interest and left charges that are due, and credit what was taken back')
    .option('--dry-run', 'say what would be done, and keep nothing')
    .option('--json', 'for machines, a line for each claim')
    .action(async (options: Options) => {
      ended(await settle(options));
    });
}

async function list(options: Options): Promise<void> {
  const lines = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.interest.list(caller(await creditorMeant()), { ...(options.all && { all: true }) }),
  );
  if (options.json) {
    for (const line of lines) await writeLine(JSON.stringify(line));
    return;
  }
  if (lines.length === 0)
    return writeLine(
      options.all
        ? 'No late interest and no charges are claimed apart.'
        : 'No late interest and no charges wait to be invoiced.',
    );
  await writeLine(
    table({
      header: ['line', 'day', 'of', 'invoice', 'debtor', 'group', 'amount', '', 'to be claimed', 'taken'],
      rows: lines.map(({ line, on, covers, invoiceNumber, debtorId, invoiceGroup, amount, way, taken }) => [
        ...[String(line), on, covers, invoiceNumber, debtorId, invoiceGroup, amount.toString(), amount.currency, way],
        taken ? [taken.as, taken.invoiceNumber, taken.on].filter(Boolean).join(' ') : '',
      ]),
    }),
  );
}

async function confirm(line: number, options: Options): Promise<void> {
  const confirmed = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.interest.confirm(caller(await creditorMeant()), { line, invoiceNumber: options.invoice }),
  );
  if (options.json) return writeLine(JSON.stringify(confirmed));
  const { amount, covers, invoiceNumber } = confirmed;
  await writeLine(
    `Line ${line}, ${amount.toString()} ${amount.currency} of ${covers === 'interest' ? 'interest on' : 'charges of'} invoice ${invoiceNumber}, is on invoice ${options.invoice}.`,
  );
}

async function settle(options: Options): Promise<number> {
  const { settled } = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.interest.settle(caller(await creditorMeant()), { ...(options.dryRun && { dryRun: true }) }),
  );
  const isWhole = settled.every(({ outcome }) => outcome !== 'not-settled' && outcome !== 'not-creditable');
  const exitCode = isWhole ? EXIT.done : EXIT.disagrees;
  if (options.json) {
    for (const one of settled) await writeLine(JSON.stringify(one));
    return exitCode;
  }
  if (settled.length === 0) await writeLine('No late interest and no charges wait to be invoiced.');
  else
    await writeLine(
      table({
        header: ['claim', 'amount', '', 'outcome', 'invoice'],
        rows: settled.map(({ claimId, amount, outcome, invoiceNumber = '', message }) => [
          ...[claimId, amount.toString(), amount.currency, message ? `${outcome}: ${message}` : outcome, invoiceNumber],
        ]),
      }),
    );
  if (options.dryRun) await writeLine('Nothing was kept: this was a dry run.');
  return exitCode;
}
