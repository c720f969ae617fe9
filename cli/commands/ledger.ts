import type { Command } from 'commander';
import { checkLedger } from '../../activities/ledger/check-ledger';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';

/** `fordring ledger check`: whether the books are whole. */
export function addLedger(program: Command, ended: (exitCode: number) => void): void {
  const ledger = program.command('ledger').description('controls of the ledger');
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
}
