import type { Command } from 'commander';
import { explainLeftOut } from '../../domain/explain/explain-left-out';
import { counted } from '../../domain/kernel/counted';
import { sumsByCurrency } from '../../domain/kernel/sums-by-currency';
import type { Office, UpcomingRow } from '../../office/office';
import type { ReportLanguage } from '../../print/reports/report-words';
import { upcomingSheet } from '../../print/reports/upcoming-sheet';
import { ADMINISTRATION } from '../administration-in-words';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { wholeNumber } from '../whole-number';
import { CREDITOR } from '../with-creditor';
import { withSheet, writeReport } from '../write-sheet';

interface Options {
  readonly creditor?: string;
  readonly asOf?: string;
  readonly days?: number;
  readonly group?: string;
  readonly administration?: string;
  readonly leftOut?: true;
  readonly out?: string;
  readonly language?: ReportLanguage;
  readonly tokenFile?: string;
  readonly json?: true;
}

type Found = Awaited<ReturnType<Office['lists']['upcoming']>>;

/** `fordring upcoming`: what the coming banking days bring, and what is left out. */
export function addUpcoming(program: Command, ended: (exitCode: number) => void): void {
  withSheet(withAsOf(program.command('upcoming')))
    .option('--days <number>', 'so many banking days, with today (default: 5)', wholeNumber)
    .option('--group <group>', 'of one invoice group')
    .option(...ADMINISTRATION)
    .option('--left-out', 'list each claim that is left out, with the reason; else their sums are shown')
    .option(...CREDITOR)
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: Options) => {
      const found = await atCounter(options, async ({ office, caller, creditorMeant }) =>
        office.lists.upcoming(caller(await creditorMeant()), askedIn(options)),
      );
      await writeReport(options, found, upcomingSheet);
      if (options.json) await writeLine(JSON.stringify(found));
      else await show(found, options);
      ended(EXIT.done);
    });
}

function askedIn({ days, group, administration }: Options): Parameters<Office['lists']['upcoming']>[1] {
  return {
    ...(days !== undefined && { bankingDays: days }),
    ...(group !== undefined && { invoiceGroup: group }),
    ...(administration !== undefined && { administrationId: administration }),
  };
}

async function show(found: Found, { out, leftOut: isListed }: Options): Promise<void> {
  const { rows, sums, asOf, through, currency, undecidable } = found;
  const [taken, leftOut] = [rows.filter((row) => !row.leftOut), rows.filter((row) => row.leftOut)];
  if (out === undefined) await printRows(isListed ? rows : taken);
  const lines = sums.map((sum) => [
    sum.on ?? (sum.leftOut ? 'left out' : 'no day'),
    ...[sum.step, sum.sort, sum.leftOut ?? '', String(sum.rows), sum.amount.toString(), sum.amount.currency],
  ]);
  const header = ['day', 'step', 'sort', 'because', 'claims', 'amount', ''];
  if (lines.length > 0) await writeLine(`${table({ header, rows: lines })}\n`);
  const amountOf = (some: readonly UpcomingRow[]): string =>
    sumsByCurrency(
      some.map(({ amount }) => amount),
      currency,
    )
      .map((sum) => `${sum.toString()} ${sum.currency}`)
      .join(' and ');
  await writeLine(`${counted(taken.length, 'step')} from ${asOf} through ${through}: ${amountOf(taken)}`);
  await writeLine(`${counted(leftOut.length, 'step')} left out: ${amountOf(leftOut)}`);
  for (const { claimId, why } of undecidable) await writeLine(`nothing can be foretold of ${claimId}: ${why}`);
}

async function printRows(rows: readonly UpcomingRow[]): Promise<void> {
  const lines = rows.map((row) => [
    ...[
      row.on ?? 'no day',
      row.step,
      row.invoiceNumber,
      row.invoiceGroup,
      row.administrationId,
      row.debtorId,
      row.name,
    ],
    ...[row.amount.toString(), row.amount.currency],
    row.leftOut ? explainLeftOut(row.leftOut, 'en') : row.withoutAddress ? 'no address in the register' : '',
  ]);
  const header = ['day', 'step', 'invoice', 'group', 'administration', 'debtor', 'name', 'amount', '', 'remark'];
  if (lines.length > 0) await writeLine(`${table({ header, rows: lines })}\n`);
}
