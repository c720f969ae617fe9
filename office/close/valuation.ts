import type { Pool } from 'pg';
import { valuedAt, type ValuedItem } from '../../domain/claim/valuation';
import { Money } from '../../domain/kernel/money';
import type { AsOf } from '../claims/events-as-of';
import { accountBalances } from '../controls/account-balances';
import { knownEntries } from '../controls/known-entries';
import { CLAIM_BALANCES, paramsOf } from './claim-balances';
import { openItems } from './open-items';
import type { ReportedCreditor } from './reported-creditor';

/** What of a creditor's open claims is doubtful by age at the end of a day. */
export interface Valuation {
  readonly items: readonly ValuedItem[];
  readonly open: Money;
  readonly toValue: Money;
  /** The same claims counted by the accounts alone: that none is missing from the list. */
  readonly counted: { readonly claims: number; readonly open: Money };
  readonly isComplete: boolean;
  /** Gross, and not among the claims. */
  readonly owedBack: Money;
  readonly suspense: Money;
}

/** Every open claim more than one year past due, by accounting day and the due date in force (S002-75 to 77). */
export async function valuationOf(pool: Pool, creditor: ReportedCreditor, days: AsOf): Promise<Valuation> {
  const { currency, creditorId, chart } = creditor;
  const items = valuedAt(await openItems(pool, creditor, days), await writtenDown(pool, creditor, days), days.asOf);
  const sumOf = (part: 'open' | 'toValue'): Money =>
    items.reduce((sum, item) => sum.plus(item[part]), Money.zero(currency));
  const counted = await countedOverAYear(pool, creditor, days);
  const { accounts } = await accountBalances(pool, creditorId, days);
  const standsOn = (role: 'refundLiability' | 'suspense'): Money =>
    accounts.find(({ account }) => account === chart[role].number)?.balance.negated() ?? Money.zero(currency);
  const open = sumOf('open');
  return {
    ...{ items, open, toValue: sumOf('toValue'), counted },
    isComplete: counted.claims === items.length && counted.open.minus(open).isZero(),
    ...{ owedBack: standsOn('refundLiability'), suspense: standsOn('suspense') },
  };
}

async function writtenDown(
  pool: Pool,
  { creditorId, chart, currency }: ReportedCreditor,
  { asOf, known }: AsOf,
): Promise<ReadonlyMap<string, Money>> {
  const { rows } = await pool.query<{ invoice: string; sum: string }>(
    `SELECT invoice_number AS invoice, -sum(posting.amount) AS sum
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id) JOIN fordring.claim USING (claim_id)
     WHERE journal_entry.creditor_id = $1 AND accounting_on <= $2 AND account = $4
       AND ${knownEntries('$1', '$3')} GROUP BY 1`,
    [creditorId, asOf, known ?? null, chart.lossAllowance.number],
  );
  return new Map(rows.map(({ invoice, sum }) => [invoice, Money.ofSum(sum, currency)]));
}

async function countedOverAYear(pool: Pool, creditor: ReportedCreditor, days: AsOf): Promise<Valuation['counted']> {
  const { rows } = await pool.query<{ claims: number; open: string | null }>(
    `${CLAIM_BALANCES}
     SELECT count(*)::integer AS claims, sum(principal + charges) AS open
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id)
     WHERE coalesce(moved.due_on, claim.due_on) + interval '1 year' < $2::date`,
    [...paramsOf(creditor, days)],
  );
  return { claims: rows[0]?.claims ?? 0, open: Money.ofSum(rows[0]?.open ?? '0', creditor.currency) };
}
