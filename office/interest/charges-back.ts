import type { ClientBase, Pool, PoolClient } from 'pg';
import { creditedOf, type Claim } from '../../domain/claim/claim';
import { claimIdOf } from '../../domain/claim/claim-id';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import { decideAndBook } from '../claims/decide-and-book';
import { lockClaims } from '../claims/lock-claim';
import { linesOfClaim, takeLines } from './interest-lines';
import type { InterestSettled, Settling } from './settle-claim-interest';

/** Charges on a next invoice of the back office that claims nothing any more. */
export interface ChargesOnCredited {
  readonly claimId: string;
  readonly creditorId: string;
  /** The next invoice. */
  readonly invoiceNumber: string;
  readonly amount: Money;
  /** The business day of the latest credit note of the next invoice. */
  readonly creditedOn: CivilDate;
}

/** Charges on next invoices that may have been credited whole, of one creditor or of all. */
export async function chargesOnCredited(
  connection: ClientBase | Pool,
  creditorId?: string,
): Promise<ChargesOnCredited[]> {
  const { rows } = await connection.query<Omit<ChargesOnCredited, 'amount'> & { amount: string; currency: Currency }>(
    `SELECT paid.claim_id AS "claimId", paid.creditor_id AS "creditorId", own.invoice_number AS "invoiceNumber",
       sum(line.amount)::text AS amount, paid.currency, max(credit.on)::text AS "creditedOn"
     FROM fordring.interest_line AS line JOIN fordring.interest_line_taken AS taken USING (line_number)
       JOIN fordring.claim AS paid USING (claim_id)
       JOIN fordring.claim AS own ON own.claim_id = paid.creditor_id || '/' || taken.invoice_number
       JOIN LATERAL (SELECT max(business_on) AS on FROM fordring.claim_event AS event
         WHERE event.claim_id = own.claim_id AND event.type = 'ClaimCredited') AS credit ON credit.on IS NOT NULL
     WHERE line.covers = 'charges' AND taken_as = 'next-invoice' AND own.settled
       AND ($1::text IS NULL OR paid.creditor_id = $1)
     GROUP BY paid.claim_id, own.claim_id HAVING sum(line.amount) > 0 ORDER BY paid.claim_id, own.claim_id`,
    [creditorId ?? null],
  );
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: Money.ofSum(amount, currency) }));
}

/** By which name charges that cannot be taken back from an invoice are set aside. */
export function backAsideAs({ claimId, invoiceNumber }: Pick<ChargesOnCredited, 'claimId' | 'invoiceNumber'>): string {
  return `${claimId} on ${invoiceNumber}`;
}

/**
 * Takes charges back from a next invoice that was credited whole, or whose registration was taken back: they come back on
 * their claim, and are set apart anew. Nothing where only a part of the invoice was credited. May be called twice.
 */
export async function takeChargesBack(
  client: PoolClient,
  { claimId, creditorId, invoiceNumber }: ChargesOnCredited,
  { today, by, rulebookFor }: Settling,
): Promise<InterestSettled | undefined> {
  const nextId = claimIdOf(creditorId, invoiceNumber);
  const locked = await lockClaims(client, [claimId, nextId].sort());
  const next = locked.find(({ claim }) => claim.claimId === nextId)?.claim;
  const known = await linesOfClaim(client, claimId, 'charges');
  const onIt = known.filter(({ taken }) => taken?.as === 'next-invoice' && taken.invoiceNumber === invoiceNumber);
  const [first] = onIt;
  if (!first || !next || !isGone(next)) return undefined;
  const amount = sumOf(
    onIt.map((line) => line.amount),
    first.amount.currency,
  );
  if (!amount.isPositive()) return undefined;
  const key = `charges/${String(onIt.at(-1)?.line)}/back`;
  const result = await decideAndBook(client, {
    ...{ claimId, key, contents: { claimId, key }, today, rulebookFor },
    command: () => ({ type: 'ClaimChargesApart', backFrom: invoiceNumber }),
  });
  if (result.outcome === 'refused') return undefined;
  const [back] = (await linesOfClaim(client, claimId, 'charges')).slice(known.length);
  if (!back?.amount.negated().equals(amount)) {
    throw new Error(
      `Invoice ${invoiceNumber} has ${amount.toString()} of the charges that stand apart, and was credited; other invoices have the rest. Credit these too, or claim the charges by hand.`,
    );
  }
  await takeLines(client, [back], { as: 'next-invoice', invoiceNumber, on: today, by });
  return { claimId, outcome: 'back-from-invoice', amount, invoiceNumber };
}

function isGone(next: Claim): boolean {
  return next.withdrawnOn !== undefined || creditedOf(next).equals(next.invoiced);
}
