import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { decisionState, type DecisionMark } from '../../domain/authority/decision-state';
import { sha256 } from '../../store/ledger-json';
import { sealedJson, type Seal } from '../../store/sealed-json';
import { decisionOf, type ColumnRow } from './decision-of-row';
import type { DecisionFile, RecordedDecision } from './decision-record';

/** Taken by everybody who does something with the decision, before anything else, until their transaction ends. */
export async function lockDecision(client: PoolClient, decisionId: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('fordring decision ' || $1, 0))`, [decisionId]);
}

export interface DecisionRow {
  readonly decision: RecordedDecision;
  readonly requestHash: Buffer;
  readonly contentsHash: Buffer;
  readonly seal: Seal;
}

const COLUMNS = `decision_id, creditor_id, kind, subject, terms, counts_from, counts_through, back_dated, proposed_on, measure, amount,
  currency, reason_code, reason, document, proposed_by, proposed_role, matrix_id, matrix_version, authority_lines,
  approval_by, reverses, request_hash, contents_hash, salt`;

export async function writeDecision(
  client: PoolClient,
  decision: RecordedDecision,
  requestHash: Buffer,
): Promise<void> {
  const { matrix, amount } = decision;
  const seal = { salt: randomUUID(), erased: null };
  await client.query(
    `INSERT INTO fordring.decision (${COLUMNS}, needs_approval)
     VALUES (${Array.from({ length: 26 }, (_each, at) => `$${at + 1}`).join(', ')})`,
    [
      decision.decisionId,
      decision.creditorId,
      decision.kind,
      JSON.stringify(decision.subject),
      JSON.stringify(decision.terms),
      decision.on,
      decision.through ?? null,
      decision.backDated,
      decision.proposedOn,
      JSON.stringify(decision.measure),
      amount?.toString() ?? null,
      amount?.currency ?? null,
      decision.reasonCode,
      decision.reason,
      decision.document ?? null,
      decision.proposedBy,
      decision.proposedRole,
      matrix.id,
      matrix.version,
      decision.lines,
      decision.approvalBy,
      decision.kind === 'reversal' ? decision.reverses : null,
      requestHashUnder(seal, requestHash),
      contentsHash(decision, seal),
      seal.salt,
      decision.approvalBy.length > 0,
    ],
  );
}

/** What was asked tells of a person too, so its hash has the decision's salt. One of before seals has none. */
export function requestHashUnder({ salt }: Seal, requestHash: Buffer): Buffer {
  return salt === null ? requestHash : sha256(Buffer.from(salt), requestHash);
}

/** Of a decision what somebody wrote. */
export const OWN_WORDS = ['reason', 'document', 'terms'];

/** What the first mark is chained to: everything that was recorded when the decision was put forward. */
export function contentsHash(decision: RecordedDecision, seal: Seal): Buffer {
  return sha256(sealedJson(decision, OWN_WORDS, seal));
}

/** The mark's own hash, over the one before it. */
export function markHash(
  previous: Buffer,
  { decisionId, markNumber, ...seal }: Seal & { readonly decisionId: string; readonly markNumber: number },
  mark: DecisionMark,
): Buffer {
  return sha256(previous, sealedJson({ decisionId, markNumber, ...mark }, ['note'], seal));
}

/** Adds a mark to the decision's chain. The decision must be locked. */
export async function addMark(client: PoolClient, decisionId: string, mark: DecisionMark): Promise<void> {
  const { rows } = await client.query<{ mark_number: number; hash: Buffer }>(
    `SELECT mark_number, hash FROM fordring.decision_mark WHERE decision_id = $1
     UNION ALL SELECT 0, contents_hash FROM fordring.decision WHERE decision_id = $1
     ORDER BY mark_number DESC LIMIT 1`,
    [decisionId],
  );
  const [last] = rows;
  if (!last) throw new RangeError(`Decision ${decisionId} is not recorded.`);
  const markNumber = last.mark_number + 1;
  const { mark: name, by, role, on, note, matrixVersion } = mark;
  const seal = { salt: note === undefined ? null : randomUUID(), erased: null };
  await client.query(
    `INSERT INTO fordring.decision_mark
       (decision_id, mark_number, mark, marked_by, role, marked_on, note, matrix_version, previous_hash, hash, salt)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      decisionId,
      markNumber,
      name,
      by,
      role ?? null,
      on,
      note ?? null,
      matrixVersion ?? null,
      last.hash,
      markHash(last.hash, { decisionId, markNumber, ...seal }, mark),
      seal.salt,
    ],
  );
}

