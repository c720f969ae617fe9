import type { Pool } from 'pg';
import { AGE_BUCKETS, FIRST_DAYS_PAST_DUE, type AgeBucket } from '../../domain/claim/age-bucket';
import type { AgeAnalysis, AgedRow, AgedSum } from '../../domain/claim/aged-claims';
import { Money, type Currency } from '../../domain/kernel/money';
import type { AccountRole } from '../../ledger/chart-of-accounts';
import type { AsOf } from '../claims/events-as-of';
import { accountBalances } from '../controls/account-balances';
import { CLAIM_BALANCES, paramsOf } from './claim-balances';
import type { ReportedCreditor } from './reported-creditor';

/** By accounting day and the due date in force. The same two days give the same figures for ever. */
export async function ageAnalysis(pool: Pool, creditor: ReportedCreditor, days: AsOf): Promise<AgeAnalysis> {
  const { currency } = creditor;
  const { rows } = await pool.query<{ invoice_group: string; bucket: number; claims: number; open: string }>(
    `${CLAIM_BALANCES}
     SELECT coalesce(stated.invoice_group, claim.invoice_group) AS invoice_group,
       width_bucket($2::date - coalesce(moved.due_on, claim.due_on), $7::integer[]) AS bucket,
       count(*)::integer AS claims, sum(principal + charges) AS open
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id)
       LEFT JOIN stated USING (claim_id)
     WHERE balance.currency = $8 GROUP BY 1, 2`,
    [...paramsOf(creditor, days), FIRST_DAYS_PAST_DUE, currency],
  );
  const cells = rows.map(({ invoice_group: invoiceGroup, bucket, claims, open }) => ({
    ...{ invoiceGroup, bucket: AGE_BUCKETS[bucket] as AgeBucket, claims, open: Money.ofSum(open, currency) },
  }));
  const names = [...new Set(cells.map(({ invoiceGroup }) => invoiceGroup))].sort();
  const all = rowOf(cells, currency);
  const { accounts, control } = await accountBalances(pool, creditor.creditorId, days);
  const standsOn = (role: AccountRole): Money =>
    accounts
      .find(({ account, balance }) => account === creditor.chart[role].number && balance.currency === currency)
      ?.balance.negated() ?? Money.zero(currency);
  return {
    groups: names.map((invoiceGroup) => {
      const own = cells.filter((cell) => cell.invoiceGroup === invoiceGroup);
      return { invoiceGroup, ...rowOf(own, currency) };
    }),
    all,
    ...{ control, difference: control.minus(all.total.open) },
    ...{ owedBack: standsOn('refundLiability'), suspense: standsOn('suspense') },
  };
}

function rowOf(cells: readonly (AgedSum & { readonly bucket: AgeBucket })[], currency: Currency): AgedRow {
  const sumOf = (some: readonly AgedSum[]): AgedSum => ({
    claims: some.reduce((count, { claims }) => count + claims, 0),
    open: some.reduce((sum, { open }) => sum.plus(open), Money.zero(currency)),
  });
  return {
    buckets: AGE_BUCKETS.map((name) => ({ bucket: name, ...sumOf(cells.filter(({ bucket }) => bucket === name)) })),
    total: sumOf(cells),
  };
}
