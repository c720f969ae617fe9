import type { Pool } from 'pg';
import { isSettled } from '../../domain/claim/claim';
import {
  limitationWarningOf,
  type LimitationUnknown,
  type LimitationWarning,
} from '../../domain/claim/limitation-warning';
import type { RulebookFor } from '../claims/execute-command';
import { claimsKnownOn, undecidable, type AskedClaims, type UndecidableClaim } from '../claims/claims-known-on';

/**
 * The open claims whose last day lies within so many months, and those that are time-barred and closed by nobody; those
 * first on which nothing can be decided, then the earliest last day.
 */
export async function limitationWarnings(
  pool: Pool,
  rulebookFor: RulebookFor,
  { monthsAhead, ...asked }: AskedClaims & { readonly monthsAhead: number },
): Promise<(LimitationWarning | LimitationUnknown)[]> {
  const found: (LimitationWarning | LimitationUnknown)[] = [];
  for await (const { known, damaged } of claimsKnownOn(pool, asked)) {
    found.push(...damaged.map(unknownLimitation));
    for (const one of known) {
      const { claim } = one;
      try {
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const warning = limitationWarningOf(claim, rulebook, asked.asOf, monthsAhead);
        if (warning) found.push(warning);
      } catch (problem) {
        if (!isSettled(claim)) found.push(unknownLimitation(undecidable(one, problem)));
      }
    }
  }
  return found.sort(byLastDay);
}

/** For lists of several creditors too. */
export function byLastDay(one: LimitationWarning | LimitationUnknown, other: typeof one): number {
  const [own, others] = [one, other].map((warning) => (warning.state === 'undecidable' ? '' : warning.lastDay));
  return own === others ? 0 : (own ?? '') < (others ?? '') ? -1 : 1;
}

function unknownLimitation({ claimId, why, open }: UndecidableClaim): LimitationUnknown {
  return { claimId, state: 'undecidable', why, open };
}
