import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { InterestWay } from '../../domain/claim/interest-way';

export type TakenAs = 'separate-invoice' | 'next-invoice' | 'credited' | 'withdrawn' | 'waived' | 'rate-known';

/** What a line is of: interest of what was paid late, or charges that were left when all else was paid. */
export type Covers = 'interest' | 'charges';

/** A change of the interest, or of the left charges, that is claimed apart from a claim, and what became of the change. */
export interface InterestLine {
  readonly line: number;
  readonly covers: Covers;
  readonly claimId: string;
  /** Whose principal was paid late, or without the charges. */
  readonly invoiceNumber: string;
  readonly debtorId: string;
  readonly invoiceGroup: string;
  readonly way: InterestWay;
  /** Negative for less than before. */
  readonly amount: Money;
  readonly on: CivilDate;
  readonly taken?: {
    readonly as: TakenAs;
    /** The invoice that has the interest. */
    readonly invoiceNumber?: string;
    readonly on: CivilDate;
    readonly by: string;
  };
}

const LINES = `SELECT line_number AS line, line.claim_id AS "claimId", claim.invoice_number AS "invoiceNumber",
    debtor_id AS "debtorId", invoice_group AS "invoiceGroup", covers, way, line.amount::text AS amount, currency,
    business_on AS on,
    CASE WHEN taken.line_number IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('as', taken_as,
      'invoiceNumber', taken.invoice_number, 'on', taken_on, 'by', taken_by)) END AS taken
  FROM fordring.interest_line AS line JOIN fordring.claim USING (claim_id)
    LEFT JOIN fordring.interest_line_taken AS taken USING (line_number)`;

type Row = Omit<InterestLine, 'taken' | 'amount'> & {
  readonly amount: string;
  readonly currency: Currency;
  readonly taken: InterestLine['taken'] | null;
};

/** The lines of a creditor, in order; only those that nobody has taken, unless all are wanted. */
export async function linesOfCreditor(pool: Pool, creditorId: string, all: boolean): Promise<InterestLine[]> {
  const { rows } = await pool.query<Row>(
    `${LINES} WHERE claim.creditor_id = $1 AND ($2 OR taken.line_number IS NULL) ORDER BY line_number`,
    [creditorId, all],
  );
  return rows.map(lineOf);
}

/** The lines of one claim, in order; all of them, or those of interest or of charges. */
export async function linesOfClaim(
  connection: ClientBase | Pool,
  claimId: string,
  covers?: Covers,
): Promise<InterestLine[]> {
  const { rows } = await connection.query<Row>(
    `${LINES} WHERE line.claim_id = $1 AND ($2::text IS NULL OR covers = $2) ORDER BY line_number`,
    [claimId, covers ?? null],
  );
  return rows.map(lineOf);
}

export interface Taking {
  readonly as: TakenAs;
  readonly invoiceNumber?: string;
  readonly on: CivilDate;
  readonly by: string;
}

/** Says what became of lines that nobody has taken; their claim is locked. */
export async function takeLines(
  client: ClientBase,
  lines: readonly Pick<InterestLine, 'line'>[],
  { as, invoiceNumber, on, by }: Taking,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.interest_line_taken (line_number, taken_as, invoice_number, taken_on, taken_by)
     SELECT unnest($1::bigint[]), $2, $3, $4, $5`,
    [lines.map(({ line }) => line), as, invoiceNumber ?? null, on, by],
  );
}

function lineOf({ taken, amount, currency, ...row }: Row): InterestLine {
  return { ...row, amount: Money.of(amount, currency), ...(taken && { taken }) };
}
