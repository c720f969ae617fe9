import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { RunRow } from './run-record';

/** A difference that nothing explained, as it stands. */
export interface Item {
  readonly itemId: number;
  readonly foundIn: number;
  /** The period in whose run it was found first. */
  readonly foundInPeriod: string;
  readonly foundOn: CivilDate;
  readonly class: string;
  readonly key: string;
  readonly amount: string;
  readonly currency: Currency;
  readonly lines: readonly ItemLine[];
  /** Who has to look into it and what they do, by the recipe. */
  readonly route: string;
  readonly standing: 'found' | 'carried' | 'gone' | 'settled';
  readonly standingIn: number;
  /** Why it is gone or settled. */
  readonly standingNote: string | null;
  readonly owner: string | null;
  readonly dueOn: CivilDate | null;
  readonly escalatedOn: CivilDate | null;
  readonly escalatedTo: string | null;
  /** By which a later result knows it again. */
  readonly digest: Buffer;
}

export interface ItemLine {
  readonly side: string;
  readonly line: number;
  /** Of a source in parts. */
  readonly file?: string;
  readonly amount: string;
  /** What the row says besides: the voucher's number, day and text. Absent from items of before this was kept. */
  readonly says?: string;
}

const COLUMNS = `item_id AS "itemId", found_in AS "foundIn", period AS "foundInPeriod", found_on AS "foundOn", class, key,
  amount, item.currency, lines, route, standing, standing_in AS "standingIn", standing_note AS "standingNote", owner,
  item.due_on AS "dueOn", escalated_on AS "escalatedOn", escalated_to AS "escalatedTo", digest`;

const OF_SERIES = `FROM fordring.reconciliation_item_now AS item
  JOIN fordring.reconciliation_run AS run ON run.run_id = found_in
  WHERE item.creditor_id = $1 AND item.recipe = $2 AND ends_on <= $3`;

/** What is open of a series on the day on which a run's period ends, in the order in which it was found. */
export async function openItems(client: Pool | PoolClient, run: RunRow): Promise<Item[]> {
  const { rows } = await client.query<Item>(
    `SELECT ${COLUMNS} ${OF_SERIES} AND standing IN ('found', 'carried') ORDER BY item_id`,
    [run.creditorId, run.recipe, run.endsOn],
  );
  return rows;
}

/** What a run closed: differences that it matched or explained, and those that a person settled while it was open. */
export async function itemsClosedIn(client: Pool | PoolClient, run: RunRow): Promise<Item[]> {
  const { rows } = await client.query<Item>(
    `SELECT ${COLUMNS} ${OF_SERIES} AND standing IN ('gone', 'settled') AND standing_in = $4 ORDER BY item_id`,
    [run.creditorId, run.recipe, run.endsOn, run.runId],
  );
  return rows;
}

/** The digests of rows of other periods that a person has settled: a later file that has them again says nothing new. */
export async function settledOfOtherPeriods(
  client: Pool | PoolClient,
  { creditorId, recipe }: Pick<RunRow, 'creditorId' | 'recipe'>,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ digest: Buffer }>(
    `SELECT digest FROM fordring.reconciliation_item_now
     WHERE creditor_id = $1 AND recipe = $2 AND class = 'other-period' AND standing = 'settled'`,
    [creditorId, recipe],
  );
  return new Set(rows.map(({ digest }) => digest.toString('hex')));
}

export async function findItem(
  client: Pool | PoolClient,
  itemId: number,
): Promise<(Item & { readonly creditorId: string; readonly recipe: string }) | undefined> {
  const { rows } = await client.query<Item & { creditorId: string; recipe: string }>(
    `SELECT ${COLUMNS}, item.creditor_id AS "creditorId", item.recipe FROM fordring.reconciliation_item_now AS item
     JOIN fordring.reconciliation_run AS run ON run.run_id = found_in WHERE item_id = $1`,
    [itemId],
  );
  return rows[0];
}

export interface Mark {
  readonly itemId: number;
  readonly mark: 'found' | 'changed' | 'carried' | 'gone' | 'assigned' | 'commented' | 'escalated' | 'settled';
  /** Who looks into it; of an escalation, to whom it went. */
  readonly owner?: string;
  readonly dueOn?: CivilDate;
  readonly note?: string;
  /** What it is now, of one that has changed. */
  readonly now?: {
    readonly class: string;
    readonly amount: string;
    readonly lines: readonly ItemLine[];
    readonly route: string;
    readonly digest: Buffer;
  };
}

/** At most one mark of an item at a time: each is numbered, and hashed, after the one before. */
export async function writeMarks(
  client: PoolClient,
  runId: number,
  { on, by }: { readonly on: CivilDate; readonly by?: string },
  marks: readonly Mark[],
): Promise<void> {
  if (marks.length === 0) return;
  const written = marks.map(({ now, ...mark }) => ({
    ...mark,
    ...(now && { ...now, digest: now.digest.toString('hex') }),
  }));
  await client.query(
    `INSERT INTO fordring.reconciliation_item_mark (item_id, mark_number, mark, run_id, business_on, done_by, owner, due_on,
       note, class, amount, lines, route, digest)
     SELECT marked."itemId", 1 + coalesce((SELECT max(mark_number) FROM fordring.reconciliation_item_mark AS earlier
         WHERE earlier.item_id = marked."itemId"), 0), mark, $1, $2, $3, owner, "dueOn", note, class, amount, lines, route,
       decode(digest, 'hex')
     FROM jsonb_to_recordset($4) AS marked ("itemId" bigint, mark text, owner text, "dueOn" date, note text, class text,
       amount numeric, lines jsonb, route text, digest text)`,
    [runId, on, by ?? null, JSON.stringify(written)],
  );
}
