import type { Pool } from 'pg';
import { Money, type Currency } from '../../domain/kernel/money';
import { wordsWithDigits } from '../../domain/payment/payment-words';

/** Why an invoice may be the one: its reference or number stands in the words, its debtor paid, or so much is unpaid. */
export type CandidateGround = 'reference' | 'payer' | 'amount';

/** An open invoice that a payment in suspense may be for. A person decides. */
export interface SuspenseCandidate {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly debtorId: string;
  readonly debtor: string;
  readonly open: Money;
  readonly because: readonly CandidateGround[];
}

/** A payment as it waits. */
interface Waiting {
  readonly creditorId: string;
  readonly kind: string;
  readonly amount: Money;
  readonly payer: string;
  readonly references: readonly string[];
  readonly text: readonly string[];
}

const MOST = 5;
/** Where more invoices than this have the amount open, the amount alone says nothing. */
const MOST_OF_AMOUNT = 5;

interface CandidateRow {
  readonly at: number;
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly debtorId: string;
  readonly debtor: string;
  readonly open: string;
  readonly currency: Currency;
  readonly by_reference: boolean;
  readonly by_payer: boolean;
  readonly by_amount: boolean;
}

/** The candidates of each of these payments, in their order. Money that was taken back has no candidates. */
export async function suspenseCandidates(
  pool: Pool,
  waiting: readonly Waiting[],
): Promise<readonly (readonly SuspenseCandidate[])[]> {
  const asked = waiting.map(({ creditorId, kind, amount, payer, references, text }, at) => ({
    ...{ at, creditor: creditorId, amount: amount.toString(), currency: amount.currency, payer },
    words: kind === 'payment' ? wordsWithDigits([...references, ...text]) : [],
    is_payment: kind === 'payment',
  }));
  const { rows } = await pool.query<CandidateRow>(CANDIDATES, [JSON.stringify(asked.filter((one) => one.is_payment))]);
  const found = new Map<number, SuspenseCandidate[]>();
  for (const { at, open, currency, by_reference, by_payer, by_amount, ...row } of rows) {
    const because = [
      ...(by_reference ? (['reference'] as const) : []),
      ...(by_payer ? (['payer'] as const) : []),
      ...(by_amount ? (['amount'] as const) : []),
    ];
    const own = found.get(at) ?? [];
    own.push({ ...row, open: Money.of(open, currency), because });
    found.set(at, own);
  }
  return waiting.map((_payment, at) => (found.get(at) ?? []).slice(0, MOST));
}

/** Names are compared without letter case and blanks; leading zeros of a reference do not count. */
const CANDIDATES = `
  WITH asked AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS asked (at integer, creditor text, amount numeric, currency text, payer text, words jsonb)
  ), open AS MATERIALIZED (
    SELECT claim_id, invoice_number, payment_reference, debtor_id, debtor.name, claimed_open, currency, due_on, creditor_id
    FROM fordring.claim JOIN fordring.debtor USING (creditor_id, debtor_id)
    WHERE NOT settled AND NOT withdrawn AND creditor_id IN (SELECT creditor FROM asked)
  ), found AS (
    SELECT at, claim_id, 4 AS weight FROM asked CROSS JOIN LATERAL jsonb_array_elements_text(words) AS word
      JOIN open ON creditor_id = creditor AND open.currency = asked.currency AND ltrim(invoice_number, '0') = word
    UNION ALL
    SELECT at, claim_id, 4 FROM asked CROSS JOIN LATERAL jsonb_array_elements_text(words) AS word
      JOIN open ON creditor_id = creditor AND open.currency = asked.currency
        AND payment_reference <> '' AND ltrim(payment_reference, '0') = word
    UNION ALL
    SELECT at, claim_id, 2 FROM asked JOIN open ON creditor_id = creditor AND open.currency = asked.currency
      AND payer <> '' AND regexp_replace(lower(payer), '\\s', '', 'g') = regexp_replace(lower(name), '\\s', '', 'g')
    UNION ALL
    SELECT at, claim_id, 1 FROM asked JOIN open ON creditor_id = creditor AND open.currency = asked.currency
      AND claimed_open = amount
  ), weighed AS (
    SELECT at, claim_id, bool_or(weight = 4) AS by_reference, bool_or(weight = 2) AS by_payer, bool_or(weight = 1) AS by_amount
    FROM found GROUP BY at, claim_id
  ), counted AS (
    SELECT *, count(*) FILTER (WHERE by_amount AND NOT by_reference AND NOT by_payer) OVER (PARTITION BY at) AS alike
    FROM weighed
  )
  SELECT at, claim_id AS "claimId", invoice_number AS "invoiceNumber", debtor_id AS "debtorId", name AS debtor,
    claimed_open::text AS open, currency, by_reference, by_payer, by_amount
  FROM counted JOIN open USING (claim_id)
  WHERE by_reference OR by_payer OR alike <= ${MOST_OF_AMOUNT}
  ORDER BY at, by_reference::integer * 4 + by_payer::integer * 2 + by_amount::integer DESC, due_on, claim_id`;
