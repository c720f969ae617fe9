import type { Pool, PoolClient } from 'pg';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { periodOn, lastDayOf } from '../../domain/deliveries/awaited';
import { figures, isToldOtherwise } from '../../domain/deliveries/delivery-findings';
import type { SourceSystem } from '../../domain/deliveries/source-system';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { digestOf } from '../../store/contents-digest';
import { deliveriesOf, writeDelivery, writeWord, type DeliveryToKeep } from './delivery-record';
import { DeliveryRefused } from './delivery-refused';

/** What is said of a delivery when its file is handed over. */
export interface DeliverySaid {
  readonly sourceSystemId: string;
  /** What the source calls it; made of the period and the contents when absent. */
  readonly deliveryId?: string;
  /** Of which day, month or quarter it is; the one of today when absent, for systems that deliver each day or on call. */
  readonly period?: string;
  readonly sequence?: number;
  /** As the source tells. */
  readonly count?: number;
  readonly sum?: Money;
  readonly fileName?: string;
  /** Why it is taken in although the source tells another count or sum. */
  readonly although?: string;
}

/** A delivery that is about to be taken in. */
export interface DeliveryInHand {
  readonly delivery: Omit<DeliveryToKeep, 'outcome' | 'importId'>;
  readonly although?: string;
  readonly invoices: readonly InvoiceRecord[];
}

interface Handing {
  readonly creditorId: string;
  readonly currency: Currency;
  readonly today: CivilDate;
  readonly by: string;
  readonly role: string;
}

/** What a delivery is, by what was said of it and what its file has. Throws `DeliveryRefused`. */
export function deliveryInHand(
  system: SourceSystem,
  said: DeliverySaid,
  invoices: readonly InvoiceRecord[],
  { creditorId, currency, today, by, role }: Handing,
): DeliveryInHand {
  const { sourceSystemId } = system;
  const period = periodMeant(system, said.period, today);
  const sha256 = digestOf(invoices.map(({ invoiceNumber, issuedOn, amount }) => [invoiceNumber, issuedOn, amount]));
  if (said.sum && said.sum.currency !== currency)
    throw new DeliveryRefused(
      'other-currency',
      `The sum that the source tells is in ${said.sum.currency}; state it in ${currency}.`,
    );
  const sum = invoices.reduce(
    (all, { amount }) => (amount.currency === currency ? all.plus(amount) : all),
    Money.zero(currency),
  );
  const { sequence, fileName, although } = said;
  return {
    invoices,
    ...(although !== undefined && { although }),
    delivery: {
      ...{ creditorId, sourceSystemId, period, arrivedOn: today, currency, sha256, by, role },
      deliveryId: said.deliveryId ?? `${period}/${sha256.slice(0, 8)}`,
      told: {
        ...(said.count !== undefined && { count: said.count }),
        ...(said.sum && { sum: said.sum.toString() }),
      },
      received: { count: invoices.length, sum: sum.toString() },
      ...(sequence !== undefined && { sequence }),
      ...(fileName !== undefined && { fileName }),
    },
  };
}

/** Throws `DeliveryRefused`. */
function periodMeant(system: SourceSystem, said: string | undefined, today: CivilDate): string {
  const { every } = system.calendar;
  if (said === undefined) {
    if (every === 'banking-day' || every === 'call') return periodOn(system, today);
    throw new DeliveryRefused(
      'no-period',
      `Say of which ${every} the delivery of ${system.sourceSystemId} is: --period ${periodOn(system, today)}.`,
    );
  }
  if (lastDayOf(said) !== undefined) return said;
  throw new DeliveryRefused(
    'no-period',
    `"${said}" is no period of a delivery. Write a day as 2016-11-30, a month as 2016-11 or a quarter as 2016-Q4.`,
  );
}

/**
 * Refuses a delivery of which the source tells other figures than its file has, unless somebody says why it is taken in all
 * the same. Throws `DeliveryRefused`.
 */
