import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { checkLedger } from '../../office/controls/check-ledger';
import { readCreditor } from '../../office/creditors/creditor';
import { exportSie } from '../../office/controls/export-sie';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { DEFAULT_CREDITOR } from '../choose-creditor';
import { dayOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { Refused } from '../refusals';

/** `fordring ledger check`: whether the books are whole. `fordring ledger export`: what the general ledger reads in. */
export function addLedger(program: Command, ended: (exitCode: number) => void): void {
  const ledger = program.command('ledger');
  ledger
    .command('check')
    .description('verify hash chains, balances, and that the sub-ledger is the control account (exit code 3 when not)')
    .option('--json', 'for machines')
    .action(async ({ json }: { json?: true }) => {
      const report = await withFordring(({ pool }) => checkLedger(pool));
      if (json) await writeLine(JSON.stringify(report));
      else {
        for (const check of report.checks) {
          await writeLine(`${check.holds ? 'holds' : 'BROKEN'}  ${check.asks} (${check.examined} examined)`);
          for (const { creditorId, account, subLedger, currency } of check.sides) {
            await writeLine(`         ${creditorId}: ${account} = ${subLedger} ${currency}`);
          }
          for (const offender of check.offenders) await writeLine(`         ${offender}`);
          const more = check.offenderCount - check.offenders.length;
          if (more > 0) await writeLine(`         … and ${more} more`);
        }
        await writeLine(
          report.holds
            ? 'The ledger is whole.'
            : 'The ledger is NOT whole. Stop posting, and find out who wrote to the database.',
        );
      }
      ended(report.holds ? EXIT.done : EXIT.disagrees);
    });
  ledger
    .command('export')
    .description('write the journal as SIE 4I for the general ledger: every entry booked in these days, once')
    .requiredOption('--from <date>', 'the first day of booking, YYYY-MM-DD', readDay)
    .requiredOption('--to <date>', 'the last day of booking, YYYY-MM-DD', readDay)
    .requiredOption('--out <file>', 'where to write it; a file that is there is not written over')
    .option('--creditor <id>', 'whose journal', DEFAULT_CREDITOR)
    .action(async (options: ExportOptions) => {
      await exportJournal(options);
      ended(EXIT.done);
    });
}

interface ExportOptions {
  readonly creditor: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly out: string;
}

function readDay(text: string): CivilDate {
  return civilDate(text);
}

async function exportJournal({ creditor: creditorId, from, to, out }: ExportOptions): Promise<void> {
  if (to < from) throw new Refused(`--to ${to} lies before --from ${from}.`);
  const { bytes, vouchers, total } = await withFordring(async ({ pool }) =>
    exportSie(pool, { creditorId, from, to, on: dayOf(undefined, await readCreditor(pool, creditorId)) }),
  ).catch((problem: unknown) => {
    // A letter that the format does not have.
    if (problem instanceof RangeError) throw new Refused(problem.message);
    throw problem;
  });
  await writeFile(out, bytes, { flag: 'wx' }).catch((problem: unknown) => {
    throw new Refused(
      `${out} cannot be written (${String((problem as NodeJS.ErrnoException).code)}). Name another file.`,
    );
  });
  await writeLine(`${vouchers} vouchers, ${total.toString()} ${total.currency} in debit and in credit: ${out}`);
}
