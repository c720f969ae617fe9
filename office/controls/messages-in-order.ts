import type { PoolClient } from 'pg';
import type { StoredMessage } from './rows-of-claims';

const FETCHED = 5_000;

/**
 * The messages of the outbox, in the order of the ids of their claims. The outbox has no index by claim, so it is read
 * once from one end to the other beside the claims, and never searched for each chunk of these.
 */
export class MessagesInOrder {
  private readonly client: PoolClient;
  private waiting: StoredMessage[] = [];
  private isAtEnd = false;

  private constructor(client: PoolClient) {
    this.client = client;
  }

  /** In the transaction of the client, once in it. */
  static async open(client: PoolClient, creditorIds: readonly string[] | undefined): Promise<MessagesInOrder> {
    await client.query(`DECLARE messages_in_order NO SCROLL CURSOR FOR ${MESSAGES}`, [creditorIds ?? null]);
    return new MessagesInOrder(client);
  }

  /** Those of the next claims. What comes before the first of these was passed over. */
  async of(claimIds: readonly string[]): Promise<Map<string, StoredMessage[]>> {
    const groups = new Map(claimIds.map((claimId): [string, StoredMessage[]] => [claimId, []]));
    for (;;) {
      const others = this.waiting.findIndex(({ claimId }) => !groups.has(claimId));
      for (const message of this.waiting.splice(0, others === -1 ? this.waiting.length : others))
        groups.get(message.claimId)?.push(message);
      if (others !== -1 || this.isAtEnd) return groups;
      const { rows } = await this.client.query<StoredMessage>(`FETCH ${FETCHED} FROM messages_in_order`);
      this.waiting = rows;
      this.isAtEnd = rows.length < FETCHED;
    }
  }

  async close(): Promise<void> {
    await this.client.query('CLOSE messages_in_order');
  }
}

const MESSAGES = `SELECT claim_id AS "claimId", outbox_id AS "outboxId", topic, outbox.event_number AS "eventNumber",
    CASE topic WHEN 'engine' THEN concat_ws(' ', payload -> 'notice' ->> 'eventNumber', payload ->> 'bookedOn')
      WHEN 'document' THEN payload ->> 'documentId'
      ELSE coalesce(payload ->> 'changedOn', concat_ws(' ', payload ->> 'step', payload ->> 'performedOn')) END AS says
  FROM fordring.claim JOIN fordring.outbox USING (claim_id)
  WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY claim_id, outbox_id`;
