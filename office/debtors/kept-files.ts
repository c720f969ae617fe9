import { isUtf8 } from 'node:buffer';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { partsOfBankFile } from '../../formats/bank-file-parts';
import type { Redaction } from '../../formats/redact-bank-file';
import { readBankFileInPieces } from '../../formats/recognise-bank-file';
import { readKept } from '../payments/kept-bank-file';
import { finderOf, type Mark } from './marks';
import type { Person } from './person';
import type { HeldAt } from './read-places';

export interface KeptFile {
  readonly sha256: Buffer;
  readonly fileName: string;
}

/** The parts of kept bank files that tell of the person's payments, file by file. */
export async function keptBankFileParts(pool: Pool, person: Person): Promise<HeldAt[]> {
  const rows: HeldAt['rows'][number][] = [];
  for (const { sha256, fileName } of await bankFilesOf(pool, person)) {
    const { pieces, isWhole } = await readKept(pool, person.creditorId, sha256);
    if (pieces.length === 0) continue;
    const file = { file: fileName, sha256: sha256.toString('hex') };
    if (isWhole) for (const part of partsAbout(person, pieces)) rows.push({ ...file, ...part });
    else rows.push({ ...file, damaged: true });
  }
  return rows.length === 0
    ? []
    : [{ place: 'incoming_bank_file', what: 'kept bank files: parts about payments', rows }];
}

function partsAbout(person: Person, pieces: readonly Buffer[]): readonly object[] {
  const { isMeant, ...parts } = meantIn(person, pieces);
  return partsOfBankFile(Buffer.concat(pieces), parts, isMeant);
}

/** Which parts of a bank file tell of the person's payments or name the person. */
export function meantIn({ paymentIds, marks }: Person, pieces: readonly Buffer[]): Omit<Redaction, 'instead'> {
  const { format, movements, aside = [] } = readBankFileInPieces(pieces);
  const own = new Set(paymentIds);
  const kindsIn = finderOf(marks);
  const names = (text: string): boolean => kindsIn(text).length > 0;
  const meant = movements.filter((movement) => own.has(movement.key) || names(JSON.stringify(movement)));
  const setAside = aside.filter((row) => names(JSON.stringify(row)));
  const lines = [...meant, ...setAside].map(({ line }) => line);
  const said = meant.flatMap(({ payerName, text }) => [...(payerName === undefined ? [] : [payerName]), ...text]);
  return { format, lines, isMeant: (text) => names(text) || saysAny(text, said) };
}

function saysAny(text: string, said: readonly string[]): boolean {
  return said.some((words) => words.length > 0 && text.includes(words));
}

/** The files that told of the payments, and those whose rows about the person were set aside. */
export async function bankFilesOf(pool: ClientBase | Pool, { creditorId, paymentIds }: Person): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `SELECT sha256, file_name AS "fileName" FROM fordring.incoming_bank_file
     WHERE creditor_id = $1 AND sha256 IN (
       SELECT bank_file FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2)
       UNION SELECT bank_file FROM fordring.movement_telling WHERE creditor_id = $1 AND movement_id = ANY ($2)
       UNION SELECT bank_file FROM fordring.bank_aside WHERE creditor_id = $1)
     ORDER BY recorded_at, sha256`,
    [creditorId, paymentIds],
  );
  return rows;
}

/** The lines of files delivered to reconciliations, and of filed evidence, that name the person. */
export async function deliveredLines(pool: Pool, person: Person): Promise<HeldAt[]> {
  const delivered = await deliveredFilesOf(pool, person);
  const evidence = await pool.query<{ name: string; text: string }>(
    `SELECT recipe || ' ' || evidence_number AS name, differences_csv || E'\\n' || document_json AS text
     FROM fordring.reconciliation_evidence WHERE creditor_id = $1 ORDER BY recipe, evidence_number`,
    [person.creditorId],
  );
  return [
    ...linesAt('reconciliation_file', 'files delivered to reconciliations: lines', delivered, person),
    ...linesAt('reconciliation_evidence', 'filed evidence of reconciliations: lines', evidence.rows, person),
  ];
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function linesAt(place: string, what: string, files: readonly NamedText[], { marks }: Person): HeldAt[] {
  const kindsIn = finderOf(marks);
  const rows = files.flatMap(({ name, text }) =>
    text.split(/\r?\n/).flatMap((line, at) => {
      const found = kindsIn(line);
      return found.length === 0 ? [] : [{ file: name, line: at + 1, text: line, found_by: found }];
    }),
  );
  return rows.length === 0 ? [] : [{ place, what, rows }];
}

/** Only files with one of the marks in them are read whole. A mark over the edge of two pieces is found too. */
async function deliveredFilesOf(pool: Pool, { creditorId, marks }: Person): Promise<NamedText[]> {
  const files: NamedText[] = [];
  for (const { fileId, sha256 } of await filesWith(pool, creditorId, marks))
    files.push({ name: sha256.toString('hex'), text: textOf(await wholeFile(pool, fileId)).text });
  return files;
}

/** Files delivered to reconciliations that have one of the marks in them, in UTF-8 or in Latin 1. */
export async function filesWith(
  pool: Pool | PoolClient,
  creditorId: string,
  marks: readonly Mark[],
): Promise<{ readonly fileId: string; readonly sha256: Buffer }[]> {
  const written = marks.flatMap(({ text }) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1')]);
  const { rows } = await pool.query<{ fileId: string; sha256: Buffer }>(
    `SELECT file_id AS "fileId", sha256 FROM fordring.reconciliation_file AS file WHERE creditor_id = $1 AND EXISTS (
       SELECT FROM fordring.reconciliation_file_piece AS piece
       LEFT JOIN fordring.reconciliation_file_piece AS next
         ON next.file_id = piece.file_id AND next.piece_number = piece.piece_number + 1
       WHERE piece.file_id = file.file_id AND EXISTS (SELECT FROM unnest($2::bytea[]) AS mark
         WHERE position(mark IN piece.piece || coalesce(substr(next.piece, 1, 500), '')) > 0))
     ORDER BY file_id`,
    [creditorId, written],
  );
  return rows;
}

/** The pieces of a delivered file, in order. */
export async function wholeFile(pool: Pool | PoolClient, fileId: string): Promise<Buffer[]> {
  const { rows } = await pool.query<{ piece: Buffer }>(
    'SELECT piece FROM fordring.reconciliation_file_piece WHERE file_id = $1 ORDER BY piece_number',
    [fileId],
  );
  return rows.map(({ piece }) => piece);
}

/** UTF-8 where the bytes are that, else Latin 1: no mark is lost by either. */
export function textOf(pieces: readonly Buffer[]): { readonly text: string; readonly encoding: 'utf8' | 'latin1' } {
  const bytes = Buffer.concat(pieces);
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  return { text: bytes.toString(encoding), encoding };
}
