import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import type { Currency, Money } from '../../domain/money';
import type { Recipe } from '../../reconciliation/recipe';
import type { OpenDifference, Reconciliation } from '../../reconciliation/result';
import { keyInWords } from '../../reconciliation/row';
import { canonicalJson, sha256 } from '../ledger/ledger-json';
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
  readonly owner: string | null;
  readonly dueOn: CivilDate | null;
  readonly escalatedOn: CivilDate | null;
  /** By which a later result knows it again. */
  readonly digest: Buffer;
}

export interface ItemLine {
  readonly side: string;
  readonly line: number;
  readonly amount: string;
}

const COLUMNS = `item_id AS "itemId", found_in AS "foundIn", period AS "foundInPeriod", found_on AS "foundOn", class, key,
  amount, item.currency, lines, route, standing, standing_in AS "standingIn", owner, item.due_on AS "dueOn",
  escalated_on AS "escalatedOn", digest`;

/** What is open of a series on the day on which a run's period ends, in the order in which it was found. */
export async function openItems(client: Pool | PoolClient, run: RunRow): Promise<Item[]> {
  const { rows } = await client.query<Item>(
    `SELECT ${COLUMNS} FROM fordring.reconciliation_item_now AS item
     JOIN fordring.reconciliation_run AS run ON run.run_id = found_in
     WHERE item.creditor_id = $1 AND item.recipe = $2 AND standing IN ('found', 'carried') AND ends_on <= $3
     ORDER BY item_id`,
    [run.creditorId, run.recipe, run.endsOn],
  );
  return rows;
}

export async function findItem(
  client: Pool | PoolClient,
  itemId: number,
): Promise<(Item & { readonly creditorId: string }) | undefined> {
  const { rows } = await client.query<Item & { creditorId: string }>(
    `SELECT ${COLUMNS}, item.creditor_id AS "creditorId" FROM fordring.reconciliation_item_now AS item
     JOIN fordring.reconciliation_run AS run ON run.run_id = found_in WHERE item_id = $1`,
    [itemId],
  );
  return rows[0];
}

interface FoundDifference {
  readonly class: string;
  readonly key: string;
  readonly amount: string;
  readonly lines: readonly ItemLine[];
  readonly route: string;
  /** Which of several alike: two rows of one key and amount are two differences. */
  readonly digest: Buffer;
}

const MOST_LINES_KEPT = 50;

/**
 * Takes a result's differences up as items: what was open before and is here again keeps its number, owner and age; what
 * is new gets a day by which it is to be looked into; what is no longer there, or was explained by now, is gone; what an
 * earlier run left open and this one does not speak of is carried over. Answers how many are open.
 */
export async function takeUpItems(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  result: Reconciliation,
  { today, dueOn, matchNumber }: { readonly today: CivilDate; readonly dueOn: CivilDate; readonly matchNumber: number },
): Promise<number> {
  const before = new Map((await openItems(client, run)).map((item) => [item.digest.toString('hex'), item]));
  const found = differencesOf(recipe, result);
  const fresh = found.filter(({ digest }) => !before.has(digest.toString('hex')));
  const marks: Mark[] = (await insertItems(client, run, fresh, { today, currency: recipe.currency })).map((itemId) => ({
    itemId,
    mark: 'found',
    dueOn,
  }));
  const here = new Set(found.map(({ digest }) => digest.toString('hex')));
  const explained = explainedRows(result);
  let carried = 0;
  for (const [digest, item] of before) {
    if (here.has(digest)) {
      if (item.standing !== 'found' || item.standingIn !== run.runId)
        marks.push({ itemId: item.itemId, mark: 'found' });
      continue;
    }
    const cause = explained.get(`${item.key} ${plain(item.amount)}`);
    if (cause !== undefined)
      marks.push({ itemId: item.itemId, mark: 'gone', note: `explained in ${run.period}: ${cause}` });
    else if (item.foundIn === run.runId) {
      marks.push({
        itemId: item.itemId,
        mark: 'gone',
        note: `no longer there when ${run.period} was matched again (match ${matchNumber})`,
      });
    } else {
      carried += 1;
      if (item.standing !== 'carried' || item.standingIn !== run.runId)
        marks.push({ itemId: item.itemId, mark: 'carried' });
    }
  }
  await writeMarks(client, run.runId, { on: today }, marks);
  return found.length + carried;
}

