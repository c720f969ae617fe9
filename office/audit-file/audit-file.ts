import type { Pool, PoolClient } from 'pg';
import { isService, type Actor } from '../../domain/authority/actor';
import { isSamePerson, latestState, type AuditEntry, type AuditKind } from '../../domain/audit/audit-entry';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import { lockCreditor } from '../creditors/creditor-chart';
import { AuditRefused } from './audit-refused';

/** The largest file that is kept as a proof; the database asks the same. */
const LARGEST_BYTES = 20_000_000;

/** Somebody who says something of a thing of the audit file, on the creditor's business day. */
export interface AuditAct {
  readonly creditorId: string;
  readonly by: Actor;
  readonly role: string;
  readonly today: CivilDate;
}

/** A file that proves what is said. */
export interface ProofFile {
  readonly fileName: string;
  readonly content: Buffer;
}

interface ToSay {
  readonly kind: AuditKind;
  readonly subject: string;
  readonly mark: string;
  readonly says: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly file?: ProofFile | undefined;
  /** Throws where it cannot be said now, given what was said before. */
  readonly refuse?: (before: readonly AuditEntry[]) => void;
}

/** The entries of a creditor, of a kind or about one thing, in the order in which they were written. */
export async function auditEntries(
  connection: Pool | PoolClient,
  { creditorId, kind, subject }: { readonly creditorId: string; readonly kind: AuditKind; readonly subject?: string },
): Promise<AuditEntry[]> {
  const { rows } = await connection.query<
    Omit<AuditEntry, 'document' | 'fileName'> & { readonly document: string | null; readonly fileName: string | null }
  >(
    `SELECT entry_number::integer AS "entryNumber", kind, subject, mark, says, data, document, file_name AS "fileName",
       said_by AS "saidBy", entry.role, said_on AS "saidOn"
     FROM fordring.audit_entry AS entry LEFT JOIN fordring.audit_document AS kept
       ON kept.creditor_id = entry.creditor_id AND kept.sha256 = document
     WHERE entry.creditor_id = $1 AND kind = $2 AND ($3::text IS NULL OR subject = $3) ORDER BY entry_number`,
    [creditorId, kind, subject ?? null],
  );
  return rows.map(({ document, fileName, ...entry }) => ({
    ...entry,
    ...(document !== null && { document, fileName: fileName ?? '' }),
  }));
}

/**
 * Writes an entry. The same again by the same person, straight after, changes nothing. Throws `AuditRefused` for a system, and
 * what `refuse` says.
 */
export function sayInAuditFile(
  pool: Pool,
  act: AuditAct,
  said: ToSay,
): Promise<{ readonly already: boolean; readonly entry: AuditEntry }> {
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, act.creditorId);
    return sayLocked(client, act, said);
  });
}

export async function sayLocked(
  client: PoolClient,
  { creditorId, by, role, today }: AuditAct,
  { kind, subject, mark, says, data = {}, file, refuse }: ToSay,
): Promise<{ readonly already: boolean; readonly entry: AuditEntry }> {
  if (isService(by)) {
    throw new AuditRefused('system', 'A system (back-office) says nothing in the audit file. A person does.');
  }
  const asked = { creditorId, kind, subject };
  const before = await auditEntries(client, asked);
  const document = file && (await keepFile(client, { creditorId, by, role, today }, file));
  const last = before.findLast((entry) => entry.mark === mark);
  const stands = mark === 'documented' || mark === 'overridden' ? last : latestState(before);
  if (stands && stands === last && isSame(stands, { says, data, document, saidBy: by.subject })) {
    return { already: true, entry: stands };
  }
  const latest = before.at(-1);
  if (latest && latest.saidOn > today) {
    throw new AuditRefused(
      'day-behind',
      `${latest.saidBy} said something of this on ${latest.saidOn}. Say the next thing on that day or later.`,
    );
  }
  refuse?.(before);
  await client.query(
    `INSERT INTO fordring.audit_entry (creditor_id, kind, subject, mark, says, data, document, said_by, role, said_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [creditorId, kind, subject, mark, says, canonicalJson(data), document ?? null, by.subject, role, today],
  );
  const entry = (await auditEntries(client, asked)).at(-1);
  if (!entry) throw new RangeError('An entry of the audit file was not read back.');
  return { already: false, entry };
}

function isSame(
  entry: AuditEntry,
  said: Pick<AuditEntry, 'says' | 'data' | 'saidBy'> & { readonly document: string | undefined },
): boolean {
  return (
    entry.says === said.says &&
    entry.document === said.document &&
    entry.saidBy === said.saidBy &&
    canonicalJson(entry.data) === canonicalJson(said.data)
  );
}

/** Keeps a file once, and gives its digest. Throws `AuditRefused`. */
export async function keepFile(
  connection: Pool | PoolClient,
  { creditorId, by, role, today }: AuditAct,
  { fileName, content }: ProofFile,
): Promise<string> {
  if (content.length === 0 || content.length > LARGEST_BYTES) {
    const size = content.length === 0 ? 'is empty' : `has more than ${LARGEST_BYTES} bytes`;
    throw new AuditRefused('too-large', `${fileName} ${size}. Give a file of 1 byte to 20 MB.`);
  }
  const digest = sha256(content).toString('hex');
  await connection.query(
    `INSERT INTO fordring.audit_document (creditor_id, sha256, file_name, content, given_by, role, given_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [creditorId, digest, fileName.slice(0, 200), content, by.subject, role, today],
  );
  return digest;
}

/** A kept file by its digest, or by the first eight digits or more of it; nothing where there is none. */
export async function keptFile(
  connection: Pool | PoolClient,
  creditorId: string,
  digest: string,
): Promise<(ProofFile & { readonly sha256: string }) | undefined> {
  const { rows } = await connection.query<ProofFile & { readonly sha256: string }>(
    `SELECT sha256, file_name AS "fileName", content FROM fordring.audit_document
     WHERE creditor_id = $1 AND starts_with(sha256, $2) LIMIT 2`,
    [creditorId, digest],
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** For `refuse`: the state must be one of these, and who signs another person than who did the work. Throws `AuditRefused`. */
export function inTurn(
  what: string,
  after: readonly string[],
  { by, doneBy }: { readonly by: Actor; readonly doneBy?: string },
): (before: readonly AuditEntry[]) => void {
  return (before) => {
    const last = latestState(before);
    const state = last?.mark ?? 'open';
    if (!after.includes(state)) {
      throw new AuditRefused('not-its-turn', `${what} is ${state}. This is said of what is ${after.join(' or ')}.`);
    }
    if (doneBy !== undefined && last && isSamePerson(last.saidBy, by.subject)) {
      throw new AuditRefused('own-work', `${last.saidBy} ${doneBy}. Another person must sign.`);
    }
  };
}
