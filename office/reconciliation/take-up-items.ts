import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { endOf, periodsFrom } from '../../reconciliation/period';
import { tellsBalances, type PeriodRule, type Recipe } from '../../reconciliation/recipe';
import type { OpenDifference, Reconciliation } from '../../reconciliation/result';
import { periodRuleOf } from '../../reconciliation/source-reader';
import { differencesOf, explainedRows, rowInWords, type FoundDifference } from './differences-found';
import { itemsClosedIn, openItems, writeMarks, type Item, type Mark } from './items';
import type { RunRow } from './run-record';

export interface TakenUp {
  /** How many are open now, those of earlier periods among them. */
  readonly open: number;
  /** Differences of this result that are one with differences of earlier periods: together they come to nothing. */
  readonly cleared: ReadonlySet<OpenDifference>;
}

export interface TakingUp {
  readonly today: CivilDate;
  readonly dueOn: CivilDate;
  readonly matchNumber: number;
}

/**
 * Takes a result's differences up as items.
 *
 * - What was open before and is here again keeps its number, owner and age; so does what is here with another amount.
 * - What is new gets a day by which it is to be looked into.
 * - What this result speaks of and does not have any more is gone; so is what it explains.
 * - What an earlier period left open, and this one has with the opposite sign under the same key, is matched: the voucher
 *   of August that was booked in September (S002-92). Both are gone, by the run that matched them.
 * - Whatever else an earlier period left open is carried over.
 *
 * A run that is matched anew takes up anew what it had closed itself; what a person settled in it stays settled.
 */
export async function takeUpItems(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  result: Reconciliation,
  taking: TakingUp,
): Promise<TakenUp> {
  const rule = periodRuleOf(recipe, run.periodRule);
  const closed = await itemsClosedIn(client, run);
  const before = [...(await openItems(client, run)), ...closed.filter(({ standing }) => standing === 'gone')];
  const settled = new Set(
    closed.filter((item) => item.standing === 'settled' && mayBeHereAgain(run, rule, item)).map(digestOf),
  );
  const found = differencesOf(recipe, result).filter((one) => !settled.has(digestOf(one)));

  const again = pairsOfSame(run, rule, before, found);
  const known = new Set(again.values());
  const rest = before.filter((item) => !known.has(item));
  const { gone, open } = fateOf(run, rule, rest, result, taking.matchNumber);
  const own = found.filter((one) => (again.get(one)?.foundIn ?? run.runId) === run.runId);
  const cleared = tellsBalances(rule) ? new Map<FoundDifference, Item>() : opposites(open, own, recipe.currency);

  const fresh = found.filter((one) => !again.has(one));
  const numbers = await insertItems(client, run, fresh, taking.today, recipe.currency);
  const numberOf = new Map<FoundDifference, number>(fresh.map((one, at) => [one, numbers[at] ?? 0]));
  for (const [one, { itemId }] of again) numberOf.set(one, itemId);

  const done = { on: taking.today };
  const clearedItems = new Set(cleared.values());
  await writeMarks(client, run.runId, done, [
    ...fresh.map((one): Mark => ({ itemId: numberOf.get(one) ?? 0, mark: 'found', dueOn: taking.dueOn })),
    ...[...again].flatMap(([difference, item]) => foundAgain(run, item, difference)),
    ...[...gone].flatMap(([{ itemId, standing }, note]): Mark[] =>
      standing === 'gone' ? [] : [{ itemId, mark: 'gone', note }],
    ),
    ...open.flatMap((item): Mark[] =>
      clearedItems.has(item) || (item.standing === 'carried' && item.standingIn === run.runId)
        ? []
        : [{ itemId: item.itemId, mark: 'carried' }],
    ),
  ]);
  await writeMarks(client, run.runId, done, marksOfCleared(run, cleared, numberOf, taking.matchNumber));
  return {
    open: found.length + open.length - 2 * cleared.size,
    cleared: new Set([...cleared.keys()].flatMap(({ from }) => (from ? [from] : []))),
  };
}

function marksOfCleared(
  { period }: RunRow,
  cleared: ReadonlyMap<FoundDifference, Item>,
  numberOf: ReadonlyMap<FoundDifference, number>,
  matchNumber: number,
): Mark[] {
  const how = `when ${period} was matched (match ${matchNumber})`;
  return [...cleared].flatMap(([difference, { itemId, foundInPeriod }]): Mark[] => {
    const number = numberOf.get(difference) ?? 0;
    return [
      { itemId: number, mark: 'gone', note: `matched against difference ${itemId} of ${foundInPeriod} ${how}` },
      { itemId, mark: 'gone', note: `matched against difference ${number} of ${period} ${how}` },
    ];
  });
}

function digestOf({ digest }: { readonly digest: Buffer }): string {
  return digest.toString('hex');
}

