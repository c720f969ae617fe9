import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { GivenTo } from './given-to';

/** A debtor whom somebody wants to be forgotten, and what became of it. */
export interface Forgetting {
  readonly forgettingId: string;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly ground: string;
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
  readonly state: 'waiting' | 'confirmed' | 'declined';
  readonly settledBy?: string;
  readonly settledOn?: CivilDate;
  /** Until when the books had to be kept, and by which paragraph. */
  readonly keptThrough?: CivilDate;
  readonly paragraph?: string;
  /** Who else was given something of the debtor, and is to be told (GDPR article 19). */
  readonly givenTo: readonly GivenTo[];
}

interface Asked {
  readonly forgettingId?: string;
  readonly creditorId?: string;
  readonly debtorId?: string;
  readonly waiting?: boolean;
}

type Row = Omit<Forgetting, 'state' | 'settledBy' | 'settledOn' | 'keptThrough' | 'paragraph'> & {
  readonly mark: 'confirmed' | 'declined' | null;
  readonly settledBy: string | null;
  readonly settledOn: CivilDate | null;
  readonly keptThrough: CivilDate | null;
  readonly paragraph: string | null;
};

/** In the order in which they were proposed. */
export async function readForgettings(connection: ClientBase | Pool, asked: Asked): Promise<Forgetting[]> {
  const { rows } = await connection.query<Row>(
    `SELECT forgetting_id AS "forgettingId", creditor_id AS "creditorId", debtor_id AS "debtorId", ground,
       proposed_by AS "proposedBy", proposed_on AS "proposedOn", mark, marked_by AS "settledBy", marked_on AS "settledOn",
       kept_through AS "keptThrough", paragraph, coalesce(given_to, '[]') AS "givenTo"
     FROM fordring.forgetting AS meant LEFT JOIN fordring.forgetting_mark USING (forgetting_id)
     WHERE ($1::text IS NULL OR forgetting_id = $1) AND ($2::text IS NULL OR creditor_id = $2)
       AND ($3::text IS NULL OR debtor_id = $3) AND (NOT $4 OR mark IS NULL)
     ORDER BY proposed_on, meant.recorded_at, forgetting_id`,
    [asked.forgettingId ?? null, asked.creditorId ?? null, asked.debtorId ?? null, asked.waiting ?? false],
  );
  return rows.map(({ mark, settledBy, settledOn, keptThrough, paragraph, ...row }) => ({
    ...row,
    state: mark ?? 'waiting',
    ...(settledBy !== null && { settledBy }),
    ...(settledOn !== null && { settledOn }),
    ...(keptThrough !== null && { keptThrough }),
    ...(paragraph !== null && { paragraph }),
  }));
}

export async function readForgetting(connection: ClientBase | Pool, asked: Asked): Promise<Forgetting | undefined> {
  return (await readForgettings(connection, asked))[0];
}
