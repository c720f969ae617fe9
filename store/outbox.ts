import type { PoolClient } from 'pg';
import type { Cause } from '../domain/kernel/cause';
import type { Lane, Question } from './relay/lane';
import { doesNotRest } from './relay/set-aside';

/** What leaves the ledger about claims. */
export type OutboxTopic = 'engine' | 'document' | 'counterpart';

export interface UndeliveredMessage<Payload> {
  readonly outboxId: number;
  readonly claimId: string;
  readonly eventNumber: number;
  readonly payload: Payload;
}

/** A message of the outbox as a lane has it. */
export interface OutboxMessageInHand<Payload> extends UndeliveredMessage<Payload> {
  readonly subject: string;
  readonly creditorId: string;
  readonly cause?: Cause;
}

/** A lane whose messages are told one by one, each for itself: letters and cases. */
export function outboxLane<Payload>(
  topic: OutboxTopic,
  batch: number,
  tell: (message: OutboxMessageInHand<Payload>) => Promise<void>,
): Lane<OutboxMessageInHand<Payload>> {
  return {
    ...{ topic, batch, atOnce: 1, tell },
    waiting: (client, question) => untoldSubjects(client, topic, 'outbox_id::text', question),
    async read(client, subjects) {
      const { rows } = await client.query<OutboxMessageInHand<Payload>>(
        `SELECT outbox_id::text AS subject, split_part(claim_id, '/', 1) AS "creditorId", outbox_id AS "outboxId",
           claim_id AS "claimId", event_number AS "eventNumber", payload, payload -> 'cause' AS cause
         FROM fordring.outbox WHERE outbox_id = ANY ($1::bigint[]) AND delivered_at IS NULL ORDER BY outbox_id`,
        [subjects],
      );
      return rows.map(({ cause, ...row }) => ({ ...row, ...(cause && { cause }) }));
    },
    async mark(client, messages) {
      const { rowCount } = await client.query(
        `UPDATE fordring.outbox SET delivered_at = clock_timestamp()
         WHERE outbox_id = ANY ($1::bigint[]) AND delivered_at IS NULL`,
        [messages.map(({ outboxId }) => outboxId)],
      );
      return rowCount ?? 0;
    },
  };
}

/**
 * The oldest subjects of a topic that wait, each creditor with an equal share. One creditor's flood is read no further than
 * its share. A subject is a column of the outbox, or made of one.
 */
export async function untoldSubjects(
  client: PoolClient,
  topic: OutboxTopic,
  subject: 'claim_id' | 'outbox_id::text',
  { limit, passedOver }: Question,
): Promise<string[]> {
  const ofTopic = `topic = '${topic}' AND delivered_at IS NULL`;
  const { rows } = await client.query<{ subject: string }>(
    `WITH RECURSIVE creditor AS (
       (SELECT split_part(claim_id, '/', 1) AS id FROM fordring.outbox WHERE ${ofTopic}
        ORDER BY split_part(claim_id, '/', 1) LIMIT 1)
       UNION ALL
       SELECT (SELECT split_part(claim_id, '/', 1) FROM fordring.outbox
         WHERE ${ofTopic} AND split_part(claim_id, '/', 1) > creditor.id
         ORDER BY split_part(claim_id, '/', 1) LIMIT 1)
       FROM creditor WHERE creditor.id IS NOT NULL)
     SELECT subject FROM creditor CROSS JOIN LATERAL (
       SELECT ${subject} AS subject, outbox_id FROM fordring.outbox
       WHERE ${ofTopic} AND split_part(claim_id, '/', 1) = creditor.id
         AND ${subject} <> ALL ($2::text[]) AND ${doesNotRest(topic, subject)}
       ORDER BY outbox_id
       LIMIT greatest(1, $1::integer / (SELECT count(id) FROM creditor))) AS oldest
     GROUP BY subject ORDER BY min(outbox_id) LIMIT $1`,
    [limit, passedOver],
  );
  return rows.map((row) => row.subject);
}
