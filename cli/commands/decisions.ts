import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Rulebooks } from '../../office/claims/rulebooks';
import { checkDecisions } from '../../office/decisions/check-decisions';
import type { DecisionAnswer, DecisionFile } from '../../office/decisions/decision-record';
import { readDecision } from '../../office/decisions/decision-rows';
import { disputedClaims, holdsInForce, listDecisions, waitingDecisions } from '../../office/decisions/list-decisions';
import { reverseDecision } from '../../office/decisions/reverse-decision';
import { rejectDecision, withdrawDecision } from '../../office/decisions/settle-proposal';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { CaseEngine } from '../../engine/case-engine';
import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { creditorMeant } from '../creditor-meant';
import { dayOf, NORDIC_TIME, withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { findClaim } from '../find-claim';
import { withFordring, type OpenFordring } from '../open-fordring';
import { writeLine } from '../output';
import { aboutWhat, jsonOf, printAnswer, printFile } from '../print-decision';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';
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
    .description('list decisions: all, those that wait for you, those about an invoice; turn down, withdraw, take back')
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
      let exitCode: number = EXIT.done;
      await withFordring(async (fordring) => {
        exitCode = await show(fordring.pool, await signedIn(fordring.configuration, options.tokenFile), options);
      });
      ended(exitCode);
    });
  settling(decisions, 'reject', 'turn down what waits for your approval', ended, ({ pool }, actor, act) =>
    rejectDecision(pool, actor, act),
  );
  settling(
    decisions,
    'withdraw',
    'take back what you put forward yourself, before it is decided',
    ended,
    ({ pool }, actor, act) => withdrawDecision(pool, actor, act),
  );
  settling(
    decisions,
    'reverse',
    'take a decision back by another; at least its own authority is needed',
    ended,
    async ({ pool }, actor, act) => {
      const { decisionId: reverses, today, note, reasonCode, document } = act;
      if (note === undefined) throw new Refused('Say why with --reason: a decision without a reason is not recorded.');
      const decisionId = `d-${randomUUID().slice(0, 13)}`;
      const stated = { decisionId, reverses, today, reasonCode, reason: note };
      const request = document === undefined ? stated : { ...stated, document };
      return reverseDecision(pool, actor, request, (await Rulebooks.load(pool)).for);
    },
  ).option('--document <number>', 'the supporting document, where the decision needed one');
  addWriteDowns(decisions, ended);
}

interface Settled {
  readonly decisionId: string;
  readonly today: CivilDate;
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
  settle: (fordring: OpenFordring, actor: Actor, act: Settled) => Promise<DecisionAnswer>,
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
      const { reason, reasonCode, document, asOf, tokenFile, json } = given;
      await withFordring(async (fordring) => {
        const actor = await signedIn(fordring.configuration, tokenFile);
        const today = dayOf(asOf, NORDIC_TIME);
        const act = {
          ...{ decisionId, today, reasonCode },
          ...(reason !== undefined && { note: reason }),
          ...(document !== undefined && { document }),
        };
        const answer = await settle(fordring, actor, act);
        await deliverFacts(fordring.pool, new CaseEngine(fordring.client, fordring.configuration.taskQueue));
        await printAnswer(answer, { json });
      });
      ended(EXIT.done);
    });
}

async function show(pool: Pool, actor: Actor, options: ListOptions): Promise<number> {
  const { json } = options;
  if (options.check) return check(pool, json);
  const meant = () => creditorMeant(pool, options.creditor, actor);
  if (options.disputes) await showDisputes(pool, actor, await meant(), json);
  else if (options.holds)
    await showHolds(pool, actor, { creditorId: await meant(), on: dayOf(options.asOf, NORDIC_TIME) }, json);
  else if (options.id !== undefined) await showOne(pool, actor, options.id, json);
  else await showList(await listed(pool, actor, options), json);
  return EXIT.done;
}

async function listed(pool: Pool, actor: Actor, { waiting, claim, creditor }: ListOptions): Promise<DecisionFile[]> {
  // Without a creditor it is about all that the sign-in is for; one that is named must be there.
  const of = creditor === undefined ? {} : { creditorId: await creditorMeant(pool, creditor, actor) };
  if (waiting) return waitingDecisions(pool, actor, of);
  if (claim === undefined) return listDecisions(pool, actor, of);
  return listDecisions(pool, actor, { ...of, claimId: (await findClaim(pool, claim)).claim.claimId });
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

async function showOne(pool: Pool, actor: Actor, decisionId: string, json: true | undefined): Promise<void> {
  const file = await readDecision(pool, decisionId);
  if (!file || !actsFor(actor, file.decision.creditorId)) throw new Refused(`There is no decision ${decisionId}.`);
  if (json) await writeLine(JSON.stringify(jsonOf(file)));
  else await printFile(file);
}

async function showHolds(
  pool: Pool,
  actor: Actor,
  asked: { creditorId: string; on: CivilDate },
  json: true | undefined,
): Promise<void> {
  const holds = await holdsInForce(pool, actor, asked);
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

async function showDisputes(pool: Pool, actor: Actor, creditorId: string, json: true | undefined): Promise<void> {
  if (!actsFor(actor, creditorId)) throw new Refused(`Your sign-in is not for creditor ${creditorId}.`);
  const disputes = await disputedClaims(pool, creditorId);
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

async function check(pool: Pool, json: true | undefined): Promise<number> {
  const { examined, damaged } = await checkDecisions(pool);
  if (json) await writeLine(JSON.stringify({ examined, damaged, holds: damaged.length === 0 }));
  else {
    for (const { decisionId, problem } of damaged) await writeLine(`${decisionId}: ${problem}`);
    await writeLine(
      damaged.length === 0 ? `All ${examined} records are as they were written.` : 'The records are NOT whole.',
    );
  }
  return damaged.length === 0 ? EXIT.done : EXIT.disagrees;
}
