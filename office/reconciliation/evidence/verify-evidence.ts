import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { sha256 } from '../../../store/ledger-json';
import { keptPieces } from '../kept-files';
import { followChain, NO_HASH, type BrokenLink } from '../../../store/hash-chain';
import { verifyItems, verifyRuns, verifySignedThrough } from './verify-runs';
import type { EvidenceDocument } from './evidence-document';
import { evidenceHash } from './file-evidence';

/** What a check of everything that is kept found. */
export interface Verified {
  readonly series: number;
  readonly evidence: number;
  readonly events: number;
  readonly items: number;
  readonly files: number;
  readonly results: number;
  /** What does not agree: where, and how. Nothing when all is as it was filed. */
  readonly problems: readonly string[];
}

/** The same of several creditors, all counted together. */
export async function verifyEvidenceOf(pool: Pool, creditorIds: readonly string[]): Promise<Verified> {
  let all: Verified = { series: 0, evidence: 0, events: 0, items: 0, files: 0, results: 0, problems: [] };
  for (const creditorId of creditorIds) {
    const one = await verifyEvidence(pool, creditorId);
    all = {
      series: all.series + one.series,
      evidence: all.evidence + one.evidence,
      events: all.events + one.events,
      items: all.items + one.items,
      files: all.files + one.files,
      results: all.results + one.results,
      problems: [...all.problems, ...one.problems],
    };
  }
  return all;
}

/**
 * Works every hash that is kept for a creditor out anew: of the evidence and its chain, the events of each run and what they tell of, the differences,
 * the results, and the files as they came.
 */
export async function verifyEvidence(pool: Pool, creditorId: string): Promise<Verified> {
  const problems: string[] = [];
  const chains = await verifyChains(pool, creditorId, problems);
  await verifySignedThrough(pool, creditorId, problems);
  return {
    ...chains,
    events: await verifyRuns(pool, creditorId, problems),
    items: await verifyItems(pool, creditorId, problems),
    files: await verifyFiles(pool, creditorId, problems),
    results: await verifyResults(pool, creditorId, problems),
    problems,
  };
}

interface SeriesRow {
  readonly creditorId: string;
  readonly recipe: string;
  readonly count: number;
  readonly head: Buffer | null;
}

interface LinkRow {
  readonly number: number;
  readonly json: string;
  readonly csv: string;
  readonly pdf: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly result: Buffer | null;
  /** Names of a debtor who is forgotten were erased from it, and it stands as it stood after. */
  readonly standsAsErased: boolean;
}

async function verifyChains(
  pool: Pool,
  creditorId: string,
  problems: string[],
): Promise<{ series: number; evidence: number }> {
  const { rows } = await pool.query<SeriesRow>(
    `SELECT creditor_id AS "creditorId", recipe, evidence_count AS count, evidence_hash AS head
     FROM fordring.reconciliation_series WHERE creditor_id = $1 ORDER BY creditor_id, recipe`,
    [creditorId],
  );
  let evidence = 0;
  for (const series of rows) {
    const links = await linksOf(pool, series);
    evidence += links.length;
    verifyChain(series, links, problems);
  }
  return { series: rows.length, evidence };
}

async function linksOf(pool: Pool, { creditorId, recipe }: SeriesRow): Promise<LinkRow[]> {
  const { rows } = await pool.query<LinkRow>(
    `SELECT evidence_number AS number, document_json AS json, differences_csv AS csv, document_pdf AS pdf,
       previous_hash AS previous, hash,
       (SELECT sha256 FROM fordring.reconciliation_result AS result WHERE result.run_id = filed.run_id
          AND match_number = (document_json::json ->> 'matchNumber')::integer) AS result,
       coalesce(fordring.stands_as_erased('reconciliation_evidence', jsonb_build_object('creditor_id', creditor_id,
         'recipe', recipe, 'evidence_number', evidence_number), to_jsonb(filed)), false) AS "standsAsErased"
     FROM fordring.reconciliation_evidence AS filed WHERE creditor_id = $1 AND recipe = $2 ORDER BY evidence_number`,
    [creditorId, recipe],
  );
  return rows;
}

