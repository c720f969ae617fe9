import type { Pool } from 'pg';
import { foldClaims } from '../../office/claims/read-events';
import type { PaymentMatch } from '../../domain/payment/match-payments';
import type { Registration } from '../../domain/claim/registrations';
import type { PortfolioState } from '../preview';

/** How the portfolio stands in the ledger, in the order of its invoices. */
export async function readPortfolioState(
  pool: Pool,
  registrations: readonly Registration[],
  matches: readonly PaymentMatch[],
): Promise<PortfolioState> {
  const creditorId = registrations[0]?.creditorId ?? '';
  const states = await foldClaims(
    pool,
    registrations.map(({ claimId }) => claimId),
  );
  const { rows: suspended } = await pool.query<{ payment_id: string }>(
    "SELECT payment_id FROM fordring.payment WHERE creditor_id = $1 AND status = 'suspense'",
    [creditorId],
  );
  const inSuspense = new Set(suspended.map(({ payment_id }) => payment_id));
  return {
    claims: registrations.flatMap(({ claimId }) => states.get(claimId) ?? []),
    unmatched: matches.filter(({ movement }) => inSuspense.has(movement.key)),
  };
}