export async function readDecisionRow(
  connection: ClientBase | Pool,
  decisionId: string,
): Promise<DecisionRow | undefined> {
  const { rows } = await connection.query<ColumnRow>(
    `SELECT ${COLUMNS}, erased FROM fordring.decision WHERE decision_id = $1`,
    [decisionId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { request_hash: requestHash, contents_hash: contentsHash, salt, erased = null } = row;
  return { decision: decisionOf(row), requestHash, contentsHash, seal: { salt, erased } };
}

/** The decisions with their marks and claims, in the order of the ids that are asked for; unknown ones are left out. */
export async function readDecisions(
  connection: ClientBase | Pool,
  decisionIds: readonly string[],
): Promise<DecisionFile[]> {
  const { rows } = await connection.query<ColumnRow>(
    `SELECT ${COLUMNS} FROM fordring.decision WHERE decision_id = ANY ($1)`,
    [decisionIds],
  );
  const marks = await marksOf(connection, decisionIds);
  const claims = await claimsOf(connection, decisionIds);
  const files = new Map(
    rows.map((row) => {
      const decision = decisionOf(row);
      const own = marks.get(decision.decisionId) ?? [];
      return [
        decision.decisionId,
        { decision, state: decisionState(own), marks: own, claims: claims.get(decision.decisionId) ?? [] },
      ];
    }),
  );
  return decisionIds.flatMap((decisionId) => files.get(decisionId) ?? []);
}

export async function readDecision(
  connection: ClientBase | Pool,
  decisionId: string,
): Promise<DecisionFile | undefined> {
  return (await readDecisions(connection, [decisionId]))[0];
}

async function marksOf(
  connection: ClientBase | Pool,
  decisionIds: readonly string[],
): Promise<Map<string, DecisionMark[]>> {
  const { rows } = await connection.query<
    Record<'decision_id' | 'mark' | 'marked_by' | 'marked_on', string> & Optional
  >(
    `SELECT decision_id, mark, marked_by, role, marked_on, note, matrix_version FROM fordring.decision_mark
     WHERE decision_id = ANY ($1) ORDER BY decision_id, mark_number`,
    [decisionIds],
  );
  return grouped(rows, ({ mark, marked_by: by, marked_on: on, role, note, matrix_version: matrixVersion }) => ({
    ...({ mark, by, on } as DecisionMark),
    ...(role !== null && { role: role as NonNullable<DecisionMark['role']> }),
    ...(note !== null && { note }),
    ...(matrixVersion !== null && { matrixVersion }),
  }));
}

type Optional = Readonly<Record<'role' | 'note' | 'matrix_version', string | null>>;

async function claimsOf(
  connection: ClientBase | Pool,
  decisionIds: readonly string[],
): Promise<Map<string, DecisionFile['claims'][number][]>> {
  const { rows } = await connection.query<{ decision_id: string; claim_id: string; event_number: number }>(
    `SELECT decision_id, claim_id, event_number FROM fordring.decision_claim
     WHERE decision_id = ANY ($1) ORDER BY decision_id, claim_id`,
    [decisionIds],
  );
  return grouped(rows, ({ claim_id: claimId, event_number: eventNumber }) => ({ claimId, eventNumber }));
}

function grouped<Row extends { readonly decision_id: string }, Item>(
  rows: readonly Row[],
  of: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(row.decision_id);
    if (group) group.push(of(row));
    else groups.set(row.decision_id, [of(row)]);
  }
  return groups;
}
