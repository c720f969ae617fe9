import { Option, type Command } from 'commander';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { readHeadFile, writeHeadFile } from '../head-file';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import type { DayHead, LedgerReport, Office } from '../../office/office';
import { table } from '../table';
import { addLedgerBooks } from './ledger-books';
import { writeNewFile } from '../write-new-file';
import { counted } from '../../domain/kernel/counted';

/**
 * `fordring ledger check`: whether the books are whole. `fordring ledger heads`: what vouches for them outside the
 * database. `fordring ledger export`: what the general ledger reads in.
 */
export function addLedger(program: Command, ended: (exitCode: number) => void): void {
  const ledger = program.command('ledger');
  ledger
    .command('check')
    .description('verify hash chains, balances, and that the sub-ledger is the control account (exit code 3 when not)')
    .option('--creditor <id>', 'the books of one creditor; else of every creditor that you may see')
    .option(
      '--against <file>',
      'hold the heads of days against a file that was kept, as `ledger heads --export` wrote it',
    )
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: CheckOptions) => {
      ended(await checkBooks(options));
    });
  ledger
    .command('heads')
    .description(
      'list the heads of the days that were closed: each vouches for all that was written since the one before',
    )
    .option('--export <file>', 'close what was written until now, and write all heads, to be kept outside the database')
    .option('--creditor <id>', 'of one creditor; else of every creditor that you may see')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: HeadsOptions) => {
      await showHeads(options);
      ended(EXIT.done);
    });
  ledger
    .command('receipts')
    .argument('[invoice]', 'about one invoice only')
    .description('who handed facts in and who read about debtors, the newest first')
    .option('--creditor <id>', 'of one creditor')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (invoice: string | undefined, options: { creditor?: string; json?: true; tokenFile?: string }) => {
      const found = await atCounter(options, ({ office, caller }) =>
        office.controls.receipts(caller(options.creditor), invoice === undefined ? {} : { invoice }),
      );
      if (options.json) await writeLine(JSON.stringify(found));
      else {
        const rows = found.map(({ receivedAt, act, subject, role, about }) => [
          ...[receivedAt, act, about ?? '', subject, role ?? ''],
        ]);
        await writeLine(table({ header: ['received', 'act', 'about', 'who', 'as'], rows }));
      }
      ended(EXIT.done);
    });
  addLedgerBooks(ledger, ended);
  ledger
    .command('export')
    .description(
      'write the journal as SIE 4I or SIE 5 for the general ledger, every entry once, and close the days for accounting',
    )
    .requiredOption('--from <date>', 'the first accounting day, YYYY-MM-DD', (text) => civilDate(text))
    .requiredOption('--to <date>', 'the last accounting day, YYYY-MM-DD; today at most', (text) => civilDate(text))
    .requiredOption('--out <file>', 'where to write it; a file that is there is not written over')
    .addOption(
      new Option('--format <format>', 'sie4 (SIE 4I) or sie5 (SieEntry, XML): the same journal under the same number')
        .choices(['sie4', 'sie5'])
        .default('sie4'),
    )
    .option('--creditor <id>', 'whose journal, where there are several creditors')
    .option(...TOKEN_FILE)
    .action(async (options: ExportOptions) => {
      await exportJournal(options);
      ended(EXIT.done);
    });
}

interface CheckOptions {
  readonly creditor?: string;
  readonly against?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

async function checkBooks(options: CheckOptions): Promise<number> {
  const against = options.against === undefined ? undefined : await readHeadFile(options.against);
  const report = await atCounter(options, async ({ office, caller, creditorMeant }) =>
    office.controls.checkLedger(options.creditor === undefined ? caller() : caller(await creditorMeant()), {
      ...(against && { against: against as DayHead[] }),
    }),
  );
  if (options.json) await writeLine(JSON.stringify(report));
  else await tellReport(report);
  return report.holds ? EXIT.done : EXIT.disagrees;
}

async function tellReport(report: LedgerReport): Promise<void> {
  for (const check of report.checks) {
    await writeLine(`${check.holds ? 'holds' : 'BROKEN'}  ${check.asks} (${check.examined} examined)`);
    for (const { creditorId, account, subLedger, currency } of check.sides) {
      await writeLine(`         ${creditorId}: ${account} = ${subLedger} ${currency}`);
    }
    for (const offender of check.offenders) await writeLine(`         ${offender}`);
    const more = check.offenderCount - check.offenders.length;
    if (more > 0) await writeLine(`         … and ${more} more`);
  }
  await writeLine(conclusionOf(report));
}

/** What the bank says of its account is no proof that somebody wrote to the database. */
function conclusionOf({ holds, checks }: LedgerReport): string {
  if (holds) return 'The ledger is whole.';
  const broken = checks.filter((check) => !check.holds);
  return broken.every(({ name }) => name === 'bank-balances')
    ? 'The books are as they were written, but the bank says otherwise: a statement is missing, or money was taken in twice or not at all. See fordring aside.'
    : 'The ledger is NOT whole. Stop posting, and find out who wrote to the database.';
}

interface HeadsOptions {
  readonly export?: string;
  readonly creditor?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

async function showHeads(options: HeadsOptions): Promise<void> {
  const heads = await atCounter(options, async ({ office, caller, creditorMeant }) => {
    const by = options.creditor === undefined ? caller() : caller(await creditorMeant());
    return options.export === undefined ? office.controls.heads(by, {}) : office.controls.closeHeads(by, {});
  });
  if (options.export !== undefined) await writeHeadFile(options.export, heads);
  if (options.json) await writeLine(JSON.stringify(heads));
  else {
    for (const { creditorId, headNumber, closedOn, imprints, hash } of heads)
      await writeLine(`${creditorId}  head ${headNumber}  closed on ${closedOn}  ${counted(imprints, 'row')}  ${hash}`);
    if (heads.length === 0) await writeLine('No day was closed yet.');
    if (options.export !== undefined)
      await writeLine(
        `${counted(heads.length, 'head')}: ${options.export}. Keep the file where nobody who can write to the database can.`,
      );
  }
}

interface ExportOptions {
  readonly creditor?: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly out: string;
  readonly format: 'sie4' | 'sie5';
  readonly tokenFile?: string;
}

async function exportJournal(options: ExportOptions): Promise<void> {
  const { from, to, out, format } = options;
  if (to < from) throw new Refused(`--to ${to} lies before --from ${from}.`);
  const exported = await atCounter(options, async (at) =>
    at.office.controls.exportLedger(at.caller(await at.creditorMeant()), {
      ...{ from, to, format },
      folder: at.configuration.outbox,
    }),
  );
  await writeNewFile(out, exported.bytes);
  for (const line of linesOfExport(exported, out)) await writeLine(line);
}

type Exported = Awaited<ReturnType<Office['controls']['exportLedger']>>;

function linesOfExport({ number, vouchers, total, repeated, missing, leftBefore }: Exported, out: string): string[] {
  return [
    `Export ${number}: ${counted(vouchers, 'voucher')}, ${total.toString()} ${total.currency} in debit and in credit: ${out}`,
    ...(repeated > 0 ? [`repeats ${counted(repeated, 'voucher')} that an earlier export has`] : []),
    ...(missing > 0 ? [`misses  ${counted(missing, 'voucher')} of earlier days, which no export has`] : []),
    ...(leftBefore > 0
      ? [
          `left    ${counted(leftBefore, 'entry', 'entries')} as vouchers before the ledger was put back; not written again`,
        ]
      : []),
  ];
}
