import type { PoolClient } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { checkPostings, checkRow } from './check-claim';
import { checkEntriesOf } from './check-entries';
import { checkInterest, findLostInterest } from './check-interest';
import { checkLetters } from './check-letters';
import type { CheckLog, CheckName } from './check-report';
import { checkShares } from './check-shares';
import { claimsAfter, eventsOf, postingsOf, type StoredClaim } from './checked-rows';
import type { KnownRulebooks } from './known-rulebooks';
import { MessagesInOrder } from './messages-in-order';
import { rowsOf } from './rows-of-claims';
import { SubLedgerSums } from './sub-ledger-sums';

const CHUNK = 2_500;

/** Whose claims are gone through, and by which rules. */
export interface ClaimsToCheck {
  /** All creditors when absent. */
  readonly creditorIds: readonly string[] | undefined;
  readonly charts: ReadonlyMap<string, ChartOfAccounts>;
  readonly rulebooks: KnownRulebooks;
  readonly progress: (done: number) => void;
}

/** Goes through all claims in the order of their ids, a chunk at a time, and gives what they add up to. */
export async function checkClaims(client: PoolClient, asked: ClaimsToCheck, log: CheckLog): Promise<SubLedgerSums> {
  const sums = new SubLedgerSums();
  const messages = await MessagesInOrder.open(client, asked.creditorIds);
  let after = '';
  for (let done = 0; ;) {
    const claims = await claimsAfter(client, after, CHUNK, asked.creditorIds);
    const last = claims.at(-1);
    if (!last) break;
    await checkChunk(client, claims, { ...asked, sums, messages }, log);
    after = last.claimId;
    done += claims.length;
    asked.progress(done);
  }
  await messages.close();
  await findStrays(client, log, asked.creditorIds);
  await findLostInterest(client, log, asked.creditorIds);
  return sums;
}

async function checkChunk(
  client: PoolClient,
  claims: readonly StoredClaim[],
  { charts, rulebooks, sums, messages }: ClaimsToCheck & { sums: SubLedgerSums; messages: MessagesInOrder },
  log: CheckLog,
): Promise<void> {
  const ids = claims.map(({ claimId }) => claimId);
  const events = await eventsOf(client, ids);
  const booked = await postingsOf(client, ids);
  const rows = await rowsOf(client, ids);
  const told = await messages.of(ids);
  for (const stored of claims) {
    const { claimId } = stored;
    const own = <Row>(by: ReadonlyMap<string, readonly Row[]>): readonly Row[] => by.get(claimId) ?? [];
    const attempt = <T>(name: CheckName, part: () => T) => log.attempt(name, `claim ${claimId}`, part);
    const folded = attempt('claim-figures', () => checkRow(stored, own(events), rulebooks, log)) ?? [];
    const shares = own(rows.shares);
    const letters = { claimId, rulebooks, documents: own(rows.documents), messages: own(told) };
    attempt('payment-shares', () => {
      checkShares(claimId, folded, shares, log);
    });
    attempt('documents', () => {
      checkLetters(folded, letters, log);
    });
    const interest = { lines: own(rows.interestLines), invoiced: own(rows.invoicedInterest), rulebooks };
    attempt('late-interest', () => {
      checkInterest(claimId, folded, interest, log);
    });
    const claim = folded.at(-1)?.after;
    const chart = charts.get(stored.creditorId);
    if (!claim || !chart) continue;
    attempt('entries', () => {
      checkEntriesOf(folded, { claimId, chart, entries: own(rows.entries), shares }, log);
    });
    attempt('claim-postings', () => {
      checkPostings(claim, chart, booked.get(claimId) ?? new Map<string, string>(), log);
    });
    attempt('control-accounts', () => {
      sums.add(claim);
    });
  }
}

const OF_CLAIMS: readonly [table: string, has: string][] = [
  ['claim_event', 'events'],
  ['journal_entry', 'journal entries'],
  ['payment_share', 'shares of payments'],
  ['payment_move', 'moved payments'],
  ['document', 'documents'],
  ['outbox', 'messages'],
  ['open_claim', 'a row among open claims'],
];

const OF_CREDITORS: readonly [table: string, has: string][] = [
  ['claim', 'claims'],
  ['payment', 'payments'],
  ['journal_entry', 'journal entries'],
];

/** Rows that belong to no claim, debtor or creditor are found by nobody who starts from the claims. */
async function findStrays(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  for (const [table, has] of OF_CLAIMS) {
    const { rows } = await client.query<{ claim_id: string; count: number }>(
      `SELECT claim_id, count(*) OVER () AS count FROM fordring.${table} AS stray
       WHERE NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = stray.claim_id) AND claim_id IS NOT NULL
         AND ($1::text[] IS NULL OR left(claim_id, strpos(claim_id, '/') - 1) = ANY ($1))
       GROUP BY claim_id ORDER BY claim_id LIMIT 10`,
      [creditorIds ?? null],
    );
    for (const row of rows) log.offend('event-numbers', `claim ${row.claim_id}: it has ${has}, but no row`);
    log.offendMore('event-numbers', (rows[0]?.count ?? 0) - rows.length);
  }
  for (const [table, has] of OF_CREDITORS) {
    const { rows } = await client.query<{ creditor_id: string }>(
      `SELECT DISTINCT creditor_id FROM fordring.${table} AS stray
       WHERE NOT EXISTS (SELECT FROM fordring.creditor WHERE creditor.creditor_id = stray.creditor_id)
         AND ($1::text[] IS NULL OR creditor_id = ANY ($1)) LIMIT 10`,
      [creditorIds ?? null],
    );
    for (const row of rows) log.offend('event-numbers', `creditor ${row.creditor_id}: it has ${has}, but no row`);
  }
  const { rows } = await client.query<{ creditor_id: string; debtor_id: string; count: number }>(
    `SELECT creditor_id, debtor_id, count(*) OVER () AS count FROM fordring.claim AS stray
     WHERE NOT EXISTS (SELECT FROM fordring.debtor
         WHERE debtor.creditor_id = stray.creditor_id AND debtor.debtor_id = stray.debtor_id)
       AND ($1::text[] IS NULL OR creditor_id = ANY ($1))
     GROUP BY creditor_id, debtor_id ORDER BY creditor_id, debtor_id LIMIT 10`,
    [creditorIds ?? null],
  );
  for (const row of rows)
    log.offend('event-numbers', `debtor ${row.debtor_id} of ${row.creditor_id}: there are claims, but no row`);
  log.offendMore('event-numbers', (rows[0]?.count ?? 0) - rows.length);
}
