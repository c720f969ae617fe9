import type { PoolClient } from 'pg';
import { sha256 } from '../../store/ledger-json';
import type { EvidenceDocument } from '../reconciliation/evidence/evidence-document';
import { evidencePdf } from '../reconciliation/evidence/evidence-pdf';
import { eraseRow, type ErasedAt } from './erase-row';
import { bytesInJson, erasePieces } from './erase-pieces';
import { filesWith, textOf, wholeFile } from './kept-files';
import type { Mark } from './marks';
import type { Person } from './person';

/**
 * The first mark of a difference vouches for the difference as it was. Where the difference was erased, its first mark is
 * vouched for anew as it stands.
 */
export async function vouchForFirstMarks(client: PoolClient, forgettingId: string): Promise<void> {
  const { rows } = await client.query<{ key: string; note: string }>(
    `SELECT jsonb_build_object('item_id', item_id, 'mark_number', mark_number)::text AS key,
       coalesce(to_json(note)::text, 'null') AS note
     FROM fordring.reconciliation_item_mark AS marked WHERE EXISTS (
       SELECT FROM fordring.erased_row WHERE forgetting_id = $1 AND table_name = 'reconciliation_item'
         AND row_key = jsonb_build_object('item_id', marked.item_id))
       AND mark_number = (SELECT min(mark_number) FROM fordring.reconciliation_item_mark AS first
         WHERE first.item_id = marked.item_id)`,
    [forgettingId],
  );
  for (const { key, note } of rows)
    await eraseRow(client, { forgettingId, table: 'reconciliation_item_mark', key, instead: { note } });
}

interface Named {
  readonly person: Person;
  readonly redact: (text: string) => string;
  readonly marks: readonly Mark[];
}

/** Erases the person's names from files delivered to reconciliations, from results and from filed evidence. */
export async function eraseDelivered(client: PoolClient, forgettingId: string, named: Named): Promise<ErasedAt[]> {
  const places = [
    { place: 'reconciliation_file', erased: await eraseFiles(client, forgettingId, named) },
    { place: 'reconciliation_result', erased: await eraseResults(client, forgettingId, named) },
    { place: 'reconciliation_evidence', erased: await eraseEvidence(client, forgettingId, named) },
  ];
  return places.filter(({ erased }) => erased > 0);
}

async function eraseFiles(client: PoolClient, forgettingId: string, { person, redact, marks }: Named): Promise<number> {
  let erased = 0;
  for (const { fileId } of await filesWith(client, person.creditorId, marks)) {
    const pieces = await wholeFile(client, fileId);
    const { text, encoding } = textOf(pieces);
    const instead = redact(text);
    if (instead === text) continue;
    const bytes = Buffer.from(instead, encoding);
    const key = { file_id: Number(fileId) };
    await erasePieces(client, {
      ...{ forgettingId, table: 'reconciliation_file_piece', key, pieces: pieces.length, bytes },
    });
    erased += 1;
  }
  return erased;
}

async function eraseResults(client: PoolClient, forgettingId: string, { person, redact }: Named): Promise<number> {
  const { rows } = await client.query<{ runId: number; number: number; contents: string }>(
    `SELECT run_id AS "runId", match_number AS number, contents
     FROM fordring.reconciliation_result JOIN fordring.reconciliation_run USING (run_id) WHERE creditor_id = $1`,
    [person.creditorId],
  );
  let erased = 0;
  for (const { runId, number, contents } of rows) {
    const instead = redact(contents);
    if (instead === contents) continue;
    const key = JSON.stringify({ run_id: runId, match_number: number });
    const row = { forgettingId, table: 'reconciliation_result', key };
    await eraseRow(client, { ...row, instead: { contents: JSON.stringify(instead) } });
    erased += 1;
  }
  return erased;
}

/** The PDF is drawn anew from the document without the names. */
async function eraseEvidence(client: PoolClient, forgettingId: string, { person, redact }: Named): Promise<number> {
  const { creditorId } = person;
  const { rows } = await client.query<{ recipe: string; number: number; json: string; csv: string }>(
    `SELECT recipe, evidence_number AS number, document_json AS json, differences_csv AS csv
     FROM fordring.reconciliation_evidence WHERE creditor_id = $1`,
    [creditorId],
  );
  let erased = 0;
  for (const { recipe, number, ...before } of rows) {
    const [json, csv] = [redact(before.json), redact(before.csv)];
    if (json === before.json && csv === before.csv) continue;
    const beside = { json: sha256(json).toString('hex'), csv: sha256(csv).toString('hex') };
    const pdf = await evidencePdf(JSON.parse(json) as EvidenceDocument, beside);
    await eraseRow(client, {
      ...{ forgettingId, table: 'reconciliation_evidence' },
      key: JSON.stringify({ creditor_id: creditorId, recipe, evidence_number: number }),
      instead: {
        ...{ document_json: JSON.stringify(json), differences_csv: JSON.stringify(csv) },
        document_pdf: bytesInJson(pdf),
      },
    });
    erased += 1;
  }
  return erased;
}
