import type { Command } from 'commander';
import { rolesInWords } from '../../domain/authority/roles';
import type { DecisionAnswer, DecisionFile } from '../../office/office';
import { atCounter, type AtCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { aboutWhat, jsonOf, printAnswer, printFile } from '../print-decision';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';
import { table } from '../table';
import { addWriteDowns } from '../write-down-list';

interface ListOptions {
  readonly waiting?: true;
  readonly claim?: string;
  readonly id?: string;
  readonly holds?: true;
  readonly disputes?: true;
  readonly check?: true;
  readonly creditor?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring decisions`: what was decided, what waits for whom, and the lists that follow from it. */
export function addDecisions(program: Command, ended: (exitCode: number) => void): void {
  const decisions = withAsOf(program.command('decisions'))
    .option('--waiting', 'what waits for your approval')
    .option('--claim <invoice>', 'what was decided about an invoice')
    .option('--id <id>', 'one decision, with everything that became of it')
    .option('--holds', 'holds in force, with the day on which each ends')
    .option('--disputes', 'the lawyer’s list: disputed invoices, the oldest dispute first')
    .option('--check', 'work every record’s chain out anew')
    .option('--creditor <id>', 'of one creditor')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (options: ListOptions) => {
      ended(await atCounter(options, (at) => show(at, options)));
    });
  settling(
    decisions,
    'reject',
    'turn down what waits for your approval',
    ended,
    ({ office, caller }, { decisionId, note }) =>
      office.decisions.reject(caller(), { decisionId, ...(note !== undefined && { note }) }),
  );
  settling(
    decisions,
    'withdraw',
    'take back what you put forward yourself, before it is decided',
    ended,
    ({ office, caller }, { decisionId, note }) =>
      office.decisions.withdraw(caller(), { decisionId, ...(note !== undefined && { note }) }),
  );
  settling(
    decisions,
    'reverse',
    'take a decision back by another; at least its own authority is needed',
    ended,
    ({ office, caller }, { decisionId: reverses, note: reason, reasonCode, document }) => {
      if (reason === undefined)
        throw new Refused('Say why with --reason: a decision without a reason is not recorded.');
      const asked = { reverses, reasonCode, reason };
      return office.decisions.reverse(caller(), document === undefined ? asked : { ...asked, document });
    },
  ).option('--document <number>', 'the supporting document, where the decision needed one');
  addWriteDowns(decisions, ended);
}

interface Settled {
  readonly decisionId: string;
  readonly note?: string;
  readonly reasonCode: string;
  readonly document?: string;
}

interface SettleOptions {
  readonly reason?: string;
  readonly reasonCode: string;
  readonly document?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

function settling(
  decisions: Command,
  name: string,
  description: string,
  ended: (exitCode: number) => void,
  settle: (at: AtCounter, act: Settled) => Promise<DecisionAnswer>,
): Command {
  return withAsOf(decisions.command(name).argument('<id>', 'the decision'))
    .description(description)
    .option('--reason <text>', 'why')
    .option('--reason-code <code>', 'why, as a word for the reports', 'mistaken')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, _own: unknown, command: Command) => {
      // What stands before the subcommand's name belongs to the list, and is meant for the subcommand all the same.
      const given = command.optsWithGlobals<SettleOptions>();
      const { reason, reasonCode, document, json } = given;
      const act = {
        ...{ decisionId, reasonCode },
        ...(reason !== undefined && { note: reason }),
        ...(document !== undefined && { document }),
      };
      await atCounter(given, async (at) => printAnswer(await settle(at, act), { json }));
      ended(EXIT.done);
    });
}

async function show(at: AtCounter, options: ListOptions): Promise<number> {
  const { json } = options;
  if (options.check) return check(at, options.creditor, json);
  if (options.disputes) await showDisputes(at, json);
  else if (options.holds) await showHolds(at, json);
  else if (options.id !== undefined) await showOne(at, options.id, json);
  else await showList(await listed(at, options), json);
  return EXIT.done;
}

async function listed(at: AtCounter, { waiting, claim, creditor }: ListOptions): Promise<DecisionFile[]> {
  const { office, caller, creditorMeant } = at;
  // Without a creditor it is about all that the sign-in is for; one that is named must be there.
  const by = creditor === undefined ? caller() : caller(await creditorMeant());
  if (waiting) return office.decisions.waiting(by, {});
  if (claim === undefined) return office.decisions.list(by, {});
  const { claimId } = (await office.claims.find(by, { invoice: claim })).claim;
  return office.decisions.list(by, { claimId });
}

async function showList(files: readonly DecisionFile[], json: true | undefined): Promise<void> {
  if (json) for (const file of files) await writeLine(JSON.stringify(jsonOf(file)));
  else if (files.length === 0) await writeLine('None.');
  else {
    const header = ['decision', 'kind', 'about', 'from', 'state', 'put forward by', 'waits for'];
    const rows = files.map(({ decision, state }) => [
      decision.decisionId,
      decision.kind,
      aboutWhat(decision),
      decision.on,
      state,
      decision.proposedBy,
      state === 'waiting' ? rolesInWords(decision.approvalBy) : '',
    ]);
    await writeLine(table({ header, rows }));
  }
}

async function showOne({ office, caller }: AtCounter, decisionId: string, json: true | undefined): Promise<void> {
  const file = await office.decisions.read(caller(), { decisionId });
  if (!file) throw new Refused(`There is no decision ${decisionId}.`);
  if (json) await writeLine(JSON.stringify(jsonOf(file)));
  else await printFile(file);
}

async function showHolds({ office, caller, creditorMeant }: AtCounter, json: true | undefined): Promise<void> {
  const holds = await office.decisions.holds(caller(await creditorMeant()), {});
  if (json) for (const { file, releasedOn } of holds) await writeLine(JSON.stringify({ ...jsonOf(file), releasedOn }));
  else {
    const header = ['decision', 'about', 'since', 'released', 'why'];
    const rows = holds.map(({ file: { decision }, releasedOn }) => [
      decision.decisionId,
      aboutWhat(decision),
      decision.on,
      releasedOn,
      decision.reason,
    ]);
    await writeLine(holds.length === 0 ? 'None.' : table({ header, rows }));
  }
}

async function showDisputes({ office, caller, creditorMeant }: AtCounter, json: true | undefined): Promise<void> {
  const disputes = await office.decisions.disputes(caller(await creditorMeant()), {});
  if (json) for (const dispute of disputes) await writeLine(JSON.stringify(dispute));
  else {
    const header = ['invoice', 'group', 'since', 'disputed', 'claimed', 'why'];
    const rows = disputes.map(({ invoiceNumber, invoiceGroup, disputedSince, disputed, claimed, reason = '' }) => [
      invoiceNumber,
      invoiceGroup,
      disputedSince,
      disputed.toString(),
      claimed.toString(),
      reason,
    ]);
    await writeLine(disputes.length === 0 ? 'None.' : table({ header, rows }));
  }
}

async function check(at: AtCounter, creditor: string | undefined, json: true | undefined): Promise<number> {
  const { office, caller, creditorMeant } = at;
  const by = creditor === undefined ? caller() : caller(await creditorMeant());
  const { examined, damaged } = await office.decisions.check(by, {});
  if (json) await writeLine(JSON.stringify({ examined, damaged, holds: damaged.length === 0 }));
  else {
    for (const { decisionId, problem } of damaged) await writeLine(`${decisionId}: ${problem}`);
    await writeLine(
      damaged.length === 0 ? `All ${examined} records are as they were written.` : 'The records are NOT whole.',
    );
  }
  return damaged.length === 0 ? EXIT.done : EXIT.disagrees;
}
