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

/** A table of words in which somebody is asked again, and under what they are told. */
export interface Chases {
  readonly topic: string;
  readonly table: string;
  /** In the first line of the notice: the column, or a text in quotes. */
  readonly subject: string;
  /** What is asked for: the column. */
  readonly about: string;
}

/** Owners of source systems are asked for deliveries. */
export const DELIVERY_CHASES: Chases = {
  topic: 'delivery-chase',
  table: 'delivery_chase',
  subject: 'source_system',
  about: 'finding_id',
};

/** Delivers the words in which somebody is asked again; answers how many were dealt with. Delivered twice is there once. */
export function deliverChases(
  pool: Pool,
  { topic, table, subject, about }: Chases,
  port: NoticePort,
  options?: RoundOptions,
): Promise<number> {
  const lane: Lane<ChaseToDeliver> = {
    ...{ topic, batch: AT_ONCE, atOnce: 1 },
    waiting: fairly(
      topic,
      `SELECT chase_id::text AS subject, creditor_id AS creditor, chase_id AS position
       FROM fordring.${table} WHERE delivered_at IS NULL`,
    ),
    async read(client, subjects) {
      const { rows } = await client.query<ChaseToDeliver>(
        `SELECT chase_id::text AS subject, chase_id AS "noticeId", chase.creditor_id AS "creditorId",
           ${subject} AS recipe, ${about} AS period, addressee, name, email, chased_on AS on, message
         FROM fordring.${table} AS chase LEFT JOIN LATERAL (
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
        `UPDATE fordring.${table} SET delivered_at = clock_timestamp() WHERE chase_id = ANY ($1)`,
        [chases.map(({ noticeId }) => noticeId)],
      );
      return rowCount ?? 0;
    },
  };
  return relayRound(pool, lane, options);
}
