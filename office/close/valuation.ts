import type { Pool } from 'pg';
import { isOverAYear, valuedAt, type ValuedItem } from '../../domain/claim/valuation';
import type { ValuationRule } from '../../domain/close/closings';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { OpenItem } from '../../domain/claim/open-item';
import { CURRENCIES, Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { AsOf } from '../claims/events-as-of';
import { accountBalances } from '../controls/account-balances';
import { knownEntries } from '../controls/known-entries';
import { CLAIM_BALANCES, paramsOf } from './claim-balances';
import { openItems } from './open-items';
import type { ReportedCreditor } from './reported-creditor';
import { stagesOn } from './stages-on';

/** What of a creditor's open claims in one currency is doubtful at the end of a day. */
export interface ValuedCurrency {
  readonly items: readonly ValuedItem[];
  readonly open: Money;
  readonly toValue: Money;
  /** The claims over a year, counted by the accounts alone: that none is missing from the list. */
  readonly counted: { readonly claims: number; readonly open: Money };
  /** Gross, and not among the claims. */
  readonly owedBack: Money;
  readonly suspense: Money;
}

/** In the creditor's currency; claims in other currencies stand apart, and no sum mixes two. */
export interface Valuation extends ValuedCurrency {
  readonly rule: ValuationRule;
  /** No claim over a year is missing, in any currency. */
  readonly isComplete: boolean;
  /** Absent where nothing of the kind stands in another currency. */
  readonly otherCurrencies?: readonly ValuedCurrency[];
}

/**
 * Every open claim that the creditor's rule values, by accounting day and the due date in force (S002-75 to S002-77). By
 * whichever rule: the claims over a year are counted apart, and none of them may be missing.
 */
export async function valuationOf(
  pool: Pool,
  creditor: ReportedCreditor,
  days: AsOf,
  rule: ValuationRule = { by: 'age' },
): Promise<Valuation> {
  const { creditorId, chart, currency: own } = creditor;
  const beside = {
    writtenDown: await writtenDown(pool, creditor, days),
    stageOf: rule.by === 'age' ? () => 'dunning' as const : await stagesOn(pool, creditorId, days),
  };
  const items = valuedAt(await openItems(pool, creditor, days), beside, { rule, asOf: days.asOf });
  const counted = await countedOverAYear(pool, creditor, days);
  const { accounts } = await accountBalances(pool, creditorId, days);
  const valuedIn = (currency: Currency): ValuedCurrency => {
    const owned = items.filter(({ open }) => open.currency === currency);
    const total = (part: 'open' | 'toValue') =>
      sumOf(
        owned.map((item) => item[part]),
        currency,
      );
    const standsOn = (role: 'refundLiability' | 'suspense'): Money =>
      accounts
        .find(({ account, balance }) => account === chart[role].number && balance.currency === currency)
        ?.balance.negated() ?? Money.zero(currency);
    return {
      ...{ items: owned, open: total('open'), toValue: total('toValue') },
      counted: counted.get(currency) ?? { claims: 0, open: Money.zero(currency) },
      ...{ owedBack: standsOn('refundLiability'), suspense: standsOn('suspense') },
    };
  };
  const every = CURRENCIES.map((currency) => [currency, valuedIn(currency)] as const);
  const others = every.filter(([currency, part]) => currency !== own && !isEmpty(part)).map(([, part]) => part);
  return {
    ...valuedIn(own),
    rule,
    isComplete: every.every(([, part]) => hasAll(part, days.asOf)),
    ...(others.length > 0 && { otherCurrencies: others }),
  };
}

function hasAll({ items, counted }: ValuedCurrency, asOf: CivilDate): boolean {
  const overAYear = items.filter(({ dueOn }) => isOverAYear(dueOn, asOf));
  const open = sumOf(
    overAYear.map((item) => item.open),
    counted.open.currency,
  );
  return counted.claims === overAYear.length && counted.open.equals(open);
}

function isEmpty({ items, counted, owedBack, suspense }: ValuedCurrency): boolean {
  return items.length === 0 && counted.claims === 0 && owedBack.isZero() && suspense.isZero();
}

async function writtenDown(
  pool: Pool,
  { creditorId, chart }: ReportedCreditor,
  { asOf, known }: AsOf,
): Promise<(item: OpenItem) => Money | undefined> {
  const { rows } = await pool.query<{ invoice: string; sum: string; currency: Currency }>(
    `SELECT invoice_number AS invoice, -sum(posting.amount) AS sum, posting.currency
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id) JOIN fordring.claim USING (claim_id)
     WHERE journal_entry.creditor_id = $1 AND accounting_on <= $2 AND account = $4
       AND ${knownEntries('$1', '$3')} GROUP BY 1, 3`,
    [creditorId, asOf, known ?? null, chart.lossAllowance.number],
  );
  const written = new Map(
    rows.map(({ invoice, sum, currency }) => [`${currency} ${invoice}`, Money.ofSum(sum, currency)]),
  );
  return ({ invoiceNumber, open }) => written.get(`${open.currency} ${invoiceNumber}`);
}

async function countedOverAYear(
  pool: Pool,
  creditor: ReportedCreditor,
  days: AsOf,
): Promise<ReadonlyMap<Currency, ValuedCurrency['counted']>> {
  const { rows } = await pool.query<{ currency: Currency; claims: number; open: string }>(
    `${CLAIM_BALANCES}
     SELECT balance.currency, count(*)::integer AS claims, sum(principal + charges) AS open
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id)
     WHERE coalesce(moved.due_on, claim.due_on) + interval '1 year' < $2::date GROUP BY 1`,
    [...paramsOf(creditor, days)],
  );
  return new Map(rows.map(({ currency, claims, open }) => [currency, { claims, open: Money.ofSum(open, currency) }]));
}
