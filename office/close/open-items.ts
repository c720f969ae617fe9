import type { Pool } from 'pg';
import { ageBucketOf } from '../../domain/claim/age-bucket';
import type { OpenItem } from '../../domain/claim/open-item';
import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { AsOf } from '../claims/events-as-of';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';
import { CLAIM_BALANCES, paramsOf } from './claim-balances';
import type { ReportedCreditor } from './reported-creditor';

interface ItemRow {
  readonly invoice_number: string;
  readonly invoice_group: string;
  readonly owner: string;
  readonly debtor_id: string;
  readonly name: string;
  readonly issued_on: CivilDate;
  readonly due_on: CivilDate;
  readonly currency: Currency;
  readonly principal: string;
  readonly charges: string;
  readonly doubtful: string;
}

/** Of which claims an open-item list is. All that is left out is not asked about. */
export interface ItemsAsked extends AsOf {
  readonly invoiceGroup?: string;
  /** As it is organised on the day of the list. */
  readonly administrationId?: string;
}

/**
 * The open claims of a creditor by accounting day, of one invoice group or administration where one is named; the oldest
 * due date first.
 */
export async function openItems(
  pool: Pool,
  creditor: ReportedCreditor,
  { invoiceGroup, administrationId, ...days }: ItemsAsked,
): Promise<OpenItem[]> {
  const administrations = await administrationsOn(pool, creditor.creditorId, days.asOf);
  const { rows } = await pool.query<ItemRow>(
    `${CLAIM_BALANCES}, ${OWNERS.with('$8')}
     SELECT invoice_number, coalesce(stated.invoice_group, claim.invoice_group) AS invoice_group, ${OWNERS.owner} AS owner, debtor.debtor_id, debtor.name,
       coalesce(stated.issued_on, claim.issued_on) AS issued_on, coalesce(moved.due_on, claim.due_on) AS due_on,
       balance.currency, principal, charges, doubtful
     FROM balance JOIN fordring.claim USING (claim_id) LEFT JOIN moved USING (claim_id) LEFT JOIN stated USING (claim_id)
       JOIN fordring.debtor ON debtor.creditor_id = claim.creditor_id
         AND debtor.debtor_id = coalesce(stated.debtor_id, claim.debtor_id)
     ${OWNERS.join('$8')}
     WHERE ($7::text IS NULL OR coalesce(stated.invoice_group, claim.invoice_group) = $7)
       AND ($9::text IS NULL OR ${OWNERS.owner} = $9)
     ORDER BY due_on, invoice_number COLLATE "C"`,
    [
      ...paramsOf(creditor, days),
      ...[invoiceGroup ?? null, ownersParameter(administrations, days.asOf), administrationId ?? null],
    ],
  );
  return rows.map((row) => {
    const [principal, charges, doubtful] = [row.principal, row.charges, row.doubtful].map((sum) =>
      Money.ofSum(sum, row.currency),
    ) as [Money, Money, Money];
    return {
      invoiceNumber: row.invoice_number,
      invoiceGroup: row.invoice_group,
      administrationId: row.owner,
      debtorId: row.debtor_id,
      name: row.name,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      daysPastDue: Math.max(0, daysBetween(row.due_on, days.asOf)),
      bucket: ageBucketOf(row.due_on, days.asOf),
      ...{ principal, charges, doubtful, open: principal.plus(charges) },
    };
  });
}
