import type { ClientBase, Pool } from 'pg';
import { DebtorUnknown } from '../registration/registration-faults';
import { FORGOTTEN_DEBTOR } from '../creditors/forgotten-numbers';
import { patternOf, usableMarks, waysToWrite, type Mark } from './marks';

/** The events of a claim, both included, in which a person owed the claim. */
interface Span {
  readonly claimId: string;
  readonly fromEvent: number;
  readonly throughEvent: number;
}

/** A debtor, and everything by which rows about the debtor are known. */
export interface Person {
  readonly creditorId: string;
  readonly debtorId: string;
  /** Claims that the person owes or owed, alone or beside another. A claim may have been registered anew for another. */
  readonly spans: readonly Span[];
  /** The claims that the person owes now. */
  readonly claimIds: readonly string[];
  readonly invoiceNumbers: readonly string[];
  readonly paymentIds: readonly string[];
  readonly decisionIds: readonly string[];
  readonly marks: readonly Mark[];
}

const FOR_EVER = 2 ** 31 - 1;

/** Throws `DebtorUnknown`. */
export async function findPerson(pool: ClientBase | Pool, creditorId: string, debtorId: string): Promise<Person> {
  const own = await registerMarks(pool, creditorId, debtorId);
  const claims = await claimsOf(pool, creditorId, debtorId);
  const spans = claims.map(({ claimId, fromEvent, throughEvent }) => ({ claimId, fromEvent, throughEvent }));
  const current = claims.filter(({ throughEvent }) => throughEvent === FOR_EVER);
  const marks = usableMarks([
    ...own,
    ...current.map(({ claimId }): Mark => ({ kind: 'claim', text: claimId })),
    ...current.map(({ reference }): Mark => ({ kind: 'payment-reference', text: reference })),
  ]);
  const claimIds = current.map(({ claimId }) => claimId);
  const paymentIds = await paymentsOf(pool, { creditorId, claimIds, marks });
  return {
    ...{ creditorId, debtorId, spans, claimIds, paymentIds },
    invoiceNumbers: current.map(({ invoiceNumber }) => invoiceNumber),
    decisionIds: await decisionsOf(pool, { creditorId, debtorId, spans, claimIds, paymentIds }),
    marks: usableMarks([...marks, ...paymentIds.map((text): Mark => ({ kind: 'payment', text }))]),
  };
}

/** The names and identity numbers of a debtor, as the register has them and as the register had them. */
async function registerMarks(pool: ClientBase | Pool, creditorId: string, debtorId: string): Promise<Mark[]> {
  const { rows } = await pool.query<{ name: string | null; number: string | null }>(
    `SELECT name, identity_number AS number FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = $2
     UNION ALL SELECT before ->> 'name', before ->> 'identity_number' FROM fordring.debtor_change
     WHERE creditor_id = $1 AND debtor_id = $2`,
    [creditorId, debtorId],
  );
  if (rows.length === 0) {
    throw new DebtorUnknown(
      `Creditor ${creditorId} has no debtor ${debtorId}. Look the number up with fordring claims.`,
    );
  }
  return rows.flatMap(({ name, number }): Mark[] => [
    // A debtor who is forgotten is called what all such are called.
    ...(name === null || name === FORGOTTEN_DEBTOR ? [] : [{ kind: 'name' as const, text: name }]),
    ...waysToWrite(number ?? '').map((text): Mark => ({ kind: 'identity-number', text })),
  ]);
}

type OwnClaim = Span & { readonly invoiceNumber: string; readonly reference: string };

/** A registration anew begins another span, maybe of another debtor. */
async function claimsOf(pool: ClientBase | Pool, creditorId: string, debtorId: string): Promise<OwnClaim[]> {
  const { rows } = await pool.query<OwnClaim>(
    `WITH meant AS (
       SELECT claim_id FROM fordring.claim WHERE creditor_id = $1 AND debtor_id = $2
       UNION SELECT claim_id FROM fordring.earlier_debtor WHERE debtor_id = $2
       UNION SELECT claim_id FROM fordring.claim_event WHERE type = 'LiableDebtorChanged' AND data ->> 'debtorId' = $2),
     owed AS (
       SELECT claim_id, debtor_id, through_event FROM fordring.earlier_debtor JOIN meant USING (claim_id)
       UNION ALL SELECT claim_id, debtor_id, $3::integer FROM fordring.claim JOIN meant USING (claim_id)),
     span AS (
       SELECT claim_id, debtor_id, through_event,
         coalesce(lag(through_event) OVER (PARTITION BY claim_id ORDER BY through_event), 0) + 1 AS from_event
       FROM owed)
     SELECT span.claim_id AS "claimId", from_event AS "fromEvent", through_event AS "throughEvent",
       invoice_number AS "invoiceNumber", payment_reference AS reference
     FROM span JOIN fordring.claim ON claim.claim_id = span.claim_id AND creditor_id = $1
     WHERE span.debtor_id = $2 OR EXISTS (
       SELECT FROM fordring.claim_event AS beside WHERE beside.claim_id = span.claim_id
         AND type = 'LiableDebtorChanged' AND data ->> 'debtorId' = $2
         AND beside.event_number BETWEEN from_event AND through_event)
     ORDER BY span.claim_id, from_event`,
    [creditorId, debtorId, FOR_EVER],
  );
  return rows;
}

/** Payments on the claims, and payments without a claim that name the person. */
async function paymentsOf(
  pool: ClientBase | Pool,
  { creditorId, claimIds, marks }: Pick<Person, 'creditorId' | 'claimIds' | 'marks'>,
): Promise<string[]> {
  const { rows } = await pool.query<{ paymentId: string }>(
    `SELECT payment_id AS "paymentId" FROM fordring.payment_placing WHERE creditor_id = $1 AND claim_id = ANY ($2)
     UNION SELECT payment_id FROM fordring.payment
     WHERE creditor_id = $1 AND status IN ('suspense', 'returned') AND stated::text ~* $3
     ORDER BY 1`,
    [creditorId, claimIds, patternOf(marks)],
  );
  return rows.map(({ paymentId }) => paymentId);
}

async function decisionsOf(
  pool: ClientBase | Pool,
  { creditorId, debtorId, spans, claimIds, paymentIds }: Omit<Person, 'invoiceNumbers' | 'decisionIds' | 'marks'>,
): Promise<string[]> {
  const { rows } = await pool.query<{ decisionId: string }>(
    `SELECT decision_id AS "decisionId" FROM fordring.decision_claim
     JOIN unnest($3::text[], $4::integer[], $5::integer[]) AS span (claim_id, from_event, through_event) USING (claim_id)
     WHERE event_number BETWEEN from_event AND through_event
     UNION SELECT decision_id FROM fordring.payment_move WHERE creditor_id = $1 AND payment_id = ANY ($6)
     UNION SELECT decision_id FROM fordring.decision
     WHERE creditor_id = $1 AND (subject ->> 'debtorId' = $2 OR terms ->> 'paymentId' = ANY ($6)
       OR subject -> 'claimIds' ?| $7)
     ORDER BY 1`,
    [
      ...[creditorId, debtorId, spans.map(({ claimId }) => claimId), spans.map(({ fromEvent }) => fromEvent)],
      ...[spans.map(({ throughEvent }) => throughEvent), paymentIds, claimIds],
    ],
  );
  return rows.map(({ decisionId }) => decisionId);
}