/** Whether a result of that rule could have the same thing again: not where each month has movements of its own. */
function mayBeHereAgain(run: RunRow, rule: PeriodRule, item: Item): boolean {
  return rule.counts === 'always' || item.class === 'other-period' || speaksOf(run, rule, item);
}

/** Whether a result would have the item if it were still there: a balance has all that is open, a year its months. */
function speaksOf(run: RunRow, rule: PeriodRule, item: Item): boolean {
  return tellsBalances(rule) || periodsFrom(run.period, endOf(item.foundInPeriod)) === 0;
}

/**
 * Which difference is which item of before: the same class, key and amount; or, where that is left alone under its key on
 * both sides, another amount of the same thing. The movements of another month are other differences, however alike.
 */
function pairsOfSame(
  run: RunRow,
  rule: PeriodRule,
  before: readonly Item[],
  found: readonly FoundDifference[],
): Map<FoundDifference, Item> {
  const candidates = before.filter((item) => mayBeHereAgain(run, rule, item));
  const byDigest = new Map(candidates.map((item) => [digestOf(item), item]));
  const pairs = new Map<FoundDifference, Item>();
  for (const one of found) {
    const item = byDigest.get(digestOf(one));
    if (item) pairs.set(one, item);
  }
  const paired = new Set(pairs.values());
  const itemOf = onlyOnes(
    candidates.filter((item) => !paired.has(item) && (namesAThing(item) || item.foundIn === run.runId)),
  );
  const differenceOf = onlyOnes(found.filter((one) => !pairs.has(one)));
  for (const [key, one] of differenceOf) {
    const item = itemOf.get(key);
    if (item) pairs.set(one, item);
  }
  return pairs;
}

/** The key of rows of another period is its side and period: in a later file other rows stand under it. */
function namesAThing(item: Item): boolean {
  return item.class !== 'other-period';
}

/** What stands alone under its key. */
function onlyOnes<One extends { readonly key: string }>(all: readonly One[]): Map<string, One> {
  const [alone, several] = [new Map<string, One>(), new Set<string>()];
  for (const one of all) {
    if (alone.has(one.key)) several.add(one.key);
    alone.set(one.key, one);
  }
  for (const key of several) alone.delete(key);
  return alone;
}

function foundAgain(run: RunRow, item: Item, difference: FoundDifference): Mark[] {
  const { itemId } = item;
  if (digestOf(item) === digestOf(difference)) {
    return item.standing === 'found' && item.standingIn === run.runId ? [] : [{ itemId, mark: 'found' }];
  }
  const { class: kind, amount, lines, route, digest } = difference;
  const note = `${item.amount} until ${run.period} was matched`;
  return [{ itemId, mark: 'changed', note, now: { class: kind, amount, lines, route, digest } }];
}

/** What becomes of items that are not here again: gone, with the reason, or still open. */
function fateOf(
  run: RunRow,
  rule: PeriodRule,
  items: readonly Item[],
  result: Reconciliation,
  matchNumber: number,
): { gone: Map<Item, string>; open: Item[] } {
  const explained = explainedRows(result);
  const [gone, open] = [new Map<Item, string>(), [] as Item[]];
  for (const item of items) {
    const cause = explained.get(rowInWords(item.key, item.amount));
    if (cause !== undefined) gone.set(item, `explained in ${run.period}: ${cause}`);
    else if (speaksOf(run, rule, item)) {
      gone.set(
        item,
        item.foundIn === run.runId
          ? `no longer there when ${run.period} was matched again (match ${matchNumber})`
          : `no longer there when ${run.period} was matched (match ${matchNumber})`,
      );
    } else open.push(item);
  }
  return { gone, open };
}

/** Differences of this period that take an earlier one back, under the same key and to the øre; the earliest first. */
function opposites(
  open: readonly Item[],
  own: readonly FoundDifference[],
  currency: Currency,
): Map<FoundDifference, Item> {
  const waiting = new Map<string, Item[]>();
  for (const item of open) {
    if (!namesAThing(item)) continue;
    const name = `${item.key} ${item.amount}`;
    const others = waiting.get(name);
    if (others) others.push(item);
    else waiting.set(name, [item]);
  }
  const cleared = new Map<FoundDifference, Item>();
  for (const one of own) {
    const amount = Money.of(one.amount, currency);
    if (!one.from || amount.isZero()) continue;
    const item = waiting.get(`${one.key} ${amount.negated().toString()}`)?.shift();
    if (item) cleared.set(one, item);
  }
  return cleared;
}

async function insertItems(
  client: PoolClient,
  run: RunRow,
  found: readonly FoundDifference[],
  today: CivilDate,
  currency: Currency,
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
      JSON.stringify(found.map((one) => ({ ...one, from: undefined, digest: digestOf(one) }))),
    ],
  );
  return rows.map((row) => row.item_id);
}
