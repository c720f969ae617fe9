import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { ComparedBooks } from '../office/controls/compared-books';
import type { CaseKeeper, FollowedClaims, OfCreditors, Standing } from '../office/controls/followed-claims';
import type { ClaimNews } from '../office/claims/deliver-facts';
import { eachTold } from '../domain/kernel/each-told';
import { inParallel } from '../domain/kernel/in-parallel';
import { claimWorkflowId } from '../workflows/ids';
import { compareStandings } from './compare-standings';
import type { TwoBooks } from './two-books';
import type { Unreadable } from './undecoded';
import { ASKED, isRunning, runningClaims } from './running-workflows';

const AT_ONCE = 20;

/**
 * The two books must agree: every open claim of the ledger has exactly one open workflow, which knows the same latest event
 * and the same next day; and the other way round. Each of them may have been put back to an earlier point, or be empty.
 *
 * With `mendWith` a lost workflow is started again where its claim stands. One that knows another standing, and one that
 * follows no open claim, is told to ask the ledger again. Whatever its worker's ledger answers then holds: the workflow goes
 * on from there, or ends. A workflow of a creditor that this ledger does not have is left to a person.
 */
export async function compareBooks(
  parts: TwoBooks,
  { creditorIds, mendWith, waiting = [] }: Mending = {},
): Promise<ComparedBooks> {
  const { running, open, lost, orphans, unlisted } = await compareFollowing(parts, creditorIds);
  const both = [...open].flatMap(([claimId, ledger]) =>
    running.has(claimId) || unlisted.has(claimId) ? [{ claimId, ledger, memo: running.get(claimId) }] : [],
  );
  const { differing, ended, unanswered, unreadable } = await compareStandings(parts, both);
  const found = {
    openClaims: open.size,
    runningWorkflows: running.size + unlisted.size,
    lost: [...lost, ...ended].sort(),
    orphans: orphans.map(claimWorkflowId).sort(),
    differing,
    unanswered,
    unreadable,
  };
  const otherwise = [...orphans, ...differing.map(({ claimId }) => claimId)];
  const wrong = new Set([...found.lost, ...otherwise, ...waiting]);
  const unknown = [...unanswered, ...unreadable.map(({ claimId }) => claimId)];
  if (!mendWith) return { ...found, mended: 0, left: new Set([...wrong, ...unknown]).size };
  const toAsk = [...new Set([...otherwise, ...waiting.filter((claimId) => running.has(claimId))])];
  const { started, needNone } = await beginAgain(parts.books, found.lost, mendWith);
  const asked = await haveReadAgain(parts.books, toAsk, mendWith);
  for (const { claimId } of [...started, ...needNone, ...asked]) wrong.delete(claimId);
  const left = new Set([...wrong, ...unknown]).size;
  return { ...found, mended: started.length + asked.length, left };
}

/** Of whose claims, what puts them right, and which wait for a person and are asked again. */
interface Mending {
  readonly creditorIds?: OfCreditors;
  readonly mendWith?: CaseKeeper;
  readonly waiting?: readonly string[];
}

/** Which claims are followed by no workflow, and which workflows follow no open claim, by their claims' ids. */
export interface ComparedFollowing {
  readonly running: ReadonlyMap<string, Standing | Unreadable | undefined>;
  readonly open: ReadonlyMap<string, Standing>;
  readonly lost: readonly string[];
  readonly orphans: readonly string[];
  /** Open claims whose workflows run although the engine's list does not name them yet. */
  readonly unlisted: ReadonlySet<string>;
}

/**
 * Both books move while they are compared, and the engine's list lags behind. Whatever seems to be missing is asked of the
 * engine itself and of the ledger once more before it counts, so that a claim that is settled meanwhile is neither lost nor
 * an orphan.
 */
export async function compareFollowing(
  { books, client }: TwoBooks,
  creditorIds: OfCreditors,
): Promise<ComparedFollowing> {
  const running = await runningClaims(client, creditorIds);
  const open = await books.open(creditorIds);
  const notListed = [...open.keys()].filter((claimId) => !running.has(claimId));
  const unlisted = new Set(await those(notListed, (claimId) => isRunning(client, claimWorkflowId(claimId))));
  const unfollowed = notListed.filter((claimId) => !unlisted.has(claimId));
  // One that was settled since the ledger was asked has ended as it should.
  const lost = unfollowed.length === 0 ? [] : await stillOpen(books, unfollowed, creditorIds);
  const strays = [...running.keys()].filter((claimId) => !open.has(claimId));
  return { running, open, lost, unlisted, orphans: await orphansAmong(books, client, strays) };
}

/** What became of claims that no workflow followed. Those that the engine refused are in neither list. */
interface BegunAgain {
  readonly started: readonly ClaimNews[];
  /** Settled by now. */
  readonly needNone: readonly ClaimNews[];
}

/**
 * Starts the workflows of these claims again; those that are settled by now need none. One that the engine refuses keeps no
 * other waiting.
 */
export async function beginAgain(
  books: FollowedClaims,
  claimIds: readonly string[],
  engine: Pick<CaseKeeper, 'start'>,
): Promise<BegunAgain> {
  const news = await books.newsOf(claimIds);
  const open = news.filter(({ notice }) => notice.stage !== 'settled');
  const started = await eachTold(open, AT_ONCE, (each) => engine.start(each));
  return { started, needNone: news.filter(({ notice }) => notice.stage === 'settled') };
}

async function haveReadAgain(
  books: FollowedClaims,
  claimIds: readonly string[],
  engine: CaseKeeper,
): Promise<ClaimNews[]> {
  const news = await books.newsOf(claimIds);
  return eachTold(news, AT_ONCE, (each) => engine.readAgain(each, 'the engine was held against the ledger'));
}

/**
 * Workflows of claims that are settled, or that there are not, and that the outbox is not about to tell. One that was told a
 * moment ago is given the time to end.
 */
async function orphansAmong(books: FollowedClaims, client: Client, claimIds: readonly string[]): Promise<string[]> {
  const isKnown = await books.known(claimIds);
  const strangers = await those(
    claimIds.filter((claimId) => !isKnown.has(claimId)),
    (claimId) => isRunning(client, claimWorkflowId(claimId)),
  );
  let suspects = claimIds.filter((claimId) => isKnown.has(claimId));
  for (let asked = 0; suspects.length > 0 && asked < ASKED.times; asked += 1) {
    if (asked > 0) await setTimeout(ASKED.everyMilliseconds);
    const running = await those(suspects, (claimId) => isRunning(client, claimWorkflowId(claimId)));
    suspects = running.length === 0 ? [] : await books.untold(running);
  }
  return [...strangers, ...suspects];
}

async function stillOpen(
  books: FollowedClaims,
  claimIds: readonly string[],
  creditorIds: OfCreditors,
): Promise<string[]> {
  const open = await books.open(creditorIds);
  return claimIds.filter((claimId) => open.has(claimId));
}

async function those(claimIds: readonly string[], is: (claimId: string) => Promise<boolean>): Promise<string[]> {
  const found: string[] = [];
  await inParallel(claimIds, AT_ONCE, async (claimId) => {
    if (await is(claimId)) found.push(claimId);
  });
  return found;
}
