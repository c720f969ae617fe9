import type { PoolClient } from 'pg';
import { eraseBankFiles } from './erase-bank-files';
import { eraseDelivered, vouchForFirstMarks } from './erase-delivered';
import { eraseRow, type ErasedAt } from './erase-row';
import { ERASURES, type Erasing, type Erasure, type RowToErase } from './erasures';
import { usableMarks, type Mark } from './marks';
import type { Person } from './person';
import { ABOUT_PERSON, meant } from './read-places';
import { redactorOf } from './redactor';

/** Erases what is personal, place by place, in the transaction in which the forgetting was confirmed. */
export async function erasePerson(client: PoolClient, forgettingId: string, person: Person): Promise<ErasedAt[]> {
  const names = usableMarks([
    ...person.marks.filter(({ kind }) => kind === 'name' || kind === 'identity-number'),
    ...(await statedBy(client, person)),
  ]);
  const redact = redactorOf(names);
  const erasing: Erasing = {
    ...{ person, redact },
    sharedPayments: await sharedPayments(client, person),
    ownNotes: await ownNotes(client, person),
    ownAnswers: await ownAnswers(client, person),
  };
  const places: ErasedAt[] = [];
  // The bank's files are found by what the payments still state.
  places.push(...(await eraseBankFiles(client, forgettingId, erasing)));
  places.push(...(await eraseDelivered(client, forgettingId, { person, redact, marks: names })));
  const found = [];
  // Everything is read before anything is erased: rows are found by the names in others.
  for (const erasure of ERASURES) found.push(await rowsOf(client, erasure, person));
  for (const [at, erasure] of ERASURES.entries()) {
    const erased = await eraseAt(client, forgettingId, erasure, found[at] ?? [], erasing);
    if (erased) places.push(erased);
  }
  await vouchForFirstMarks(client, forgettingId);
  return places;
}

async function eraseAt(
  client: PoolClient,
  forgettingId: string,
  { table, instead }: Erasure,
  rows: readonly FoundRow[],
  erasing: Erasing,
): Promise<ErasedAt | undefined> {
  let [erased, old] = [0, 0];
  for (const found of rows) {
    const said = instead(found, erasing);
    if (said === 'old') old += 1;
    else if (said) {
      await eraseRow(client, { forgettingId, table, key: found.key, instead: said });
      erased += 1;
    }
  }
  return erased + old === 0 ? undefined : { place: table, erased, ...(old > 0 && { old }) };
}

interface FoundRow extends RowToErase {
  /** By which the row is known, as JSON text. */
  readonly key: string;
}

async function rowsOf(client: PoolClient, { table, where }: Erasure, person: Person): Promise<FoundRow[]> {
  const { rows } = await client.query<FoundRow>(
    `${ABOUT_PERSON}
     SELECT to_jsonb(kept) AS row,
       (SELECT jsonb_object_agg(field, to_jsonb(kept) -> field)::text FROM unnest(place.key_columns) AS field) AS key,
       (SELECT jsonb_object_agg(field, CASE WHEN jsonb_typeof(to_jsonb(kept) -> field) <> 'null'
         THEN (to_jsonb(kept) -> field)::text END) FROM unnest(place.personal) AS field) AS personal
     FROM fordring.${table} AS kept CROSS JOIN person JOIN fordring.erasable AS place ON table_name = '${table}'
     WHERE (${where})`,
    meant(person),
  );
  return rows;
}

/** Payer's names and words of payments that are the person's alone: they name the person in other places. */
async function statedBy(client: PoolClient, { creditorId, paymentIds, claimIds }: Person): Promise<Mark[]> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT DISTINCT text FROM fordring.payment AS paid CROSS JOIN LATERAL (
       SELECT stated ->> 'payerName' AS text
       UNION ALL SELECT jsonb_array_elements_text(coalesce(stated -> 'text', '[]'))) AS said
     WHERE creditor_id = $1 AND payment_id = ANY ($2) AND text IS NOT NULL AND NOT EXISTS (
       SELECT FROM fordring.payment_placing AS placed WHERE placed.creditor_id = $1
         AND placed.payment_id = paid.payment_id AND placed.claim_id <> ALL ($3))`,
    [creditorId, paymentIds, claimIds],
  );
  return rows.map(({ text }) => ({ kind: 'name', text }));
}

async function sharedPayments(client: PoolClient, { creditorId, paymentIds, claimIds }: Person): Promise<Set<string>> {
  const { rows } = await client.query<{ paymentId: string }>(
    `SELECT DISTINCT payment_id AS "paymentId" FROM fordring.payment_placing
     WHERE creditor_id = $1 AND payment_id = ANY ($2) AND claim_id <> ALL ($3)`,
    [creditorId, paymentIds, claimIds],
  );
  return new Set(rows.map(({ paymentId }) => paymentId));
}

/** Notes on open items that were made while the person owed the invoice. */
async function ownNotes(client: PoolClient, { spans }: Person): Promise<Set<string>> {
  const { rows } = await client.query<{ note: string }>(
    `SELECT note_number::text AS note FROM fordring.open_item_note AS note
       JOIN unnest($1::text[], $2::integer[], $3::integer[]) AS span (claim_id, from_event, through_event) USING (claim_id)
     WHERE event_number BETWEEN from_event AND through_event`,
    [
      spans.map(({ claimId }) => claimId),
      ...[spans.map(({ fromEvent }) => fromEvent), spans.map(({ throughEvent }) => throughEvent)],
    ],
  );
  return new Set(rows.map(({ note }) => note));
}

/** Answers of auditors that were given while the person owed the invoice. */
async function ownAnswers(client: PoolClient, { spans }: Person): Promise<Set<string>> {
  const { rows } = await client.query<{ answer: string }>(
    `SELECT answer_number::text AS answer FROM fordring.audit_answer AS answer
       JOIN unnest($1::text[], $2::integer[], $3::integer[]) AS span (claim_id, from_event, through_event) USING (claim_id)
     WHERE event_number BETWEEN from_event AND through_event`,
    [
      spans.map(({ claimId }) => claimId),
      ...[spans.map(({ fromEvent }) => fromEvent), spans.map(({ throughEvent }) => throughEvent)],
    ],
  );
  return new Set(rows.map(({ answer }) => answer));
}
