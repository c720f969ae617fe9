import type { Command } from 'commander';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printNotices, printOverview, printParties, printRunDossier, printVerified } from '../print-runs';
import { addRunActs } from '../reconciliation-acts';
import { periodOf, refuseOtherDay, withRun, type RunOptions } from '../reconciliation-run';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import type { Caller } from '../../office/office';

interface ListOptions {
  readonly creditor?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** About one creditor, which must be there; or about all that the sign-in is for. */
async function ofCreditor({ caller, creditorMeant }: AtCounter, { creditor }: ListOptions): Promise<Caller> {
  return creditor === undefined ? caller() : caller(await creditorMeant());
}

/** `fordring reconciliations`: the month at a glance, and everything that people do with a run. */
export function addReconciliations(program: Command, ended: (exitCode: number) => void): void {
  const reconciliations = withAsOf(program.command('reconciliations'))
    .option('--creditor <id>', 'of one creditor')
    .option('--period <period>', 'the runs that end with this period; without it all that are not closed')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: ListOptions) => {
      await atCounter(options, async (at) => {
        const { period } = options;
        const asked = period === undefined ? {} : { period };
        const runs = await at.office.reconciliations.overview(await ofCreditor(at, options), asked);
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
      await atCounter(options, async ({ office, caller, creditorMeant }) => {
        const run = { recipe, period: periodOf(options) };
        const dossier = await office.reconciliations.read(caller(await creditorMeant()), run);
        if (options.json) await writeLine(JSON.stringify(dossier));
        else await printRunDossier(dossier);
      });
      ended(EXIT.done);
    });
}

function addVerify(reconciliations: Command, ended: (exitCode: number) => void): void {
  reconciliations
    .command('verify')
    .description('work every hash of the evidence out anew, from the files as they came (exit code 3 when one differs)')
    .option('--creditor <id>', 'of one creditor')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { problems } = await atCounter(options, async (at) => {
        const verified = await at.office.reconciliations.verify(await ofCreditor(at, options), {});
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
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions & { all?: true }>();
      await atCounter(options, async (at) => {
        const asked = options.all ? { all: true } : {};
        const notices = await at.office.reconciliations.notices(await ofCreditor(at, options), asked);
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
      await atCounter(options, async (at) => {
        const { reconciliations } = at.office;
        const creditorId = await at.creditorMeant();
        if (party !== undefined) {
          const { name, email, above } = options;
          const entries = {
            ...(name !== undefined && { name }),
            ...(email !== undefined && { email }),
            ...(above !== undefined && { above }),
          };
          if (Object.keys(entries).length === 0) throw new Refused(`Say who ${party} is: --name, --email, --above.`);
          await refuseOtherDay(at, creditorId, options.asOf);
          await reconciliations.enterParty(at.caller(creditorId), { party, ...entries });
        }
        const parties = await reconciliations.parties(at.caller(creditorId), {});
        if (options.json) await writeLine(JSON.stringify(parties));
        else await printParties(parties);
      });
      ended(EXIT.done);
    });
}
