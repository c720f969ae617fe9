import type { PoolClient } from 'pg';
import { CURRENCIES, Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { entriesForValuation } from '../../ledger/entries-for-valuation';
import { valuationsOf, type KeptValuation } from '../claims/valuation-record';
import type { CheckLog } from './check-report';

/** Holds the entries of each valuation against its kept list, and what stands on the allowance against the last of them. */
export async function checkValuations(
  client: PoolClient,
  charts: ReadonlyMap<string, ChartOfAccounts>,
  log: CheckLog,
): Promise<void> {
  for (const [creditorId, chart] of charts) {
    const booked = (await valuationsOf(client, { creditorId })).filter(
      ({ state }) => state === 'booked' || state === 'reversed',
    );
    const stored = await entriesOfValuations(client, creditorId);
    let before: KeptValuation | undefined;
    for (const valuation of booked) {
      const { valuationNumber } = valuation;
      log.attempt('valuation-entries', `valuation ${valuationNumber} of ${creditorId}`, () => {
        compareEntries(valuation, before, { chart, stored: stored.get(valuationNumber) ?? [], log });
      });
      before = valuation;
    }
    const known = new Set(booked.map(({ valuationNumber }) => valuationNumber));
    for (const [number, entries] of stored)
      if (!known.has(number))
        log.offend(
          'valuation-entries',
          `valuation ${number} of ${creditorId}: ${entries.length} entries, and nobody booked it`,
        );
    await compareAllowance(client, { creditorId, chart, standing: before, log });
  }
}

interface Beside {
  readonly chart: ChartOfAccounts;
  readonly stored: readonly string[];
  readonly log: CheckLog;
}

function compareEntries(
  valuation: KeptValuation,
  before: KeptValuation | undefined,
  { chart, stored, log }: Beside,
): void {
  const { asOf, valuationNumber, creditorId } = valuation;
  const expected = entriesForValuation(asOf, valuation, before, chart).map(({ on, text, postings }) =>
    [on, text, ...postings.map(({ account, amount }) => `${account} ${amount.toString()} ${amount.currency}`)].join(
      '; ',
    ),
  );
  log.examine('valuation-entries', stored.length);
  for (let at = 0; at < Math.max(stored.length, expected.length); at += 1) {
    if (stored[at] === expected[at]) continue;
    log.offend(
      'valuation-entries',
      `valuation ${valuationNumber} of ${creditorId}: "${stored[at] ?? 'no entry'}" in the books, "${expected[at] ?? 'no entry'}" by its list`,
    );
  }
}

/** In the order of their numbers, as `entriesForValuation` makes them. */
async function entriesOfValuations(client: PoolClient, creditorId: string): Promise<Map<number, string[]>> {
  const { rows } = await client.query<{ valuation: number; says: string[] }>(
    `SELECT valuation_number AS valuation, array_agg(concat_ws('; ', business_on, text,
       (SELECT string_agg(concat_ws(' ', account, amount, currency), '; ' ORDER BY line) FROM fordring.posting
        WHERE posting.entry_id = entry.entry_id)) ORDER BY entry_id) AS says
     FROM fordring.journal_entry AS entry WHERE creditor_id = $1 AND valuation_number IS NOT NULL GROUP BY 1`,
    [creditorId],
  );
  return new Map(rows.map(({ valuation, says }) => [valuation, says]));
}

async function compareAllowance(
  client: PoolClient,
  {
    creditorId,
    chart,
    standing,
    log,
  }: {
    readonly creditorId: string;
    readonly chart: ChartOfAccounts;
    readonly standing: KeptValuation | undefined;
    readonly log: CheckLog;
  },
): Promise<void> {
  const { rows } = await client.query<{ currency: Currency; sum: string }>(
    `SELECT posting.currency, -sum(amount) AS sum FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE creditor_id = $1 AND claim_id IS NULL AND account = $2 GROUP BY 1`,
    [creditorId, chart.lossAllowance.number],
  );
  for (const currency of CURRENCIES) {
    const apart = (standing?.sums ?? []).filter(({ amount }) => amount.currency === currency);
    const stands = rows.find((row) => row.currency === currency);
    if (apart.length === 0 && !stands) continue;
    log.compare('valuation-allowance', {
      ...{ creditorId, currency, account: Money.ofSum(stands?.sum ?? '0', currency).toString() },
      subLedger: sumOf(
        apart.map(({ amount }) => amount),
        currency,
      ).toString(),
    });
  }
}
