import type { ClientBase, Pool } from 'pg';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';
import type { InterestWay } from '../../domain/claim/interest-way';
import type { NoNextInvoice } from '../../domain/policy/late-interest-rules';
import { Money, type Currency } from '../../domain/kernel/money';
import type { Covers } from './interest-lines';
import type { RulebookFor } from '../claims/decide-and-book';

/** The lines of one claim that nobody has taken, together: those of interest, or those of charges. */
export interface OpenInterest {
  readonly claimId: string;
  readonly covers: Covers;
  readonly creditorId: string;
  /** Whose principal was paid late. */
  readonly invoiceNumber: string;
  readonly policyId: string;
  readonly policyVersion: string;
  /** Of the latest line. */
  readonly way: InterestWay;
  /** Of all lines; negative for less than was claimed before. */
  readonly amount: Money;
  /** The first line, by its number and its day. */
  readonly line: number;
  readonly since: CivilDate;
  /** The invoice that has the interest of earlier lines. */
  readonly before?: { readonly as: 'separate-invoice' | 'next-invoice'; readonly invoiceNumber: string };
}

/** Whose turn it is with open interest, and from when or until when. */
export type TurnWithInterest =
  /** `interest settle` does it from that day on, as the workers do. */
  | { readonly of: 'ledger'; readonly from: CivilDate }
  /** The back office puts the lines on an invoice until that day, and confirms. What happens then by the policy. */
  | { readonly of: 'back-office'; readonly until: CivilDate; readonly then: 'separate-invoice' | 'waived' | 'stays' }
  /** A reference rate must be recorded first. */
  | { readonly of: 'rate' };

/** By the rules of the claim's policy; without any where the policy is not known. */
export function turnWith(open: OpenInterest, rulebookFor: RulebookFor): TurnWithInterest {
  return turnBy(open, waitOf(open, rulebookFor));
}

function waitOf(
  { covers, policyId, policyVersion }: OpenInterest,
  rulebookFor: RulebookFor,
): NoNextInvoice | undefined {
  try {
    return noNextInvoiceOf(rulebookFor(policyId, policyVersion).policy, covers);
  } catch {
    return undefined;
  }
}

/** What the policy says of a line of interest or charges that no next invoice takes. */
export function noNextInvoiceOf(
  { lateInterest, leftCharges }: Pick<Policy, 'lateInterest' | 'leftCharges'>,
  covers: Covers,
): NoNextInvoice | undefined {
  return (covers === 'interest' ? lateInterest : leftCharges)?.noNextInvoice;
}

function turnBy({ way, amount, since, before }: OpenInterest, wait: NoNextInvoice | undefined): TurnWithInterest {
  if (way === 'awaits-rate') return { of: 'rate' };
  const until = addMonths(since, wait?.afterMonths.value ?? 1);
  if (amount.isNegative() && before?.as !== 'separate-invoice') return { of: 'back-office', until, then: 'stays' };
  if (!amount.isPositive() || way !== 'next-invoice') return { of: 'ledger', from: since };
  return { of: 'back-office', until, then: wait?.then.value ?? 'stays' };
}

/** Whether `interest settle` has something to try with it on that day. */
export function isToSettle(turn: TurnWithInterest, today: CivilDate): boolean {
  switch (turn.of) {
    case 'rate':
      return true;
    case 'ledger':
      return turn.from <= today;
    case 'back-office':
      return turn.then !== 'stays' && turn.until <= today;
  }
}

type Row = Omit<OpenInterest, 'amount' | 'before'> & {
  readonly amount: string;
  readonly currency: Currency;
  readonly before: OpenInterest['before'] | null;
};

/** The open interest and charges of one creditor or of all, claim by claim, in the order of their ids. */
export async function openInterest(connection: ClientBase | Pool, creditorId?: string): Promise<OpenInterest[]> {
  const { rows } = await connection.query<Row>(
    `SELECT claim_id AS "claimId", covers, creditor_id AS "creditorId", claim.invoice_number AS "invoiceNumber",
       policy_id AS "policyId", policy_version AS "policyVersion", way, open.amount::text AS amount, currency, line, since, before
     FROM (
       SELECT claim_id, covers, sum(amount) AS amount, min(line_number) AS line, min(business_on) AS since,
         (array_agg(way ORDER BY line_number DESC))[1] AS way
       FROM fordring.interest_line AS own
       WHERE NOT EXISTS (SELECT FROM fordring.interest_line_taken AS taken WHERE taken.line_number = own.line_number)
       GROUP BY claim_id, covers) AS open
     JOIN fordring.claim USING (claim_id)
     LEFT JOIN LATERAL (
       SELECT jsonb_build_object('as', taken_as, 'invoiceNumber', taken.invoice_number) AS before
       FROM fordring.interest_line AS own JOIN fordring.interest_line_taken AS taken USING (line_number)
       WHERE own.claim_id = open.claim_id AND own.covers = open.covers AND taken_as IN ('separate-invoice', 'next-invoice')
       ORDER BY line_number DESC LIMIT 1) AS latest ON true
     WHERE $1::text IS NULL OR creditor_id = $1 ORDER BY claim_id, covers`,
    [creditorId ?? null],
  );
  return rows.map(({ amount, currency, before, ...row }) => ({
    ...row,
    amount: Money.ofSum(amount, currency),
    ...(before && { before }),
  }));
}
