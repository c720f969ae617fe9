import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { findItem, writeMarks, type Item, type Mark } from './items';
import { note as noteFor } from './notices';
import { lockRun, record, type Done, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { demandedWords } from './said-words';
import { lockSeries } from './start-run';
import type { By } from './who-acts';

type FoundItem = NonNullable<Awaited<ReturnType<typeof findItem>>>;
type RunNumbers = Pick<RunRow, 'runId' | 'eventNumber'>;

export interface AboutItem {
  readonly itemId: number;
  readonly today: CivilDate;
}

/** Says who looks into a difference, and by when. Throws `RunRefused`. */
export async function assignItem(
  pool: Pool,
  { owner, dueOn, ...about }: AboutItem & { readonly owner: string; readonly dueOn?: CivilDate },
  by: By,
): Promise<Item> {
  const who = demandedWords(owner, 'Say who looks into it: --owner.');
  if (dueOn !== undefined && dueOn < about.today) {
    throw new RunRefused(
      'day-has-passed',
      `${dueOn} has passed on ${about.today}. Give a day on which it can be done.`,
    );
  }
  return mark(pool, about, by, (item) => {
    const until = dueOn ?? item.dueOn ?? undefined;
    return { itemId: item.itemId, mark: 'assigned', owner: who, ...(until && { dueOn: until }) };
  });
}

/** Throws `RunRefused`. */
export async function commentItem(
  pool: Pool,
  { note, ...about }: AboutItem & { readonly note: string },
  by: By,
): Promise<Item> {
  const words = demandedWords(note, 'Say what was found out: --text.');
  return mark(pool, about, by, ({ itemId }) => ({ itemId, mark: 'commented', note: words }));
}

/** A person says why it is no difference any more: it is not carried over to the next run. Throws `RunRefused`. */
export async function settleItem(
  pool: Pool,
  { note, ...about }: AboutItem & { readonly note: string },
  by: By,
): Promise<Item> {
  const words = demandedWords(note, 'Say why it is no difference any more: --reason.');
  return mark(pool, about, by, ({ itemId }) => ({ itemId, mark: 'settled', note: words }));
}

async function mark(
  pool: Pool,
  { itemId, today }: AboutItem,
  { actor }: By,
  markFor: (item: Item) => Mark,
): Promise<Item> {
  return inTransaction(pool, async (client) => {
    const named = await findItem(client, itemId);
    // Two who write at once, or one and a run that is matched, number their marks one after the other.
    if (named) await lockSeries(client, named.creditorId, named.recipe);
    const item = await readItem(client, itemId);
    if (item.standing === 'gone' || item.standing === 'settled') {
      throw new RunRefused('item-settled', `Difference ${itemId} is ${item.standing}; nothing is to be done about it.`);
    }
    await refuseWhileFiling(client, item);
    const made = markFor(item);
    await writeMarks(client, item.standingIn, { on: today, by: actor.subject }, [made]);
    if (made.mark === 'settled') await takeBackPreparations(client, item, { on: today, by: actor.subject });
    const now = (await findItem(client, itemId)) ?? item;
    if (now.owner !== null && now.owner !== item.owner) await tellOwner(client, now, now.owner, actor.subject, today);
    return now;
  });
}

/** Whoever prepared a run that speaks of the difference saw it open: it is to be prepared anew. */
async function takeBackPreparations(client: PoolClient, item: FoundItem, done: Done): Promise<void> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT period FROM fordring.reconciliation_run WHERE creditor_id = $1 AND recipe = $2 AND state = 'prepared'
       AND ends_on >= (SELECT ends_on FROM fordring.reconciliation_run WHERE run_id = $3) ORDER BY run_id`,
    [item.creditorId, item.recipe, item.foundIn],
  );
  for (const { period } of rows) {
    const run = await lockRun(client, { creditorId: item.creditorId, recipe: item.recipe, period });
    await record(client, run, done, { type: 'PreparationTakenBack', itemId: item.itemId });
  }
}

/** Throws `RunRefused` where there is none. */
export async function readItem(client: Pool | PoolClient, itemId: number): Promise<FoundItem> {
  const item = await findItem(client, itemId);
  if (item) return item;
  throw new RunRefused('unknown-item', `There is no difference ${itemId}. fordring reconciliations lists them.`);
}

/** What was signed is what is filed: between the two nothing of it is touched. */
async function refuseWhileFiling(client: PoolClient, { itemId, creditorId, recipe }: FoundItem): Promise<void> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT period FROM fordring.reconciliation_run WHERE creditor_id = $1 AND recipe = $2 AND state = 'signed' LIMIT 1`,
    [creditorId, recipe],
  );
  if (!rows[0]) return;
  throw new RunRefused(
    'being-filed',
    `The evidence of ${recipe} for ${rows[0].period} is being filed as it was signed. Try difference ${itemId} again in a moment.`,
  );
}

async function tellOwner(
  client: PoolClient,
  item: FoundItem,
  owner: string,
  askedBy: string,
  today: CivilDate,
): Promise<void> {
  const { rows } = await client.query<RunNumbers>(
    'SELECT run_id AS "runId", event_number AS "eventNumber" FROM fordring.reconciliation_run WHERE run_id = $1',
    [item.standingIn],
  );
  const by = item.dueOn === null ? '' : ` by ${item.dueOn}`;
  const message = `${askedBy} asks you to look into difference ${item.itemId} of ${item.recipe} for ${item.foundInPeriod} (${item.amount} ${item.currency})${by}: fordring reconciliations show ${item.recipe} --period ${item.foundInPeriod}.`;
  if (rows[0]) await noteFor(client, rows[0], owner, message, today);
}
