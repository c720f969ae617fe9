import type { ClientBase, Pool, PoolClient } from 'pg';
import { lastDayOf } from '../../domain/deliveries/awaited';
import type { Delivery, DeliveryWord } from '../../domain/deliveries/source-system';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';

/** A delivery that is to be kept. */
export interface DeliveryToKeep extends Omit<Delivery, 'deliveryNumber' | 'currency'> {
  readonly creditorId: string;
  readonly currency: Currency;
  readonly fileName?: string;
  readonly importId?: string;
  readonly by: string;
  readonly role?: string;
}

/** Keeps a delivery; its number. */
export async function writeDelivery(client: PoolClient, delivery: DeliveryToKeep): Promise<number> {
  const { creditorId, sourceSystemId, deliveryId, period, outcome, reason, arrivedOn, sequence } = delivery;
  const { told, received, currency, sha256, fileName, importId, by, role } = delivery;
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO fordring.delivery (creditor_id, source_system, delivery_id, period, ends_on, outcome, reason, arrived_on,
       sequence_number, told_count, told_sum, received_count, received_sum, currency, sha256, file_name, import_id, taken_by, role)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     RETURNING delivery_number AS number`,
    [
      ...[creditorId, sourceSystemId, deliveryId, period, lastDayOf(period) ?? arrivedOn, outcome, reason ?? null],
      ...[arrivedOn, sequence ?? null, told.count ?? null, told.sum ?? null, received.count, received.sum, currency],
      ...[sha256, fileName ?? null, importId ?? null, by, role ?? null],
    ],
  );
  return rows[0]?.number ?? 0;
}

interface DeliveryRow {
  readonly number: number;
  readonly source: string;
  readonly id: string;
  readonly period: string;
  readonly outcome: Delivery['outcome'];
  readonly reason: string | null;
  readonly arrived: CivilDate;
  readonly sequence: number | null;
  readonly told_count: number | null;
  readonly told_sum: string | null;
  readonly received_count: number;
  readonly received_sum: string;
  readonly currency: string;
  readonly sha256: string;
}

/** Which deliveries: of one source system where one is named, that had arrived by a day. */
export interface DeliveriesAsked {
  readonly creditorId: string;
  readonly sourceSystemId?: string | undefined;
  readonly arrivedBy?: CivilDate;
}

/** What was delivered, the earliest first. */
export async function deliveriesOf(
  connection: ClientBase | Pool,
  { creditorId, sourceSystemId, arrivedBy }: DeliveriesAsked,
): Promise<Delivery[]> {
  const { rows } = await connection.query<DeliveryRow>(
    `SELECT delivery_number AS number, source_system AS source, delivery_id AS id, period, outcome, reason,
       arrived_on AS arrived, sequence_number AS sequence, told_count, told_sum::text, received_count, received_sum::text,
       currency, sha256
     FROM fordring.delivery WHERE creditor_id = $1 AND ($2::text IS NULL OR source_system = $2)
       AND ($3::date IS NULL OR arrived_on <= $3) ORDER BY arrived_on, delivery_number`,
    [creditorId, sourceSystemId ?? null, arrivedBy ?? null],
  );
  return rows.map((row) => ({
    ...{ deliveryNumber: row.number, sourceSystemId: row.source, deliveryId: row.id, period: row.period },
    ...{ outcome: row.outcome, arrivedOn: row.arrived, currency: row.currency, sha256: row.sha256 },
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.sequence !== null && { sequence: row.sequence }),
    told: {
      ...(row.told_count !== null && { count: row.told_count }),
      ...(row.told_sum !== null && { sum: row.told_sum }),
    },
    received: { count: row.received_count, sum: row.received_sum },
  }));
}

/** What persons said of findings by a day, the earliest first. */
export async function deliveryWordsOf(
  connection: ClientBase | Pool,
  creditorId: string,
  saidBy?: CivilDate,
): Promise<DeliveryWord[]> {
  const { rows } = await connection.query<DeliveryWord>(
    `SELECT source_system AS "sourceSystemId", finding_id AS "findingId", reason, said_by AS "saidBy", said_on AS "saidOn"
     FROM fordring.delivery_word WHERE creditor_id = $1 AND ($2::date IS NULL OR said_on <= $2) ORDER BY word_number`,
    [creditorId, saidBy ?? null],
  );
  return rows;
}

/** A person's word on a finding. */
export interface WordToKeep extends DeliveryWord {
  readonly creditorId: string;
  readonly role: string;
}

export async function writeWord(client: ClientBase | Pool, word: WordToKeep): Promise<void> {
  const { creditorId, sourceSystemId, findingId, reason, saidBy, role, saidOn } = word;
  await client.query(
    `INSERT INTO fordring.delivery_word (creditor_id, source_system, finding_id, reason, said_by, role, said_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [creditorId, sourceSystemId, findingId, reason, saidBy, role, saidOn],
  );
}
