import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { fairly } from '../../store/relay/fairly';
import { relayRound, type Lane, type RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import { reachedBy } from '../administrations/reached-by';
import type { NoticePort } from '../reconciliation/notices';

interface ChaseToDeliver extends Subject {
  readonly noticeId: number;
  readonly creditorId: string;
  readonly recipe: string;
  readonly period: string;
  readonly addressee: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly on: CivilDate;
  readonly message: string;
}

const AT_ONCE = 50;

/** Delivers the words in which owners of source systems are asked for deliveries; answers how many were dealt with. Delivered twice is there once. */
export function deliverChases(pool: Pool, port: NoticePort, options?: RoundOptions): Promise<number> {
  const lane: Lane<ChaseToDeliver> = {
    ...{ topic: 'delivery-chase', batch: AT_ONCE, atOnce: 1 },
    waiting: fairly(
      'delivery-chase',
      `SELECT chase_id::text AS subject, creditor_id AS creditor, chase_id AS position
       FROM fordring.delivery_chase WHERE delivered_at IS NULL`,
    ),
    async read(client, subjects) {
      const { rows } = await client.query<ChaseToDeliver>(
        `SELECT chase_id::text AS subject, chase_id AS "noticeId", chase.creditor_id AS "creditorId",
           source_system AS recipe, finding_id AS period, addressee, name, email, chased_on AS on, message
         FROM fordring.delivery_chase AS chase LEFT JOIN LATERAL (
           SELECT name, nullif(email, '') AS email FROM fordring.reconciliation_party AS party
           WHERE party.creditor_id = chase.creditor_id AND party = addressee ORDER BY entry_number DESC LIMIT 1) AS party ON true
         WHERE chase_id = ANY ($1::bigint[]) AND delivered_at IS NULL ORDER BY chase_id`,
        [subjects],
      );
      return rows;
    },
    tell: async (chase) => {
      await port.deliver({ ...chase, ...(await reachedBy(pool, chase)) });
    },
    async mark(client, chases) {
      const { rowCount } = await client.query(
        'UPDATE fordring.delivery_chase SET delivered_at = clock_timestamp() WHERE chase_id = ANY ($1)',
        [chases.map(({ noticeId }) => noticeId)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}
