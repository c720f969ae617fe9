import type { Pool } from 'pg';
import type { ListedItem } from '../../domain/close/open-item-list';
import { sumOf, type Currency, type Money } from '../../domain/kernel/money';
import { sumsByCurrency } from '../../domain/kernel/sums-by-currency';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { accountBalances } from '../controls/account-balances';
import { digestOfItems, listsOf, type KeptList } from './list-record';
import { administrationsOfMonth, listedItems } from './make-lists';
import { daysOf } from './period-marks';
import type { ReportedCreditor } from './reported-creditor';

/** A kept list beside the books as they are now. */
export interface ShownList extends KeptList {
  /** The books of the month changed since the list was made. */
  readonly isStale: boolean;
  readonly isLate: boolean;
}

/** Open claims of the month's last day that stand on no list. */
export interface Unlisted {
  /** An administration without a list of this month, `none` or `several`. */
  readonly administrationId: string;
  readonly claims: number;
  readonly sums: readonly Money[];
}

/** How the lists of a month stand, and whether they come to what the control accounts say. */
export interface ListsOfMonth {
  readonly period: string;
  readonly asOf: CivilDate;
  /** The newest of each administration. */
  readonly lists: readonly ShownList[];
  /** Administrations of which nobody has made the list. */
  readonly missing: readonly string[];
  readonly unlisted: readonly Unlisted[];
  /** Of each currency: what the lists and the unlisted claims come to, and what stands on the control accounts. */
  readonly totals: readonly { readonly listed: Money; readonly control: Money; readonly difference: Money }[];
}

/** The newest month of which a list was made. */
export async function newestMonth(pool: Pool, creditorId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ period: string | null }>(
    'SELECT max(period) AS period FROM fordring.open_item_list WHERE creditor_id = $1',
    [creditorId],
  );
  return rows[0]?.period ?? undefined;
}

/** Throws `PeriodRefused`. */
export async function listsOfMonth(
  pool: Pool,
  creditor: ReportedCreditor,
  { period, today }: { readonly period: string; readonly today: CivilDate },
): Promise<ListsOfMonth> {
  const { creditorId, currency } = creditor;
  const asOf = daysOf(period).to;
  const kept = (await listsOf(pool, { creditorId, period })).filter(({ state }) => state !== 'replaced');
  const now = await listedItems(pool, creditor, { asOf, known: today });
  const lists = kept.map((list) => ({
    ...list,
    isStale: digestOfItems(now.get(list.administrationId) ?? []) !== list.sha256,
    isLate: list.state === 'waiting' && list.dueOn < today,
  }));
  const listed = new Set(lists.map(({ administrationId }) => administrationId));
  const unlisted = [...now]
    .filter(([administrationId]) => !listed.has(administrationId))
    .map(([administrationId, items]) => ({
      ...{ administrationId, claims: claimsOf(items), sums: sumsOf(items, currency) },
    }))
    .sort((one, other) => (one.administrationId < other.administrationId ? -1 : 1));
  const due = await administrationsOfMonth(pool, creditorId, period);
  const sums = [...lists, ...unlisted].flatMap((part) => part.sums);
  return {
    ...{ period, asOf, lists, unlisted },
    missing: due.map(({ administrationId }) => administrationId).filter((id) => !listed.has(id)),
    totals: await heldAgainstAccounts(pool, creditor, { asOf, known: today }, sums),
  };
}

function claimsOf(items: readonly ListedItem[]): number {
  return new Set(items.map(({ claimId }) => claimId)).size;
}

function sumsOf(items: readonly ListedItem[], own: Currency): readonly Money[] {
  const open = items.map(({ principal, charges }) => principal.plus(charges));
  return sumsByCurrency(open, open[0]?.currency ?? own).filter((sum) => open.length === 0 || !sum.isZero());
}

async function heldAgainstAccounts(
  pool: Pool,
  { creditorId, currency }: ReportedCreditor,
  days: { readonly asOf: CivilDate; readonly known: CivilDate },
  sums: readonly Money[],
): Promise<ListsOfMonth['totals']> {
  const { control, otherControls = [] } = await accountBalances(pool, creditorId, days);
  const controls = [control, ...otherControls];
  const currencies = [
    ...new Set([currency, ...controls.map((sum) => sum.currency), ...sums.map((sum) => sum.currency)]),
  ];
  return currencies.map((own) => {
    const [listed, onAccounts] = [sums, controls].map((amounts) =>
      sumOf(
        amounts.filter((amount) => amount.currency === own),
        own,
      ),
    ) as [Money, Money];
    return { listed, control: onAccounts, difference: onAccounts.minus(listed) };
  });
}
