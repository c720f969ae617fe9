import type { Pool } from 'pg';
import { AGE_BUCKETS, FIRST_DAYS_PAST_DUE, type AgeBucket } from '../../domain/claim/age-bucket';
import type { AgeAnalysis, AgedRow, AgedSum } from '../../domain/claim/aged-claims';
import { CURRENCIES, Money, type Currency } from '../../domain/kernel/money';
import type { AccountRole } from '../../ledger/chart-of-accounts';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';
import type { AsOf } from '../claims/events-as-of';
import { accountBalances } from '../controls/account-balances';
import { CLAIM_BALANCES, paramsOf } from './claim-balances';
import type { ReportedCreditor } from './reported-creditor';

/** By accounting day and the due date in force. The same two days give the same figures for ever. */
export async function ageAnalysis(
  pool: Pool,
  creditor: ReportedCreditor,
  { byAdministration = false, ...days }: AsOf & { readonly byAdministration?: boolean },
): Promise<AgeAnalysis> {
  const { currency, creditorId } = creditor;
  const every = await agedCells(pool, creditor, days, byAdministration);
  const cells = every.filter(({ open }) => open.currency === currency);
  const all = rowOf(cells, currency);
  const { accounts, control, otherControls = [] } = await accountBalances(pool, creditorId, days);
  const standsOn = (role: AccountRole): Money =>
    accounts
      .find(({ account, balance }) => account === creditor.chart[role].number && balance.currency === currency)
      ?.balance.negated() ?? Money.zero(currency);
  const others = CURRENCIES.filter((other) => other !== currency).flatMap((other) => {
    const own = rowOf(
      every.filter(({ open }) => open.currency === other),
      other,
    );
    const onAccounts = otherControls.find((sum) => sum.currency === other) ?? Money.zero(other);
    if (own.total.claims === 0 && onAccounts.isZero()) return [];
    return [{ all: own, control: onAccounts, difference: onAccounts.minus(own.total.open) }];
  });
  return {
    groups: groupsOf(cells, currency),
    ...(byAdministration && {
      administrations: [...new Set(cells.map(({ owner }) => owner))].sort().map((administrationId) => {
        const own = cells.filter(({ owner }) => owner === administrationId);
        return { administrationId, ...rowOf(own, currency), groups: groupsOf(own, currency) };
      }),
    }),
    all,
    ...(others.length > 0 && { otherCurrencies: others }),
    ...{ control, difference: control.minus(all.total.open) },
    ...{ owedBack: standsOn('refundLiability'), suspense: standsOn('suspense') },
  };
}

interface Cell extends AgedSum {
  readonly owner: string;
  readonly invoiceGroup: string;
  readonly bucket: AgeBucket;
}

async function agedCells(
  pool: Pool,
  creditor: ReportedCreditor,
  days: AsOf,
  byAdministration: boolean,
): Promise<readonly Cell[]> {
  const administrations = byAdministration ? await administrationsOn(pool, creditor.creditorId, days.asOf) : [];
  const { rows } = await pool.query<
    { owner: string; invoice_group: string; bucket: number } & { claims: number; open: string; currency: Currency }
  >(
    `${CLAIM_BALANCES}${byAdministration ? `, ${OWNERS.with('$8')}` : ''}
     SELECT ${byAdministration ? OWNERS.owner : "''"} AS owner, coalesce(stated.invoice_group, claim.invoice_group) AS invoice_group,
       width_bucket($2::date - coalesce(moved.due_on, claim.due_on), $7::integer[]) AS bucket,
       balance.currency, count(*)::integer AS claims, sum(principal + charges) AS open
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id)
       LEFT JOIN stated USING (claim_id) ${byAdministration ? OWNERS.join('$8') : ''}
     GROUP BY 1, 2, 3, 4`,
    [
      ...[...paramsOf(creditor, days), FIRST_DAYS_PAST_DUE],
      ...(byAdministration ? [ownersParameter(administrations, days.asOf)] : []),
    ],
  );
  return rows.map(({ owner, invoice_group: invoiceGroup, bucket, claims, open, currency }) => ({
    ...{ owner, invoiceGroup, bucket: AGE_BUCKETS[bucket] as AgeBucket, claims, open: Money.ofSum(open, currency) },
  }));
}

function groupsOf(cells: readonly Cell[], currency: Currency): AgeAnalysis['groups'] {
  const names = [...new Set(cells.map(({ invoiceGroup }) => invoiceGroup))].sort();
  return names.map((invoiceGroup) => ({
    invoiceGroup,
    ...rowOf(
      cells.filter((cell) => cell.invoiceGroup === invoiceGroup),
      currency,
    ),
  }));
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
