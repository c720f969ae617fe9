import type { ClientBase, Pool } from 'pg';
import { finderOf, patternOf } from './marks';
import type { Person } from './person';
import { PLACES, type Place } from './places';

/** What stands in one place about a person. */
export interface HeldAt {
  /** The table, or what kind of kept file. */
  readonly place: string;
  readonly what: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The proof of a row says nothing about a person. */
const PROOFS = ['hash', 'previous_hash', 'last_hash', 'request_hash', 'contents_hash', 'digest', 'salt', 'erased'];

/** Everything about the person in the tables, place by place; a place without a row is left out. */
export async function readPlaces(pool: Pool, person: Person): Promise<HeldAt[]> {
  const held: HeldAt[] = [];
  for (const place of PLACES) {
    const rows = await rowsAt(pool, place, person);
    if (rows.length > 0) held.push({ place: place.table, what: place.what, rows });
  }
  return held;
}

/** What the condition of a place (`Place.where`) is about, before a question over its rows; the parameters are `meant`. */
export const ABOUT_PERSON = `WITH person AS (
       SELECT $1::text AS creditor, $2::text AS debtor, $3::text[] AS claims, $4::text[] AS payments,
         $5::text[] AS decisions, $6::text[] AS invoices, $7::text AS marks, $8::text[] AS spanned),
     span AS (
       SELECT * FROM unnest($8::text[], $9::integer[], $10::integer[]) AS span (claim_id, from_event, through_event))`;

export function meant(person: Person): unknown[] {
  const { spans } = person;
  return [
    ...[person.creditorId, person.debtorId, person.claimIds, person.paymentIds, person.decisionIds],
    ...[person.invoiceNumbers, patternOf(person.marks), spans.map(({ claimId }) => claimId)],
    ...[spans.map(({ fromEvent }) => fromEvent), spans.map(({ throughEvent }) => throughEvent)],
  ];
}

/** An amount stands as text, with all its decimals. */
async function rowsAt(pool: ClientBase | Pool, place: Place, person: Person): Promise<HeldAt['rows']> {
  const { rows } = await pool.query<{ row: Readonly<Record<string, unknown>> }>(
    `${ABOUT_PERSON},
     found AS (SELECT (${place.row ?? 'to_jsonb(kept)'}) - $11::text[] AS row
       FROM fordring.${place.table} AS kept, person WHERE ${place.where})
     SELECT (SELECT jsonb_object_agg(key, CASE WHEN jsonb_typeof(value) = 'number' AND value::text LIKE '%.%'
       THEN to_jsonb(value::text) ELSE value END) FROM jsonb_each(found.row)) AS row
     FROM found ORDER BY found.row`,
    [...meant(person), PROOFS],
  );
  if (!place.byMark) return rows.map(({ row }) => row);
  const kindsIn = finderOf(person.marks);
  return rows.map(({ row }) => ({ ...row, found_by: kindsIn(JSON.stringify(row)) }));
}
