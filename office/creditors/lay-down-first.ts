import type { Pool, PoolClient } from 'pg';
import type { LetterCreditor } from '../../domain/letters/letter';
import type { StandingKind } from '../../domain/authority/standing-data';
import { inTransaction } from '../../store/connect';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import { wakeLettersOf } from './letterhead';

/** Who lays down the standing data of a municipality that is made up or rehearsed. */
const HOUSE = 'fordring';

interface First {
  readonly creditorId: string;
  readonly kind: StandingKind;
  readonly name?: string;
  readonly contents: unknown;
}

/**
 * The first standing data of a creditor that a sample, a rehearsal or a bench makes up: held from ever, by Fordring itself.
 * Of a creditor that comes by a door, the version of the policy with which it is taken up. Where there is any already,
 * nothing changes.
 */
export async function layDownFirst(connection: Pool | PoolClient, first: First): Promise<void> {
  const { creditorId, kind, name = '', contents } = first;
  const json = canonicalJson(contents);
  const changeId = `first/${sha256(canonicalJson([creditorId, kind, name, contents]))
    .toString('hex')
    .slice(0, 32)}`;
  await connection.query(
    `INSERT INTO fordring.standing_change
       (change_id, creditor_id, kind, name, contents, valid_from, proposed_by, proposed_role, proposed_on)
     SELECT $1, $2, $3, $4, $5, '1900-01-01', $6, $6, current_date WHERE NOT EXISTS (
       SELECT FROM fordring.standing_change WHERE creditor_id = $2 AND kind = $3 AND name = $4)
     ON CONFLICT DO NOTHING`,
    [changeId, creditorId, kind, name, json, HOUSE],
  );
  await connection.query(
    `INSERT INTO fordring.standing_change_mark (change_id, mark, marked_by, marked_on, alone)
     SELECT change_id, 'approved', $2, current_date, true FROM fordring.standing_change WHERE change_id = $1
     ON CONFLICT DO NOTHING`,
    [changeId, HOUSE],
  );
}

/** How a made-up creditor stands on its letters. Letters that waited for it are made now. */
export async function layDownLetterhead(pool: Pool, creditorId: string, letterhead: LetterCreditor): Promise<void> {
  const { name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment } = letterhead;
  const address = { addressLines, postalCode, city, phone, email };
  const contents = { name, organisationNumber, ...(office && { office }), ...address, payment };
  await inTransaction(pool, async (client) => {
    await layDownFirst(client, { creditorId, kind: 'letterhead', contents });
    await wakeLettersOf(client, creditorId);
  });
}
