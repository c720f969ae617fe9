import type { ClientBase, Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { StandingKind, StandingState } from '../../domain/authority/standing-data';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** Somebody at the counter, and by which role they are permitted. */
export interface Standing {
  readonly actor: Actor;
  readonly role: string;
}

/** A change of standing data as the ledger keeps it, with what became of it. */
export interface StandingChange {
  readonly changeId: string;
  readonly creditorId: string;
  readonly kind: StandingKind;
  /** Which one, where a creditor has several: the account, or the matrix with its version. Else empty. */
  readonly name: string;
  /** Null takes the data away. */
  readonly contents: unknown;
  readonly validFrom: CivilDate;
  readonly proposedBy: string;
  readonly proposedRole: string;
  readonly proposedOn: CivilDate;
  readonly state: StandingState;
  readonly settledBy?: string;
  readonly settledRole?: string;
  readonly settledOn?: CivilDate;
  /** One person alone took up the first of its kind. */
  readonly alone: boolean;
}

type Row = Record<'change_id' | 'creditor_id' | 'name' | 'proposed_by' | 'proposed_role', string> &
  Record<'marked_by' | 'role', string | null> &
  Record<'valid_from' | 'proposed_on', CivilDate> & {
    readonly kind: StandingKind;
    readonly contents: unknown;
    readonly mark: Exclude<StandingState, 'waiting'> | null;
    readonly marked_on: CivilDate | null;
    readonly alone: boolean | null;
  };

type Named = Pick<StandingChange, 'changeId' | 'creditorId' | 'kind' | 'name'>;

/** In the order in which they were put forward. */
export async function standingChanges(
  connection: ClientBase | Pool,
  { creditorId, changeId, kind, name, waiting = false }: Partial<Named> & { readonly waiting?: boolean },
): Promise<StandingChange[]> {
  const { rows } = await connection.query<Row>(
    `SELECT change_id, creditor_id, kind, name, contents, valid_from, proposed_by, proposed_role, proposed_on,
       mark, marked_by, role, marked_on, alone
     FROM fordring.standing_change LEFT JOIN fordring.standing_change_mark USING (change_id)
     WHERE ($1::text IS NULL OR creditor_id = $1) AND ($2::text IS NULL OR change_id = $2)
       AND (NOT $3 OR mark IS NULL) AND ($4::text IS NULL OR kind = $4) AND ($5::text IS NULL OR name = $5)
     ORDER BY change_number`,
    [creditorId ?? null, changeId ?? null, waiting, kind ?? null, name ?? null],
  );
  return rows.map(changeOf);
}

function changeOf(row: Row): StandingChange {
  return {
    changeId: row.change_id,
    creditorId: row.creditor_id,
    ...{ kind: row.kind, name: row.name, contents: row.contents, validFrom: row.valid_from },
    ...{ proposedBy: row.proposed_by, proposedRole: row.proposed_role, proposedOn: row.proposed_on },
    state: row.mark ?? 'waiting',
    ...(row.marked_by !== null && { settledBy: row.marked_by }),
    ...(row.role !== null && { settledRole: row.role }),
    ...(row.marked_on !== null && { settledOn: row.marked_on }),
    alone: row.alone ?? false,
  };
}
