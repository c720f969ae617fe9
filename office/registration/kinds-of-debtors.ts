import type { Pool } from 'pg';
import type { KindsOfDebtors } from '../../domain/claim/registrations';
import type { DebtorKind } from '../../domain/policy/debtor-kind';

/** As they are sent along; of the others, as the register has them. */
export async function kindsOfDebtors(
  pool: Pool,
  creditorId: string,
  {
    debtors,
    invoices,
  }: {
    readonly debtors: readonly { readonly debtorId: string; readonly kind: DebtorKind }[];
    readonly invoices: readonly { readonly debtorId: string }[];
  },
): Promise<KindsOfDebtors> {
  const { rows } = await pool.query<{ debtor_id: string; kind: DebtorKind }>(
    'SELECT debtor_id, kind FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = ANY ($2)',
    [creditorId, [...new Set(invoices.map(({ debtorId }) => debtorId))]],
  );
  return new Map([
    ...rows.map(({ debtor_id: debtorId, kind }) => [debtorId, kind] as const),
    ...debtors.map(({ debtorId, kind }) => [debtorId, kind] as const),
  ]);
}
