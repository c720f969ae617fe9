import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { comparable, type KnownBook, type KnownMoney } from '../../domain/payment/identity/known-money';

interface HandPartRow {
  readonly sum_id: string;
  readonly payment_id: string;
  readonly amount: string;
  readonly received_on: CivilDate;
  readonly payment_references: readonly string[];
}

/** Puts beside each sum what people took out of it by hand and no message has told: with what the invoice is paid by. */
export async function addHandParts(client: PoolClient, creditorId: string, book: KnownBook): Promise<void> {
  const sums = [...book.all.values()].filter(({ isSum }) => isSum);
  if (sums.length === 0) return;
  const rows = await partsOf(
    client,
    creditorId,
    sums.map(({ id }) => id),
  );
  for (const sum of sums) {
    const parts = rows.filter((row) => row.sum_id === sum.id);
    if (parts.length > 0) sum.byHand = parts.map((row) => partOf(sum, row));
  }
}

/** A payment that no bank file has brought is named by a receipt: a person took it in. */
async function partsOf(client: PoolClient, creditorId: string, sumIds: readonly string[]): Promise<HandPartRow[]> {
  const { rows } = await client.query<HandPartRow>(
    `SELECT sum_payment_id AS sum_id, payment.payment_id, payment.amount::text, payment.received_on,
       ARRAY(SELECT unnest(ARRAY[payment_reference, invoice_number]) FROM fordring.claim WHERE claim_id IN (
         SELECT claim_id FROM fordring.payment_placing AS place
         WHERE place.creditor_id = $1 AND place.payment_id = payment.payment_id
         GROUP BY claim_id HAVING sum(amount) > 0)) AS payment_references
     FROM fordring.payment_part AS part JOIN fordring.payment
       ON payment.creditor_id = part.creditor_id AND payment.payment_id = part.part_payment_id
     WHERE part.creditor_id = $1 AND sum_payment_id = ANY ($2) AND payment.bank_file IS NULL AND payment.kind = 'payment'
       AND NOT EXISTS (SELECT FROM fordring.movement_telling AS telling
                       WHERE telling.creditor_id = $1 AND telling.movement_id = payment.payment_id)
     ORDER BY payment.payment_id`,
    [creditorId, sumIds],
  );
  return rows;
}

function partOf({ account, kind, amount: { currency }, days }: KnownMoney, row: HandPartRow): KnownMoney {
  const amount = Money.of(row.amount, currency);
  const references = row.payment_references.map(comparable).filter((reference) => reference !== '');
  return {
    ...{ id: row.payment_id, account, kind, amount, open: amount, isSum: false, isDivisible: false, isPart: true },
    ...{ entryAmounts: new Set(), levels: new Set(), fingerprints: new Set(), entryNames: new Set() },
    ...{ names: new Set(), marks: new Set(), days: new Set([row.received_on, ...days]) },
    ...{ references: new Set(references), text: [], deposits: new Set() },
  };
}
