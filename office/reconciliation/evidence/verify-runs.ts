import type { Pool } from 'pg';
import type { RunState } from '../../../workflows/reconciliation-port';
import { stateAfter, type RecordedRunEvent } from '../run-events';
import { followChain } from '../../../store/hash-chain';
import { eventsOf, runEventHash } from '../run-record';

interface RunToVerify {
  readonly runId: number;
  readonly name: string;
  readonly state: RunState;
  readonly eventNumber: number;
  readonly lastHash: Buffer;
}

/**
 * Verifies each run by its events: that they vouch for each other, and that what stands beside them (the run's row, its
 * deliveries, results and evidence) is what they tell of. Whoever writes a table anew with hashes that fit meets them here.
 */
export async function verifyRuns(pool: Pool, creditorId: string, problems: string[]): Promise<number> {
  const { rows } = await pool.query<RunToVerify>(
    `SELECT run_id AS "runId", concat_ws(', ', creditor_id, recipe, period) AS name, state, event_number AS "eventNumber",
       last_hash AS "lastHash"
     FROM fordring.reconciliation_run WHERE creditor_id = $1 ORDER BY run_id`,
    [creditorId],
  );
  let count = 0;
  for (const run of rows) {
    const events = await eventsOf(pool, run.runId);
    const erased = await erasedEvents(pool, run.runId);
    count += events.length;
    let state: RunState | undefined;
    const links = events.map(({ previousHash, hash, ...kept }) => {
      const recorded = asRecorded(kept);
      state = stateAfter(state, recorded.event);
      const standsAsErased = erased.has(recorded.eventNumber);
      const hashAnew = standsAsErased ? hash : runEventHash(previousHash, run.runId, recorded);
      return { number: recorded.eventNumber, previousHash, hash, hashAnew };
    });
    const { broken, last } = followChain(links);
    for (const number of new Set(broken.map((link) => link.number)))
      problems.push(`${run.name}: event ${number} is not as it was recorded.`);
    if (!last.equals(run.lastHash) || events.length !== run.eventNumber)
      problems.push(`${run.name}: event ${run.eventNumber} is missing, or is another.`);
    if (state !== run.state)
      problems.push(`${run.name}: it is said to be ${run.state}; by its events it is ${state ?? 'not begun'}.`);
    await verifyWhatIsToldOf(pool, run, events, problems);
  }
  return count;
}

/** Events from which names of a debtor who is forgotten were erased, and which stand as they stood after. */
async function erasedEvents(pool: Pool, runId: number): Promise<Set<number>> {
  const { rows } = await pool.query<{ number: number }>(
    `SELECT event_number AS number FROM fordring.reconciliation_event AS kept
     WHERE run_id = $1 AND fordring.stands_as_erased('reconciliation_event',
       jsonb_build_object('run_id', run_id, 'event_number', event_number), to_jsonb(kept))`,
    [runId],
  );
  return new Set(rows.map(({ number }) => number));
}

/** What its hash is taken over: the hour of the database is no part of it. */
function asRecorded({ eventNumber, on, by, role, event }: RecordedRunEvent): RecordedRunEvent {
  return { eventNumber, on, ...(by !== undefined && { by }), ...(role !== undefined && { role }), event };
}

