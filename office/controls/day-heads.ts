import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { linkHash, type KeptLink } from '../../store/hash-chain';

/**
 * The head of everything that a creditor's books took up since the head before it. Hashes are in hexadecimal, so that a
 * head can be kept outside the database as it is.
 */
export interface DayHead {
  readonly creditorId: string;
  readonly headNumber: number;
  /** The creditor's business day at the closing. */
  readonly closedOn: CivilDate;
  /** How many rows it vouches for. */
  readonly imprints: number;
  /** One hash over the imprints of all of them. */
  readonly contents: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The hash of a head: a link of the chain of its creditor. */
export function headHash(
  previous: Buffer,
  { creditorId, headNumber, closedOn, imprints, contents }: Omit<DayHead, 'previousHash' | 'hash'>,
): Buffer {
  return linkHash(previous, { creditorId, headNumber, closedOn, imprints, contents });
}

export function linkOf(head: DayHead): KeptLink {
  const previousHash = Buffer.from(head.previousHash, 'hex');
  const hash = Buffer.from(head.hash, 'hex');
  return { number: head.headNumber, previousHash, hash, hashAnew: headHash(previousHash, head) };
}

const HEADS = `SELECT creditor_id AS "creditorId", head_number AS "headNumber", closed_on AS "closedOn", imprints,
    encode(contents, 'hex') AS contents, encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash
  FROM fordring.day_head`;

/** The heads of these creditors, or of all, in the order of their chains. */
export async function headsOf(connection: ClientBase | Pool, creditorIds?: readonly string[]): Promise<DayHead[]> {
  const { rows } = await connection.query<DayHead>(
    `${HEADS} WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY creditor_id, head_number`,
    [creditorIds ?? null],
  );
  return rows;
}

/** The latest head of a creditor; undefined when nothing was closed yet. */
export async function latestHead(connection: ClientBase | Pool, creditorId: string): Promise<DayHead | undefined> {
  const { rows } = await connection.query<DayHead>(
    `${HEADS} WHERE creditor_id = $1 ORDER BY head_number DESC LIMIT 1`,
    [creditorId],
  );
  return rows[0];
}
