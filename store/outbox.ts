import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './connect';

export interface UndeliveredMessage<Payload> {
  readonly outboxId: number;
  readonly claimId: string;
  readonly eventNumber: number;
  readonly payload: Payload;
}

/**
 * Hands the oldest undelivered messages to `deliver`, and notes those that it names as delivered. Messages that another
 * process has in hand are passed over. If the process dies before the end, they are delivered again: at least once.
 * Returns how many were delivered; 0 when nothing waits.
 */
export async function deliverOutbox<Payload>(
  pool: Pool,
  topic: string,
  limit: number,
  deliver: (messages: readonly UndeliveredMessage<Payload>[]) => Promise<readonly number[]>,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const messages = await claimOutbox<Payload>(client, topic, limit);
    if (messages.length === 0) return 0;
    const delivered = await deliver(messages);
    await markDelivered(client, delivered);
    return delivered.length;
  });
}

/** The oldest undelivered messages, locked for this transaction; those that another one has in hand are passed over. */
async function claimOutbox<Payload>(
  client: PoolClient,
  topic: string,
  limit: number,
): Promise<UndeliveredMessage<Payload>[]> {
  const { rows } = await client.query<{
    outbox_id: number;
    claim_id: string;
    event_number: number;
    payload: Payload;
  }>(
    `SELECT outbox_id, claim_id, event_number, payload FROM fordring.outbox
     WHERE topic = $1 AND delivered_at IS NULL ORDER BY outbox_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [topic, limit],
  );
  return rows.map((row) => ({
    outboxId: row.outbox_id,
    claimId: row.claim_id,
    eventNumber: row.event_number,
    payload: row.payload,
  }));
}

/** May be repeated. */
export async function markDelivered(connection: Pool | PoolClient, outboxIds: readonly number[]): Promise<void> {
  await connection.query(
    'UPDATE fordring.outbox SET delivered_at = clock_timestamp() WHERE outbox_id = ANY ($1) AND delivered_at IS NULL',
    [outboxIds],
  );
}
