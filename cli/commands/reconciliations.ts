import type { Command } from 'commander';
import { listNotices } from '../../office/reconciliation/notices';
import { enterParty, partiesOf } from '../../office/reconciliation/parties';
import { readCreditors, todayOf } from '../../office/creditors/creditor';
import { overviewOfRuns, type RunAtAGlance } from '../../office/reconciliation/overview';
import { readRunFile } from '../../office/reconciliation/run-file';
import { verifyEvidence } from '../../office/reconciliation/evidence/verify-evidence';
import { dayOf, withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { printNotices, printOverview, printParties, printRunFile, printVerified } from '../print-runs';
import { addRunActs } from '../reconciliation-acts';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';
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
        const { creditor, period, asOf } = options;
        const runs: RunAtAGlance[] = [];
        for (const kept of await readCreditors(pool)) {
          if (creditor !== undefined && creditor !== kept.creditorId) continue;
          const question = {
            creditorId: kept.creditorId,
            today: dayOf(asOf, kept),
            ...(period !== undefined && { period }),
          };
          runs.push(...(await overviewOfRuns(pool, question)));
        }
        if (options.json) await writeLine(JSON.stringify(runs));
        else await printOverview(runs);
      });
      ended(EXIT.done);
    });
  addShow(reconciliations, ended);
  addRunActs(reconciliations, ended);
  addVerify(reconciliations, ended);
  addNotices(reconciliations, ended);
  addParties(reconciliations, ended);
}

function addShow(reconciliations: Command, ended: (exitCode: number) => void): void {
  withRun(reconciliations.command('show'), 'one run: its files, result, differences and history')
    .option('--json', 'for machines')
    .action(async (recipe: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions & { json?: true }>();
      await withFordring(async ({ pool }) => {
        const creditor = await creditorOfRun(pool, options.creditor);
        const { creditorId } = creditor;
        const run = { creditorId, recipe, period: periodOf(options) };
        const file = await readRunFile(pool, run, dayOf(options.asOf, creditor));
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

function addNotices(reconciliations: Command, ended: (exitCode: number) => void): void {
  reconciliations
    .command('notices')
    .description('what was told to whom: sources asked for, runs to prepare and sign, what has passed its day')
    .option('--creditor <id>', 'of one creditor')
    .option('--all', 'of runs that are ended too')
    .option('--json', 'for machines')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions & { all?: true }>();
      await withFordring(async ({ pool }) => {
        const { creditor, all } = options;
        const notices = await listNotices(pool, {
          ...(creditor !== undefined && { creditorId: creditor }),
          ...(all && { all }),
        });
        if (options.json) await writeLine(JSON.stringify(notices));
        else await printNotices(notices);
      });
      ended(EXIT.done);
    });
}

interface PartyOptions extends ListOptions {
  readonly name?: string;
  readonly email?: string;
  readonly above?: string;
  readonly tokenFile?: string;
}

function addParties(reconciliations: Command, ended: (exitCode: number) => void): void {
  reconciliations
    .command('parties')
    .argument('[party]', 'the one to enter, as a recipe or the owner of a difference names it')
    .description(
      'who owes sources, prepares, signs and acknowledges for a creditor; with a party and an option, enter who it is',
    )
    .option('--creditor <id>', 'whose parties (default: the only creditor)')
    .option('--name <name>', 'who it is')
    .option('--email <address>', 'where it is reached')
    .option('--above <party>', 'to whom it goes when this party lets its day pass')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (party: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PartyOptions>();
      await withFordring(async ({ pool, configuration }) => {
        const creditor = await creditorOfRun(pool, options.creditor);
        const { creditorId } = creditor;
        if (party !== undefined) {
          const { name, email, above } = options;
          const entries = {
            ...(name !== undefined && { name }),
            ...(email !== undefined && { email }),
            ...(above !== undefined && { above }),
          };
          if (Object.keys(entries).length === 0) throw new Refused(`Say who ${party} is: --name, --email, --above.`);
          const today = todayOf(creditor, Date.now);
          await enterParty(
            pool,
            { creditorId, party, ...entries, today },
            await signedIn(configuration, options.tokenFile),
          );
        }
        const parties = await partiesOf(pool, creditorId);
        if (options.json) await writeLine(JSON.stringify(parties));
        else await printParties(parties);
      });
      ended(EXIT.done);
    });
}
