import type { PoolClient } from 'pg';
import { OutcomeCount, type ImportReport } from './import-report';
import type { AsideInList } from './list-aside';

/** Taken in by a later import of the file itself, which no person answered. */
const BY_IMPORT = 'taken-in';
/** Nobody has to answer these, or nobody has yet. */
const STANDING = new Set(['aside', 'noted']);

type Kept = Pick<AsideInList, 'reason' | 'amount' | 'currency' | 'status'>;

/** How the rows that a file set aside stand now: those that still do, and how many a person answered since. */
export async function asideSince(
  client: PoolClient,
  creditorId: string,
  sha256: Buffer,
): Promise<Pick<ImportReport, 'aside' | 'answered'>> {
  const { rows } = await client.query<Kept>(
    `SELECT reason, amount::text, currency, status FROM fordring.bank_aside
     WHERE creditor_id = $1 AND bank_file = $2 ORDER BY line, aside_id`,
    [creditorId, sha256],
  );
  const count = new OutcomeCount();
  const standing = rows.filter(({ status }) => STANDING.has(status));
  for (const row of standing) count.addAside(row);
  const answered = rows.filter(({ status }) => !STANDING.has(status) && status !== BY_IMPORT).length;
  return { ...(standing.length > 0 && { aside: count.asideList() }), ...(answered > 0 && { answered }) };
}
