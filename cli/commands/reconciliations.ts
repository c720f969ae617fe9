import type { Command } from 'commander';
import { overviewOfRuns } from '../../activities/reconciliation/overview';
import { readRunFile } from '../../activities/reconciliation/run-file';
import { verifyEvidence } from '../../activities/reconciliation/evidence/verify-evidence';
import { dayOf, NORDIC_TIME, withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { printOverview, printRunFile, printVerified } from '../print-runs';
import { addRunActs } from '../reconciliation-acts';
import { creditorOfRun, periodOf, withRun, type RunOptions } from '../reconciliation-run';

interface ListOptions {
  readonly creditor?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly json?: true;
}

/** `fordring reconciliations`: the month at a glance, and everything that people do with a run. */
export function addReconciliations(program: Command, ended: (exitCode: number) => void): void {
  const reconciliations = withAsOf(program.command('reconciliations'))
    .description('what is reconciled and what is left: runs, differences, signatures, evidence')
    .option('--creditor <id>', 'of one creditor')
    .option('--period <period>', 'the runs that end with this period; without it all that are not closed')
    .option('--json', 'for machines')
    .action(async (options: ListOptions) => {
      await withFordring(async ({ pool }) => {
        const today = dayOf(options.asOf, NORDIC_TIME);
        const { creditor, period } = options;
        const question = {
          today,
          ...(creditor !== undefined && { creditorId: creditor }),
          ...(period !== undefined && { period }),
        };
        const runs = await overviewOfRuns(pool, question);
        if (options.json) await writeLine(JSON.stringify(runs));
        else await printOverview(runs);
      });
      ended(EXIT.done);
    });
  addShow(reconciliations, ended);
  addRunActs(reconciliations, ended);
  addVerify(reconciliations, ended);
}

function addShow(reconciliations: Command, ended: (exitCode: number) => void): void {
  withRun(reconciliations.command('show'), 'one run: its files, result, differences and history')
    .option('--json', 'for machines')
    .action(async (recipe: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions & { json?: true }>();
      await withFordring(async ({ pool }) => {
        const { creditorId, timeZone } = await creditorOfRun(pool, options.creditor);
        const run = { creditorId, recipe, period: periodOf(options) };
        const file = await readRunFile(pool, run, dayOf(options.asOf, timeZone));
        if (options.json) await writeLine(JSON.stringify(file));
        else await printRunFile(file);
      });
      ended(EXIT.done);
    });
}

function addVerify(reconciliations: Command, ended: (exitCode: number) => void): void {
  reconciliations
    .command('verify')
    .description('work every hash of the evidence out anew, from the files as they came (exit code 3 when one differs)')
    .option('--creditor <id>', 'of one creditor')
    .option('--json', 'for machines')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { problems } = await withFordring(async ({ pool }) => {
        const verified = await verifyEvidence(pool, options.creditor);
        if (options.json) await writeLine(JSON.stringify(verified));
        else await printVerified(verified);
        return verified;
      });
      ended(problems.length === 0 ? EXIT.done : EXIT.disagrees);
    });
}