export function refuseToldOtherwise({ delivery, although }: DeliveryInHand): void {
  if (although !== undefined || !isToldOtherwise(delivery)) return;
  const { sourceSystemId, deliveryId, told, received, currency } = delivery;
  throw new DeliveryRefused(
    'told-otherwise',
    `Delivery ${deliveryId} of ${sourceSystemId}: the source tells ${figures(told, currency)}, and the file has ${figures(received, currency)}. Nothing was taken in. Ask the source for the whole file, or say why the file is taken in all the same: --although TEXT.`,
  );
}

const AT_ONCE = 10_000;

/**
 * Keeps a delivery that was taken in, in the transaction that registers its invoices. The same delivery again is once. Throws
 * `KeyReusedWithOtherContents` when the name was that of other contents.
 */
export async function keepDelivery(
  client: PoolClient,
  { delivery, although, invoices }: DeliveryInHand,
  importId: string | undefined,
): Promise<void> {
  const { creditorId, sourceSystemId, deliveryId, sha256, period, by, role = '', arrivedOn } = delivery;
  const earlier = await deliveriesOf(client, { creditorId, sourceSystemId });
  const same = earlier.find((one) => one.deliveryId === deliveryId && one.outcome === 'taken');
  if (same) {
    if (same.sha256 === sha256 && same.period === period) return;
    throw new KeyReusedWithOtherContents(deliveryId);
  }
  const number = await writeDelivery(client, {
    ...delivery,
    outcome: 'taken',
    ...(importId !== undefined && { importId }),
  });
  await writeInvoices(client, number, { creditorId, invoices, importId });
  await writeOrigins(client, { creditorId, sourceSystemId, importId });
  if (although === undefined || !isToldOtherwise(delivery)) return;
  const findingId = `told-otherwise/${deliveryId}`;
  await writeWord(client, {
    creditorId,
    sourceSystemId,
    findingId,
    reason: although,
    saidBy: by,
    role,
    saidOn: arrivedOn,
  });
}

interface OfImport {
  readonly creditorId: string;
  readonly importId: string | undefined;
}

async function writeInvoices(
  client: PoolClient,
  number: number,
  { creditorId, invoices, importId }: OfImport & Pick<DeliveryInHand, 'invoices'>,
): Promise<void> {
  for (let start = 0; start < invoices.length; start += AT_ONCE) {
    const some = invoices.slice(start, start + AT_ONCE);
    await client.query(
      `INSERT INTO fordring.delivered_invoice (delivery_number, invoice_number, issued_on, amount, registered_event)
       SELECT $1, said.number, said.issued_on, said.amount, CASE WHEN claim.import_id = $5 THEN (
         SELECT max(event_number) FROM fordring.claim_event AS event
         WHERE event.claim_id = claim.claim_id AND type = 'ClaimRegistered') END
       FROM unnest($2::text[], $3::date[], $4::numeric[]) AS said (number, issued_on, amount)
         LEFT JOIN fordring.claim ON claim.claim_id = $6::text || '/' || said.number
       ON CONFLICT DO NOTHING`,
      [
        number,
        some.map(({ invoiceNumber }) => invoiceNumber),
        some.map(({ issuedOn }) => issuedOn),
        some.map(({ amount }) => amount.toString()),
        ...[importId ?? null, creditorId],
      ],
    );
  }
}

/** An invoice comes from where it was registered first. */
async function writeOrigins(
  client: PoolClient,
  { creditorId, sourceSystemId, importId }: OfImport & { readonly sourceSystemId: string },
): Promise<void> {
  if (importId === undefined) return;
  await client.query(
    `INSERT INTO fordring.claim_origin (claim_id, source_system)
     SELECT claim_id, $3 FROM fordring.claim WHERE creditor_id = $1 AND import_id = $2 ON CONFLICT DO NOTHING`,
    [creditorId, importId, sourceSystemId],
  );
}

/** Keeps that a delivery was refused, and why. Each try is kept. */
export async function keepRefusedDelivery(
  pool: Pool,
  { delivery, invoices }: DeliveryInHand,
  reason: string,
): Promise<void> {
  const { creditorId } = delivery;
  await inTransaction(pool, async (client) => {
    const number = await writeDelivery(client, { ...delivery, outcome: 'refused', reason: reason.slice(0, 5_000) });
    await writeInvoices(client, number, { creditorId, invoices, importId: undefined });
  });
}
