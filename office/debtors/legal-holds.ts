import type { ClientBase, Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { lockCreditor } from '../creditors/creditor-chart';
import type { Standing } from '../creditors/standing-changes';
import { DebtorUnknown } from '../registration/registration-faults';
import { ForgettingRefused } from './not-forgettable';

/** A debtor who must not be forgotten, such as while a court may ask for the books. */
export interface LegalHold {
  readonly holdId: string;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly reason: string;
  /** The last day; absent where nobody knows it yet. */
  readonly through?: CivilDate;
  readonly placedBy: string;
  readonly placedOn: CivilDate;
  readonly releasedBy?: string;
  readonly releasedOn?: CivilDate;
}

type Row = Omit<LegalHold, 'through' | 'releasedBy' | 'releasedOn'> &
  Readonly<Record<'through' | 'releasedOn', CivilDate | null>> & { readonly releasedBy: string | null };

/** In the order in which they were placed. */
export async function readHolds(
  connection: ClientBase | Pool,
  asked: { readonly creditorId?: string; readonly holdId?: string; readonly debtorId?: string },
): Promise<LegalHold[]> {
  const { rows } = await connection.query<Row>(
    `SELECT hold_id AS "holdId", creditor_id AS "creditorId", debtor_id AS "debtorId", hold.reason, through_on AS through,
       placed_by AS "placedBy", placed_on AS "placedOn", released_by AS "releasedBy", released_on AS "releasedOn"
     FROM fordring.legal_hold AS hold LEFT JOIN fordring.legal_hold_release USING (hold_id)
     WHERE ($1::text IS NULL OR creditor_id = $1) AND ($2::text IS NULL OR hold_id = $2)
       AND ($3::text IS NULL OR debtor_id = $3) ORDER BY placed_on, hold.recorded_at`,
    [asked.creditorId ?? null, asked.holdId ?? null, asked.debtorId ?? null],
  );
  return rows.map(({ through, releasedBy, releasedOn, ...row }) => ({
    ...row,
    ...(through !== null && { through }),
    ...(releasedBy !== null && { releasedBy }),
    ...(releasedOn !== null && { releasedOn }),
  }));
}

/** The same id with the same contents is the same hold. Throws `DebtorUnknown` and `KeyReusedWithOtherContents`. */
export async function placeHold(
  client: PoolClient,
  hold: Pick<LegalHold, 'holdId' | 'creditorId' | 'debtorId' | 'reason' | 'through'> & {
    readonly today: CivilDate;
    readonly by: Standing;
  },
): Promise<LegalHold> {
  const { holdId, creditorId, debtorId, reason, through, today, by } = hold;
  await lockCreditor(client, creditorId);
  const [known] = await readHolds(client, { holdId });
  if (known) {
    const same =
      known.creditorId === creditorId &&
      known.debtorId === debtorId &&
      known.reason === reason &&
      known.through === through;
    if (same) return known;
    throw new KeyReusedWithOtherContents(holdId);
  }
  if (through !== undefined && through < today)
    throw new ForgettingRefused(`A hold stands through ${today} or a later day, not through ${through}.`);
  const { rowCount } = await client.query('SELECT FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = $2', [
    ...[creditorId, debtorId],
  ]);
  if (rowCount === 0)
    throw new DebtorUnknown(
      `Creditor ${creditorId} has no debtor ${debtorId}. Look the number up with fordring claims.`,
    );
  await client.query(
    `INSERT INTO fordring.legal_hold (hold_id, creditor_id, debtor_id, reason, through_on, placed_by, role, placed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [holdId, creditorId, debtorId, reason, through ?? null, by.actor.subject, by.role, today],
  );
  return mustHold(client, holdId);
}

/** Again by the same person gives the same answer. Throws `ForgettingRefused`. */
export async function releaseHold(
  client: PoolClient,
  { holdId, reason, today, by }: { holdId: string; reason: string; today: CivilDate; by: Standing },
): Promise<LegalHold> {
  const { creditorId } = await mustHold(client, holdId);
  await lockCreditor(client, creditorId);
  const hold = await mustHold(client, holdId);
  const { releasedBy, releasedOn } = hold;
  if (releasedBy === by.actor.subject) return hold;
  if (releasedBy !== undefined)
    throw new ForgettingRefused(`Hold ${holdId} was released by ${releasedBy} on ${String(releasedOn)}.`);
  await client.query(
    `INSERT INTO fordring.legal_hold_release (hold_id, reason, released_by, role, released_on) VALUES ($1, $2, $3, $4, $5)`,
    [holdId, reason, by.actor.subject, by.role, today],
  );
  return mustHold(client, holdId);
}

export async function mustHold(connection: ClientBase | Pool, holdId: string): Promise<LegalHold> {
  const [hold] = await readHolds(connection, { holdId });
  if (!hold) throw new ForgettingRefused(`There is no hold ${holdId}. fordring debtor holds lists them.`);
  return hold;
}
