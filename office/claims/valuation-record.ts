import type { Pool, PoolClient } from 'pg';
import type { ValuationRule } from '../../domain/close/closings';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { ValuationSum } from '../../ledger/entries-for-valuation';

/** A valuation of a closing as the ledger keeps it. */
export interface KeptValuation {
  readonly valuationNumber: number;
  readonly creditorId: string;
  /** `2016-08`. */
  readonly closing: string;
  readonly asOf: CivilDate;
  readonly rule: ValuationRule;
  /** Of the rule and the list. */
  readonly sha256: string;
  /** `booked` ones stand until the next is booked, and are `reversed` then. */
  readonly state: 'waiting' | 'declined' | 'booked' | 'reversed';
  /** Why the closing was valued again. */
  readonly reason?: string;
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
  readonly settledBy?: string;
  readonly settledOn?: CivilDate;
  readonly note?: string;
  readonly claims: number;
  /** What is set apart, by administration and currency. */
  readonly sums: readonly ValuationSum[];
}

/** A claim of the list that a valuation stands on. */
export interface ValuedClaim {
  readonly invoiceNumber: string;
  readonly administrationId: string;
  readonly dueOn: CivilDate;
  readonly open: Money;
  readonly disputed: Money;
  readonly writtenDown: Money;
  readonly percent: number;
  readonly amount: Money;
}

interface Row extends Pick<
  KeptValuation,
  'valuationNumber' | 'creditorId' | 'closing' | 'asOf' | 'rule' | 'sha256' | 'proposedBy' | 'proposedOn' | 'claims'
> {
  readonly mark: 'booked' | 'declined' | null;
  readonly isReversed: boolean;
  readonly reason: string | null;
  readonly settledBy: string | null;
  readonly settledOn: CivilDate | null;
  readonly note: string | null;
  readonly sums: readonly { readonly administrationId: string; readonly amount: string; readonly currency: Currency }[];
}

export interface ValuationsAsked {
  readonly creditorId: string;
  /** Of this closing alone. */
  readonly closing?: string | undefined;
  /** Those alone that nobody has settled. */
  readonly waiting?: boolean;
}

/** Valuations of a creditor in the order in which they were proposed. */
export async function valuationsOf(
  connection: Pool | PoolClient,
  { creditorId, closing, waiting = false }: ValuationsAsked,
): Promise<KeptValuation[]> {
  const { rows } = await connection.query<Row>(
    `SELECT valuation_number AS "valuationNumber", creditor_id AS "creditorId", closing, as_of AS "asOf", rule, sha256, reason,
       proposed_by AS "proposedBy", proposed_on AS "proposedOn", mark, note, marked_by AS "settledBy", marked_on AS "settledOn",
       EXISTS (SELECT FROM fordring.valuation_mark AS later WHERE later.reverses = valuation.valuation_number) AS "isReversed",
       (SELECT count(*)::integer FROM fordring.valued_claim AS own
        WHERE own.valuation_number = valuation.valuation_number) AS claims,
       (SELECT coalesce(json_agg(json_build_object('administrationId', administration_id, 'amount', amount::text,
          'currency', currency) ORDER BY currency, administration_id COLLATE "C"), '[]') FROM (
          SELECT administration_id, currency, sum(amount) AS amount FROM fordring.valued_claim AS own
          WHERE own.valuation_number = valuation.valuation_number GROUP BY 1, 2) AS by_administration) AS sums
     FROM fordring.valuation LEFT JOIN fordring.valuation_mark USING (valuation_number)
     WHERE creditor_id = $1 AND ($2::text IS NULL OR closing = $2)
       AND (NOT $3::boolean OR mark IS NULL) ORDER BY valuation_number`,
    [creditorId, closing ?? null, waiting],
  );
  return rows.map(({ mark, isReversed, reason, settledBy, settledOn, note, sums, ...row }) => ({
    ...row,
    state: isReversed ? 'reversed' : (mark ?? 'waiting'),
    ...(reason !== null && { reason }),
    ...(settledBy !== null && { settledBy }),
    ...(settledOn !== null && { settledOn }),
    ...(note !== null && { note }),
    sums: sums.map(({ administrationId, amount, currency }) => ({
      administrationId,
      amount: Money.of(amount, currency),
    })),
  }));
}

/** The list that a valuation stands on, in the order of the invoices' due dates. */
export async function valuedClaims(connection: Pool | PoolClient, valuationNumber: number): Promise<ValuedClaim[]> {
  const { rows } = await connection.query<
    Pick<ValuedClaim, 'invoiceNumber' | 'administrationId' | 'dueOn' | 'percent'> &
      Record<'open' | 'disputed' | 'writtenDown' | 'amount', string> & { readonly currency: Currency }
  >(
    `SELECT invoice_number AS "invoiceNumber", administration_id AS "administrationId", valued.due_on AS "dueOn", open, disputed,
       written_down AS "writtenDown", percent, valued.amount, valued.currency
     FROM fordring.valued_claim AS valued JOIN fordring.claim USING (claim_id)
     WHERE valuation_number = $1 ORDER BY valued.due_on, invoice_number COLLATE "C", valued.currency`,
    [valuationNumber],
  );
  return rows.map(({ currency, open, disputed, writtenDown, amount, ...row }) => ({
    ...row,
    open: Money.of(open, currency),
    disputed: Money.of(disputed, currency),
    writtenDown: Money.of(writtenDown, currency),
    amount: Money.of(amount, currency),
  }));
}
