import type { PoolClient } from 'pg';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { checkPostings, checkRow, checkShares } from './check-claim';
import type { CheckLog } from './check-report';
import { claimsAfter, eventsOf, postingsOf, sharesOf } from './checked-rows';
import { SubLedgerSums } from './sub-ledger-sums';

const CHUNK = 2_500;

/** Goes through all claims in the order of their ids, a chunk at a time, and gives what they add up to. */
export async function checkClaims(
  client: PoolClient,
  charts: ReadonlyMap<string, ChartOfAccounts>,
  log: CheckLog,
  { progress, creditorId }: { readonly progress: (done: number) => void; readonly creditorId?: string | undefined },
): Promise<SubLedgerSums> {
  const sums = new SubLedgerSums();
  let after = '';
  for (let done = 0; ;) {
    const claims = await claimsAfter(client, after, CHUNK, creditorId);
    const last = claims.at(-1);
    if (!last) break;
    const ids = claims.map(({ claimId }) => claimId);
    const events = await eventsOf(client, ids);
    const booked = await postingsOf(client, ids);
    const shared = await sharesOf(client, ids);
    for (const stored of claims) {
      const { claimId } = stored;
      const claim = checkRow(stored, events.get(claimId) ?? [], log);
      const chart = charts.get(stored.creditorId);
      if (!claim || !chart) continue;
      checkPostings(claim, chart, booked.get(claimId) ?? new Map<string, string>(), log);
      checkShares(claim, shared.get(claimId) ?? '0.00', log);
      sums.add(claim);
    }
    after = last.claimId;
    done += claims.length;
    progress(done);
  }
  if (creditorId === undefined) await findStrays(client, log);
  return sums;
}

/** Rows that belong to no claim are found by nobody who starts from the claims. */
async function findStrays(client: PoolClient, log: CheckLog): Promise<void> {
  const { rows } = await client.query<{ claim_id: string }>(
    `SELECT DISTINCT claim_id FROM fordring.claim_event
     WHERE NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = claim_event.claim_id) LIMIT 10`,
  );
  for (const row of rows) log.offend('event-numbers', `claim ${row.claim_id}: it has events, but no row`);
}
