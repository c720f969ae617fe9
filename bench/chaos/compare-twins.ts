import { readdir } from 'node:fs/promises';
import type { Pool } from 'pg';

/** Somebody's own words are hashed with a salt, which is new each time. So the hashes of such a claim differ. */
const WITHOUT_SALTED = `CASE WHEN claim_id IN (SELECT claim_id FROM fordring.claim_event WHERE salt IS NOT NULL)
    THEN ARRAY['last_hash', 'previous_hash', 'hash', 'salt'] ELSE '{}'::text[] END`;

/** What must be the same in a disturbed town and in its undisturbed twin: a key and a row for each. */
const COMPARED: Readonly<Record<string, string>> = {
  claims: `SELECT claim_id AS key, to_jsonb(claim) - ${WITHOUT_SALTED} AS row FROM fordring.claim`,
  'events and their hashes': `SELECT claim_id || '#' || event_number AS key,
      to_jsonb(claim_event) - 'recorded_at' - ${WITHOUT_SALTED} AS row
    FROM fordring.claim_event`,
  postings: `SELECT coalesce(claim_id || '#' || event_number, payment_id) || ' ' || account AS key,
      jsonb_agg(jsonb_build_array(business_on, booked_on, amount, currency, text) ORDER BY amount, text) AS row
    FROM fordring.journal_entry JOIN fordring.posting USING (entry_id) GROUP BY 1`,
  payments: `SELECT payment_id AS key, jsonb_build_array(kind, status, amount, received_on, unmatched_because) AS row
    FROM fordring.payment`,
  letters: `SELECT document_id || ' ' || debtor_id AS key, jsonb_build_array(route, delivered_on) AS row
    FROM fordring.letter`,
};

/** A row that is otherwise, or missing, in one of the two. */
export interface Difference {
  readonly what: string;
  readonly key: string;
  readonly twin?: string | undefined;
  readonly town?: string | undefined;
}

/** Every row in which the town differs from its twin, and how many rows were compared. */
export async function compareTwins(
  twin: Pool,
  town: Pool,
): Promise<{ readonly compared: number; readonly differences: readonly Difference[] }> {
  const differences: Difference[] = [];
  let compared = 0;
  for (const [what, query] of Object.entries(COMPARED)) {
    const [one, other] = [await rowsOf(twin, query), await rowsOf(town, query)];
    compared += one.size;
    for (const key of new Set([...one.keys(), ...other.keys()]))
      if (one.get(key) !== other.get(key)) differences.push({ what, key, twin: one.get(key), town: other.get(key) });
  }
  return { compared, differences };
}

async function rowsOf(pool: Pool, query: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; row: unknown }>(query);
  return new Map(rows.map(({ key, row }) => [key, JSON.stringify(row)]));
}

/** The letters that lie in a folder, by name: each lies there once, however often the letter port was asked. */
export async function lettersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.pdf')).sort();
}
