import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { atCounter } from '../at-counter';
import { DEFAULT_CREDITOR } from '../default-creditor';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';

/** `fordring ledger check`: whether the books are whole. `fordring ledger export`: what the general ledger reads in. */
export function addLedger(program: Command, ended: (exitCode: number) => void): void {
  const ledger = program.command('ledger');
  ledger
    .command('check')
    .description('verify hash chains, balances, and that the sub-ledger is the control account (exit code 3 when not)')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async ({ json, tokenFile }: { json?: true; tokenFile?: string }) => {
      const report = await atCounter({ tokenFile }, ({ office, caller }) => office.controls.checkLedger(caller(), {}));
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
    .option(...TOKEN_FILE)
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
  readonly tokenFile?: string;
}

function readDay(text: string): CivilDate {
  return civilDate(text);
}

async function exportJournal({ creditor, from, to, out, tokenFile }: ExportOptions): Promise<void> {
  if (to < from) throw new Refused(`--to ${to} lies before --from ${from}.`);
  const { bytes, vouchers, total } = await atCounter({ tokenFile }, ({ office, caller }) =>
    office.controls.exportLedger(caller(creditor), { from, to }),
  );
  await writeFile(out, bytes, { flag: 'wx' }).catch((problem: unknown) => {
    throw new Refused(
      `${out} cannot be written (${String((problem as NodeJS.ErrnoException).code)}). Name another file.`,
    );
  });
  await writeLine(`${vouchers} vouchers, ${total.toString()} ${total.currency} in debit and in credit: ${out}`);
}
