import { isOnItsWay } from '../../../store/relay/on-its-way';
import type { Pool } from 'pg';
import { readSource } from '../../../formats/tables/read-source';
import { keptPieces } from '../kept-files';
import { currentLoads, isLedgersAnswer } from '../loads';
import { creditorOfRuns } from '../creditor-of-runs';
import { recipeIn } from '../recipe-of-run';

/** The claims that a workflow follows now, by their ids. The engine tells, so whoever runs a worker says how. */
export type OpenWorkflows = (creditorId: string) => Promise<readonly string[]>;

/**
 * The claims that a workflow follows, as they are to be held against the open claims that the same run was told before. Between the two
 * readings claims are paid and new ones are told of: such a claim is asked of the ledger a second time, and what happened
 * meanwhile is no difference. What is left is lost (open both times, and followed by nothing) or an orphan (followed, and
 * open at neither).
 */
export async function followedClaims(
  pool: Pool,
  { creditorId, runId }: { readonly creditorId: string; readonly runId?: number },
  openWorkflows: OpenWorkflows,
): Promise<string[]> {
  const before = runId === undefined ? undefined : await openAsTold(pool, creditorId, runId);
  const followed = await openWorkflows(creditorId);
  if (!before) return [...followed];
  const isFollowed = new Set(followed);
  const isOpenNow = await openClaimsOf(pool, creditorId);
  return [
    ...followed.filter((claimId) => before.has(claimId) || !isOpenNow.has(claimId)),
    ...[...before].filter((claimId) => !isFollowed.has(claimId) && !isOpenNow.has(claimId)),
  ].sort();
}

/** The claims of a creditor that a workflow should follow: not settled, and the engine has been told of them. */
export async function openClaimsOf(pool: Pool, creditorId: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim WHERE creditor_id = $1 AND NOT settled AND NOT ${isOnItsWay('claim.claim_id')}`,
    [creditorId],
  );
  return new Set(rows.map((row) => row.claim_id));
}

/** What the run's other side says; nothing where a person delivered it. */
async function openAsTold(pool: Pool, creditorId: string, runId: number): Promise<ReadonlySet<string> | undefined> {
  const load = (await currentLoads(pool, runId)).get('left');
  const { currency } = await creditorOfRuns(pool, creditorId);
  const { left } = recipeIn('engine-ledger', currency);
  const [layout] = left.layouts;
  const file = load && isLedgersAnswer(load) ? load.files[0] : undefined;
  if (!file || !layout) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of keptPieces(pool, file.fileId)) pieces.push(piece);
  const { rows } = readSource(Buffer.concat(pieces), layout);
  return new Set(
    rows.flatMap(({ fields }) =>
      (fields['open_claims'] ?? '') === '' || fields['claim'] === undefined ? [] : [fields['claim']],
    ),
  );
}