export interface Mark {
  readonly itemId: number;
  readonly mark: 'found' | 'carried' | 'gone' | 'assigned' | 'commented' | 'escalated' | 'settled';
  readonly owner?: string;
  readonly dueOn?: CivilDate;
  readonly note?: string;
}

export async function writeMarks(
  client: PoolClient,
  runId: number,
  { on, by }: { readonly on: CivilDate; readonly by?: string },
  marks: readonly Mark[],
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.reconciliation_item_mark (item_id, mark_number, mark, run_id, business_on, done_by, owner, due_on, note)
     SELECT marked."itemId", 1 + coalesce((SELECT max(mark_number) FROM fordring.reconciliation_item_mark AS earlier
         WHERE earlier.item_id = marked."itemId"), 0), mark, $1, $2, $3, owner, "dueOn", note
     FROM jsonb_to_recordset($4) AS marked ("itemId" bigint, mark text, owner text, "dueOn" date, note text)`,
    [runId, on, by ?? null, JSON.stringify(marks)],
  );
}

/** Identities that fail are told as items only where no row is to blame. */
function differencesOf(recipe: Recipe, result: Reconciliation): FoundDifference[] {
  const rows = [...result.unexplained, ...(result.beside?.unexplained ?? [])].map((difference) =>
    ofRows(recipe, difference),
  );
  const identities = result.identities
    .filter(({ holds }) => rows.length === 0 && !holds)
    .map(({ name, left, right }) => ({
      class: 'identity',
      key: name,
      amount: left.minus(right).toString(),
      lines: [],
      route: 'Both sides stand in the result: find out which of the files it speaks of is not whole.',
    }));
  const rules = result.brokenRules.map(({ rule, source, firstLines }) => ({
    class: 'broken-rule',
    key: `${source}: ${rule}`,
    amount: '0.00',
    lines: firstLines.map((line) => ({ side: source, line, amount: '0.00' })),
    route: 'No line may be so: correct it where it was made.',
  }));
  const seen = new Map<string, number>();
  return [...rows, ...identities, ...rules].map((difference) => {
    const name = canonicalJson([difference.class, difference.key, difference.amount]);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...difference, digest: sha256(name, String(times)) };
  });
}

function ofRows(recipe: Recipe, difference: OpenDifference): Omit<FoundDifference, 'digest'> {
  return {
    class: difference.class,
    key: keyInWords(difference.key),
    amount: difference.amount.toString(),
    lines: difference.rows
      .slice(0, MOST_LINES_KEPT)
      .map(({ side, row }) => ({ side, line: row.line, amount: row.amount.toString() })),
    route: recipe.routes(difference),
  };
}

/** What rows of other periods this result was explained by: an item that such a row is, is explained with it. */
function explainedRows({ explained }: Reconciliation): ReadonlyMap<string, string> {
  const causes = new Map<string, string>();
  for (const { cause, items } of explained) {
    for (const { because } of items) {
      for (const { key, amount } of because) causes.set(`${keyInWords(key)} ${plain(amount)}`, cause);
    }
  }
  return causes;
}

/** The sign says on which side it stood; the row itself has its own. */
function plain(amount: Money | string): string {
  return amount.toString().replace('-', '');
}

async function insertItems(
  client: PoolClient,
  run: RunRow,
  found: readonly FoundDifference[],
  { today, currency }: { readonly today: CivilDate; readonly currency: Currency },
): Promise<number[]> {
  if (found.length === 0) return [];
  const { rows } = await client.query<{ item_id: number }>(
    `INSERT INTO fordring.reconciliation_item
       (creditor_id, recipe, found_in, found_on, digest, class, key, amount, currency, lines, route)
     SELECT $1, $2, $3, $4, decode(digest, 'hex'), class, key, amount, $5, lines, route
     FROM ROWS FROM (jsonb_to_recordset($6) AS (digest text, class text, key text, amount numeric, lines jsonb, route text))
       WITH ORDINALITY AS found (digest, class, key, amount, lines, route, place)
     ORDER BY place RETURNING item_id`,
    [
      run.creditorId,
      run.recipe,
      run.runId,
      today,
      currency,
      JSON.stringify(found.map((one) => ({ ...one, digest: one.digest.toString('hex') }))),
    ],
  );
  return rows.map((row) => row.item_id);
}
