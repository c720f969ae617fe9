import { setTimeout } from 'node:timers/promises';
import type { DifferingClaim, UnreadableClaim } from '../office/controls/compared-books';
import type { LedgerStanding, Standing } from '../office/controls/followed-claims';
import { inParallel } from '../domain/kernel/in-parallel';
import { askWorkflow, type Answered } from './ask-workflow';
import { ASKED } from './running-workflows';
import type { TwoBooks } from './two-books';
import { isUnreadable, type Unreadable } from './undecoded';

const AT_ONCE = 20;
const ANSWER_MILLISECONDS = 5_000;

/** The server itself says of a workflow that it sleeps. */
const SLEEPER_MILLISECONDS = 200;

/** So many that do not answer, and none that does: no worker runs, and asking the others would take hours. */
const SILENT = 2 * AT_ONCE;

/** A claim that both books know as open: as the ledger's row has it, and what its workflow was told at its start. */
export interface KnownToBoth {
  readonly claimId: string;
  readonly ledger: Standing;
  readonly memo: Standing | Unreadable | undefined;
}

export interface ComparedStandings {
  readonly differing: readonly DifferingClaim[];
  /** Open in the ledger, and the engine's list was wrong: no workflow runs. */
  readonly ended: readonly string[];
  readonly unanswered: readonly string[];
  readonly unreadable: readonly UnreadableClaim[];
}

/**
 * Holds event number and next day of these claims against what their workflows know. Both move meanwhile: a step that is
 * being booked is one event ahead of its workflow. So what differs is asked of both again, several times, before it counts.
 */
export async function compareStandings(parts: TwoBooks, claims: readonly KnownToBoth[]): Promise<ComparedStandings> {
  const ask = asker(parts);
  const unanswered: string[] = [];
  const unreadable = new Map<string, string>();
  const cannotBeRead = (claimId: string, { unreadable: reason }: Unreadable): unknown =>
    unreadable.set(claimId, reason);
  let suspects: string[] = [];
  await inParallel(claims, AT_ONCE, async ({ claimId, ledger, memo }) => {
    // Its own answer counts as well: the workflow may know more than it was told at its start.
    if (isUnreadable(memo)) cannotBeRead(claimId, memo);
    const engine = await ask(claimId, isUnreadable(memo) ? undefined : memo);
    if (isUnreadable(engine)) cannotBeRead(claimId, engine);
    else if (engine === 'unanswered') unanswered.push(claimId);
    else if (engine === 'not-running' || !isSame(ledger, engine)) suspects.push(claimId);
  });
  const rows = new Map(claims.map(({ claimId, ledger }) => [claimId, ledger]));
  let differing: DifferingClaim[] = [];
  let ended: string[] = [];
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    await setTimeout(ASKED.everyMilliseconds);
    [differing, ended] = [[], []];
    const standings = await parts.books.standings(suspects);
    await inParallel(standings, AT_ONCE, async ([claimId, ledger]) => {
      const engine = await ask(claimId);
      if (engine === 'not-running') ended.push(claimId);
      else if (isUnreadable(engine)) cannotBeRead(claimId, engine);
      else if (engine === 'unanswered') unanswered.push(claimId);
      else if (!agrees(ledger, rows.get(claimId), engine)) {
        const { eventNumber, nextOn } = ledger;
        differing.push({ claimId, ledger: { eventNumber, ...(nextOn && { nextOn }) }, engine });
      }
    });
    suspects = [...differing.map(({ claimId }) => claimId), ...ended];
  }
  return {
    differing: differing.sort(byId),
    ended,
    unanswered: [...new Set(unanswered)].sort(),
    unreadable: [...unreadable].map(([claimId, reason]) => ({ claimId, reason })).sort(byId),
  };
}

function asker({ client }: TwoBooks): (claimId: string, memo?: Standing) => Promise<Answered> {
  let [silent, answered] = [0, false];
  return async (claimId, memo) => {
    const withinMilliseconds = !answered && silent >= SILENT ? SLEEPER_MILLISECONDS : ANSWER_MILLISECONDS;
    const answer = await askWorkflow(client, claimId, { memo, withinMilliseconds });
    if (answer === 'unanswered') silent += 1;
    else if (answer !== memo) answered = true;
    return answer;
  };
}

function byId(one: { readonly claimId: string }, other: { readonly claimId: string }): number {
  return one.claimId < other.claimId ? -1 : 1;
}

function isSame(one: Standing, other: Standing): boolean {
  return one.eventNumber === other.eventNumber && one.nextOn === other.nextOn;
}

/**
 * A step that could not be taken on its day falls on a later one each time that the ledger is asked. So a workflow may know
 * the day of the claim's row, the day of now, or any day that is past: the step is due in both books.
 */
function agrees(ledger: LedgerStanding, row: Standing | undefined, engine: Standing): boolean {
  if (ledger.eventNumber !== engine.eventNumber) return false;
  if (engine.nextOn === ledger.nextOn || (row && isSame(row, engine))) return true;
  const isDue = (day: Standing['nextOn']) => day !== undefined && day <= ledger.today;
  return isDue(engine.nextOn) && (isDue(row?.nextOn) || isDue(ledger.nextOn));
}
