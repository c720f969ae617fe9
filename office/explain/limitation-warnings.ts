import type { Pool } from 'pg';
import { limitationWarningOf, type LimitationWarning } from '../../domain/claim/limitation-warning';
import type { RulebookFor } from '../claims/execute-command';
import { claimsKnownOn, type AskedClaims } from '../claims/claims-known-on';

/**
 * The open claims whose last day lies within so many months, and those that are time-barred and closed by nobody; the
 * earliest last day first.
 */
export async function limitationWarnings(
  pool: Pool,
  rulebookFor: RulebookFor,
  { monthsAhead, ...asked }: AskedClaims & { readonly monthsAhead: number },
): Promise<LimitationWarning[]> {
  const found: LimitationWarning[] = [];
  for await (const chunk of claimsKnownOn(pool, asked)) {
    for (const { claim } of chunk) {
      const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
      const warning = limitationWarningOf(claim, rulebook, asked.asOf, monthsAhead);
      if (warning) found.push(warning);
    }
  }
  return found.sort((one, other) => (one.lastDay < other.lastDay ? -1 : Number(one.lastDay > other.lastDay)));
}
