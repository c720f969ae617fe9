import type { Pool } from 'pg';
import { effectOf, type CutOffEffect, type MovedEntry, type MovedPostings } from '../../domain/deliveries/counted';
import { lastDayOf, type Span } from '../../domain/deliveries/awaited';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { controlAccountsOf, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { signingOf } from '../../policies/authority/shipped-signing';
import { knownEntries } from '../controls/known-entries';
import { matrixInForce } from '../decisions/matrices';

/** Of which months the entries are held against the months to which they belong. */
export interface CutOffAsked {
  readonly creditorId: string;
  readonly currency: Currency;
  readonly chart: ChartOfAccounts;
  /** Whole months. */
  readonly span: Span;
  readonly sourceSystemId?: string | undefined;
  readonly asOf: CivilDate;
  readonly known?: CivilDate | undefined;
}

/** The cut-off of some months. */
export interface CutOff {
  /** How many entries stand in the months, or belong to them. */
  readonly examined: number;
  readonly entries: readonly MovedEntry[];
  readonly postings: readonly MovedPostings[];
}

interface EntryRow {
  readonly id: string;
  readonly invoice: string | null;
  readonly text: string;
  readonly business_on: CivilDate;
  readonly accounting_on: CivilDate;
  readonly postings: readonly (readonly [account: string, amount: string, currency: Currency])[];
}

const IN_SPAN = `creditor_id = $1 AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}
  AND (accounting_on BETWEEN $4 AND $5 OR (accounting_on > $5 AND business_on BETWEEN $4 AND $5))
  AND ($6::text IS NULL OR claim_id IN (
    SELECT claim_id FROM fordring.claim_origin WHERE source_system = $6))`;

/**
 * The entries that stand in other months than those to which they belong (S002-92): the accounting day against the value day,
 * which of a registration is the day of issue. A late fact that came after its month was closed is among them.
 */
export async function cutOff(pool: Pool, asked: CutOffAsked): Promise<CutOff> {
  const { creditorId, currency, chart, span, sourceSystemId, asOf, known } = asked;
  const values = [creditorId, asOf, known ?? null, span.from, span.to, sourceSystemId ?? null];
  const { rows } = await pool.query<EntryRow>(
    `SELECT entry_id::text AS id, split_part(claim_id, '/', 2) AS invoice, text, business_on, accounting_on, (
       SELECT jsonb_agg(jsonb_build_array(account, amount::text, currency) ORDER BY line)
       FROM fordring.posting WHERE posting.entry_id = entry.entry_id) AS postings
     FROM fordring.journal_entry AS entry
     WHERE ${IN_SPAN} AND date_trunc('month', business_on) <> date_trunc('month', accounting_on)
     ORDER BY accounting_on, claim_id COLLATE "C", entry_id`,
    values,
  );
  const { rows: all } = await pool.query<{ examined: number }>(
    `SELECT count(*)::integer AS examined FROM fordring.journal_entry AS entry WHERE ${IN_SPAN}`,
    values,
  );
  const control = new Set(controlAccountsOf(chart));
  const inResult = resultAccountsOf(chart);
  const entries = rows.map((row): MovedEntry => {
    const sum = (accounts: ReadonlySet<string>): Money =>
      row.postings
        .filter(([account, , of]) => accounts.has(account) && of === currency)
        .reduce((total, [, amount]) => total.plus(Money.ofSum(amount, currency)), Money.zero(currency));
    return {
      ...{ entryId: row.id, text: row.text, valueDay: row.business_on, accountingDay: row.accounting_on },
      ...(row.invoice !== null && row.invoice !== '' && { invoiceNumber: row.invoice }),
      receivables: sum(control),
      result: sum(inResult).negated(),
    };
  });
  return { examined: all[0]?.examined ?? 0, entries, postings: postingsOf(rows) };
}

/** Credits on them make the result better. */
function resultAccountsOf(chart: ChartOfAccounts): ReadonlySet<string> {
  const { revenue, feeIncome, interestIncome, receivableLoss } = chart;
  return new Set([revenue, feeIncome, interestIncome, receivableLoss].map(({ number }) => number));
}

function postingsOf(rows: readonly EntryRow[]): MovedPostings[] {
  const sums = new Map<string, MovedPostings>();
  for (const { business_on: valueDay, accounting_on: accountingDay, postings } of rows) {
    const [belongsTo, standsIn] = [valueDay.slice(0, 7), accountingDay.slice(0, 7)];
    for (const [account, text, currency] of postings) {
      const key = [belongsTo, standsIn, account, currency].join(' ');
      const amount = Money.ofSum(text, currency);
      const before = sums.get(key) ?? { belongsTo, standsIn, account, entries: 0, amount: Money.zero(currency) };
      sums.set(key, { ...before, entries: before.entries + 1, amount: before.amount.plus(amount) });
    }
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}

/** What the entries do to one month: what stands in it and belongs elsewhere, less what belongs to it and stands elsewhere. */
export function effectOn(
  month: string,
  entries: readonly MovedEntry[],
  { currency, threshold }: { readonly currency: Currency; readonly threshold: Money | undefined },
): CutOffEffect {
  let [receivables, result] = [Money.zero(currency), Money.zero(currency)];
  let touching = 0;
  for (const entry of entries) {
    const standsHere = entry.accountingDay.startsWith(month);
    if (!standsHere && !entry.valueDay.startsWith(month)) continue;
    touching += 1;
    receivables = standsHere ? receivables.plus(entry.receivables) : receivables.minus(entry.receivables);
    result = standsHere ? result.plus(entry.result) : result.minus(entry.result);
  }
  return effectOf(receivables, result, threshold, touching);
}

/** The threshold above which a difference is material, as the creditor's authority matrix of the day states it; none without. */
export async function thresholdOn(
  pool: Pool,
  creditorId: string,
  currency: Currency,
  day: CivilDate,
): Promise<Money | undefined> {
  const { materiality, currency: of } = signingOf(await matrixInForce(pool, creditorId, day), currency);
  return materiality === undefined || of !== currency ? undefined : Money.of(materiality, currency);
}

/** The first and the last day of a month. */
export function spanOfMonth(month: string): Span | undefined {
  const to = /^\d{4}-\d{2}$/.test(month) ? lastDayOf(month) : undefined;
  return to && { from: `${month}-01` as CivilDate, to };
}
