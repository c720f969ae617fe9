import { createRequire } from 'node:module';
import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import type { Recipe } from '../../../reconciliation/recipe';
import type { RunName, RunNotice } from '../../../workflows/reconciliation-port';
import { inTransaction } from '../../../store/connect';
import { sha256 } from '../../../store/ledger-json';
import { declarationText } from '../../../print/declaration/declaration-text';
import { readDeclaration } from '../declaration/read-declaration';
import { currentLoads } from '../loads';
import { note } from '../notices';
import { recipeOfRun } from '../recipe-of-run';
import { NO_HASH } from '../../../store/hash-chain';
import { lockRun, noticeOf, record, type RunRow } from '../run-record';
import { creditorOfRuns } from '../creditor-of-runs';
import { lockSeries } from '../start-run';
import { differencesCsv } from './evidence-csv';
import type { EvidenceDocument } from './evidence-document';
import { evidenceOf } from './gather-evidence';
import type { EvidenceLanguage } from './texts/languages';

/** What draws a page is loaded when one is drawn: every command about runs comes by here. */
const load = createRequire(__filename);

/** What was filed of a run. */
export interface FiledEvidence {
  readonly evidenceNumber: number;
  readonly json: string;
  readonly csv: string;
  readonly pdf: Buffer;
  readonly hash: string;
  /** The same in another language, where one was asked for. */
  readonly translation?: Buffer;
}

/** SHA-256 over the hash of the link before and those of the three documents. */
export function evidenceHash(
  previous: Buffer,
  { json, csv, pdf }: Pick<FiledEvidence, 'json' | 'csv' | 'pdf'>,
): Buffer {
  return sha256(previous, sha256(json), sha256(csv), sha256(pdf));
}

/** Files a signed run's evidence as the next link of its series' chain; a run whose evidence is filed is left as it stands. */
export async function fileEvidence(pool: Pool, name: RunName, today: CivilDate): Promise<RunNotice> {
  const recipe = await recipeOfRun(pool, name);
  return inTransaction(pool, async (client) => {
    await lockSeries(client, name.creditorId, name.recipe);
    const run = await lockRun(client, name);
    if (run.state !== 'signed') return noticeOf(run);
    const asksFor = recipe.acknowledgement?.by;
    const filed = await fileLink(client, run, recipe, today, asksFor);
    if (asksFor !== undefined) {
      const declared = await readDeclaration(client, name);
      await note(
        client,
        filed,
        asksFor,
        `${recipe.title} for ${run.period} is signed. Please acknowledge it within ${recipe.acknowledgement?.withinDays ?? 0} days: fordring reconciliations acknowledge ${recipe.id} --period ${run.period}.${declared ? `\n\n${declarationText(declared)}` : ''}`,
        today,
      );
    }
    return noticeOf(filed);
  });
}

/**
 * Files what is known of a signed run now as the next link, under the locks of its series and itself: when it is signed, and
 * once more when its client has acknowledged it, since that is to be kept with it (S003-34).
 */
export async function fileLink(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  today: CivilDate,
  asksFor?: string,
): Promise<RunRow> {
  const { creditorId } = run;
  const series = await lockSeries(client, creditorId, run.recipe);
  const creditor = await creditorOfRuns(client, creditorId);
  const evidenceNumber = series.evidenceCount + 1;
  const previousHash = series.evidenceHash ?? NO_HASH;
  const filedAs = { evidenceNumber, previousHash, on: today, creditor, waitsFor: asksFor };
  const document = await evidenceOf(client, run, recipe, await currentLoads(client, run.runId), filedAs);
  const json = `${JSON.stringify(document, null, 1)}\n`;
  const csv = differencesCsv(document);
  const pdf = await drawn(document, { json, csv });
  const hash = evidenceHash(previousHash, { json, csv, pdf });
  await client.query(
    `INSERT INTO fordring.reconciliation_evidence (creditor_id, recipe, evidence_number, run_id, filed_on,
       document_json, differences_csv, document_pdf, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [creditorId, run.recipe, evidenceNumber, run.runId, today, json, csv, pdf, previousHash, hash],
  );
  await client.query(
    `UPDATE fordring.reconciliation_series SET evidence_count = $3, evidence_hash = $4
     WHERE creditor_id = $1 AND recipe = $2`,
    [creditorId, run.recipe, evidenceNumber, hash],
  );
  const event = { type: 'EvidenceFiled', evidenceNumber, sha256: hash.toString('hex') } as const;
  return record(client, run, { on: today }, { ...event, ...(asksFor !== undefined && { asksFor }) }, { tells: false });
}

/** The latest evidence of a run; nothing when none is filed. */
export async function readEvidence(pool: Pool, name: RunName): Promise<FiledEvidence | undefined> {
  return (await readEvidenceOf(pool, name)).at(-1);
}

/** Everything that was ever filed of a run: what was signed before it was opened again stays. */
export async function readEvidenceOf(pool: Pool, name: RunName): Promise<FiledEvidence[]> {
  const { rows } = await pool.query<Omit<FiledEvidence, 'hash'> & { hash: Buffer }>(
    `SELECT evidence_number AS "evidenceNumber", document_json AS json, differences_csv AS csv, document_pdf AS pdf, hash
     FROM fordring.reconciliation_evidence AS filed JOIN fordring.reconciliation_run AS run USING (run_id)
     WHERE run.creditor_id = $1 AND run.recipe = $2 AND run.period = $3 ORDER BY evidence_number`,
    [name.creditorId, name.recipe, name.period],
  );
  return rows.map((filed) => ({ ...filed, hash: filed.hash.toString('hex') }));
}

/** What was filed, with its PDF in another language beside the one that was filed, which stays the one that counts. */
export async function withTranslation(filed: FiledEvidence, language: EvidenceLanguage): Promise<FiledEvidence> {
  const { json, csv } = filed;
  return { ...filed, translation: await drawn(JSON.parse(json) as EvidenceDocument, { json, csv }, language) };
}

function drawn(
  document: EvidenceDocument,
  beside: Pick<FiledEvidence, 'json' | 'csv'>,
  language?: EvidenceLanguage,
): Promise<Buffer> {
  const { evidencePdf } = load('./evidence-pdf') as typeof import('./evidence-pdf');
  const hashes = { json: sha256(beside.json).toString('hex'), csv: sha256(beside.csv).toString('hex') };
  return evidencePdf(document, hashes, language === undefined ? {} : { language });
}