const BROKEN: Readonly<Record<BrokenLink['broken'], (link: BrokenLink) => string>> = {
  number: ({ place }) => `number ${place} is missing before it.`,
  predecessor: () => 'it does not follow from the one before.',
  contents: () => 'a document is not as it was filed.',
};

function verifyChain(
  { creditorId, recipe, count, head }: SeriesRow,
  links: readonly LinkRow[],
  problems: string[],
): void {
  const where = `${creditorId}, ${recipe}`;
  const { broken, last } = followChain(
    links.map((link) => {
      const hashAnew = link.standsAsErased ? link.hash : evidenceHash(link.previous, link);
      return { ...link, previousHash: link.previous, hashAnew };
    }),
  );
  for (const link of broken) problems.push(`${where}, evidence ${link.number}: ${BROKEN[link.broken](link)}`);
  for (const link of links) {
    const here = `${where}, evidence ${link.number}`;
    const { previousHash, resultSha256 } = JSON.parse(link.json) as EvidenceDocument;
    if (previousHash !== link.previous.toString('hex'))
      problems.push(`${here}: its document names another predecessor.`);
    if (link.result?.toString('hex') !== resultSha256)
      problems.push(`${here}: the result it was made from is another.`);
  }
  if (links.length !== count || !(head ?? NO_HASH).equals(last)) {
    problems.push(`${where}: ${count} were filed, ${links.length} are there, or the last is another.`);
  }
}

async function verifyFiles(pool: Pool, creditorId: string, problems: string[]): Promise<number> {
  const { rows } = await pool.query<{ fileId: number; creditorId: string; sha256: Buffer }>(
    `SELECT file_id AS "fileId", creditor_id AS "creditorId", sha256
     FROM fordring.reconciliation_file WHERE creditor_id = $1 ORDER BY file_id`,
    [creditorId],
  );
  for (const file of rows) {
    const hash = createHash('sha256');
    for await (const piece of keptPieces(pool, file.fileId)) hash.update(piece);
    if (!hash.digest().equals(file.sha256) && !(await fileStandsAsErased(pool, file.fileId))) {
      problems.push(
        `${file.creditorId}: the kept file ${file.sha256.toString('hex').slice(0, 12)}… reads otherwise now.`,
      );
    }
  }
  return rows.length;
}

async function fileStandsAsErased(pool: Pool, fileId: number): Promise<boolean> {
  const { rows } = await pool.query<{ stands: boolean | null }>(
    `SELECT bool_and(coalesce(fordring.stands_as_erased('reconciliation_file_piece',
       jsonb_build_object('file_id', file_id, 'piece_number', piece_number), to_jsonb(kept)), false)) AS stands
     FROM fordring.reconciliation_file_piece AS kept WHERE file_id = $1`,
    [fileId],
  );
  return rows[0]?.stands ?? false;
}

async function verifyResults(pool: Pool, creditorId: string, problems: string[]): Promise<number> {
  const { rows } = await pool.query<{ runId: number; number: number }>(
    `SELECT run_id AS "runId", match_number AS number
     FROM fordring.reconciliation_result JOIN fordring.reconciliation_run USING (run_id)
     WHERE creditor_id = $1 ORDER BY run_id, match_number`,
    [creditorId],
  );
  for (const { runId, number } of rows) {
    const found = await pool.query<{ contents: string; sha256: Buffer; name: string; standsAsErased: boolean }>(
      `SELECT contents, sha256, concat_ws(', ', creditor_id, recipe, period) AS name,
         coalesce(fordring.stands_as_erased('reconciliation_result',
           jsonb_build_object('run_id', run_id, 'match_number', match_number), to_jsonb(kept)), false) AS "standsAsErased"
       FROM fordring.reconciliation_result AS kept JOIN fordring.reconciliation_run USING (run_id)
       WHERE run_id = $1 AND match_number = $2`,
      [runId, number],
    );
    const [result] = found.rows;
    if (result && !result.standsAsErased && !sha256(result.contents).equals(result.sha256)) {
      problems.push(`${result.name}: match ${number} is not as it was worked out.`);
    }
  }
  return rows.length;
}