async function verifyWhatIsToldOf(
  pool: Pool,
  { runId, name }: RunToVerify,
  events: readonly RecordedRunEvent[],
  problems: string[],
): Promise<void> {
  const told = {
    delivery: new Map<string, string>(),
    result: new Map<string, string>(),
    evidence: new Map<string, string>(),
  };
  for (const { event, by } of events) {
    if (event.type === 'SourceDelivered' || event.type === 'SourceWithdrawn') {
      const { source, version, sha256, rows, total, fileName, part = '' } = event;
      const withdrawn = event.type === 'SourceWithdrawn' ? 'withdrawn' : '';
      const says = [sha256, rows, total, withdrawn, part, by ?? '', fileName ?? ''].join(' ');
      told.delivery.set(`${source} ${version}`, says);
    } else if (event.type === 'RunMatched') {
      told.result.set(String(event.matchNumber), `${event.sha256} ${event.clean ? 't' : 'f'} t`);
    } else if (event.type === 'EvidenceFiled') told.evidence.set(String(event.evidenceNumber), event.sha256);
  }
  const kept = await pool.query<{ what: keyof typeof told; which: string; says: string }>(
    `SELECT 'delivery' AS what, concat_ws(' ', source, version) AS which,
       concat_ws(' ', encode(sha256, 'hex'), rows, total, CASE WHEN withdrawn THEN 'withdrawn' ELSE '' END,
         coalesce(part, ''), coalesce(delivered_by, ''), file_name) AS says
     FROM fordring.reconciliation_load JOIN fordring.reconciliation_file USING (file_id) WHERE run_id = $1
     UNION ALL
     SELECT 'result', match_number::text, concat_ws(' ', encode(sha256, 'hex'), clean,
       difference::text = contents::json ->> 'difference' AND remaining::text = contents::json ->> 'remaining')
     FROM fordring.reconciliation_result WHERE run_id = $1
     UNION ALL
     SELECT 'evidence', evidence_number::text, encode(hash, 'hex') FROM fordring.reconciliation_evidence WHERE run_id = $1`,
    [runId],
  );
  for (const { what, which, says } of kept.rows) {
    const expected = told[what].get(which);
    // Deliveries of before file names were recorded say none.
    const agrees = expected === says || (expected?.endsWith(' ') === true && says.startsWith(expected));
    if (!agrees) problems.push(`${name}: ${what} ${which} is not what its event tells of.`);
    told[what].delete(which);
  }
  for (const [what, missing] of Object.entries(told)) {
    for (const which of missing.keys()) problems.push(`${name}: ${what} ${which} is missing.`);
  }
}

/** Differences and everything that was noted of them: each mark vouches for the one before it, the first for the difference. */
export async function verifyItems(pool: Pool, creditorId: string, problems: string[]): Promise<number> {
  const { rows } = await pool.query<{ itemId: number; isWhole: boolean; changed: number }>(
    `SELECT item.item_id AS "itemId", count(marked.hash) FILTER (
         WHERE marked.hash <> fordring.hash_of_mark(marked.kept) AND NOT coalesce(fordring.stands_as_erased(
           'reconciliation_item_mark', jsonb_build_object('item_id', item.item_id, 'mark_number', mark_number),
           to_jsonb(marked.kept)), false)) AS changed,
       coalesce(count(mark_number) = max(head.marks) AND max(mark_number) = max(head.marks)
         AND (max(head.hash::text) IS NULL OR bool_or(mark_number = head.marks AND marked.hash = head.hash)), false) AS "isWhole"
     FROM fordring.reconciliation_item AS item
     LEFT JOIN fordring.reconciliation_item_head AS head USING (item_id)
     LEFT JOIN LATERAL (
       SELECT mark_number, hash, noted AS kept FROM fordring.reconciliation_item_mark AS noted
       WHERE noted.item_id = item.item_id
     ) AS marked ON true
     WHERE item.creditor_id = $1 GROUP BY item.item_id ORDER BY item.item_id`,
    [creditorId],
  );
  for (const { itemId, isWhole, changed } of rows) {
    if (!isWhole) problems.push(`Difference ${itemId}: something that was noted of it is missing.`);
    if (changed > 0) problems.push(`Difference ${itemId}: it, or what was noted of it, is not as it was recorded.`);
  }
  return rows.length;
}

/** How far a series is said to be signed is what its runs' signatures say. */
export async function verifySignedThrough(pool: Pool, creditorId: string, problems: string[]): Promise<void> {
  const { rows } = await pool.query<{ name: string; said: string | null; signed: string | null }>(
    `SELECT concat_ws(', ', series.creditor_id, series.recipe) AS name, signed_through AS said, max(ends_on) AS signed
     FROM fordring.reconciliation_series AS series
     LEFT JOIN fordring.reconciliation_run AS run ON run.creditor_id = series.creditor_id AND run.recipe = series.recipe
       AND EXISTS (SELECT FROM fordring.reconciliation_event AS event
         WHERE event.run_id = run.run_id AND type = 'RunApproved')
     WHERE series.creditor_id = $1
     GROUP BY series.creditor_id, series.recipe HAVING signed_through IS DISTINCT FROM max(ends_on)`,
    [creditorId],
  );
  for (const { name, said, signed } of rows)
    problems.push(
      `${name}: it is said to be signed through ${said ?? 'nothing'}; by its signatures through ${signed ?? 'nothing'}.`,
    );
}
