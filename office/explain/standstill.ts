import type { Pool } from 'pg';
import { isSettled } from '../../domain/claim/claim';
import { standstillOf, type Standstill } from '../../domain/claim/standstill';
import { undecidable, type AskedClaims, type UndecidableClaim } from '../claims/claims-known-on';
import type { RulebookFor } from '../claims/execute-command';
import { claimsInCircumstances } from './circumstances';
import { unknownFigureOfStep } from './unknown-figure-of-step';

/**
 * Every open claim that stands still at the end of a day, with why, since when, and who must act; in the order of their ids.
 * A claim on which nothing can be decided is told of as such, and keeps no other from being told of.
 */
export async function standstills(pool: Pool, rulebookFor: RulebookFor, asked: AskedClaims): Promise<Standstill[]> {
  const found: Standstill[] = [];
  for await (const { known, damaged } of claimsInCircumstances(pool, asked)) {
    found.push(...damaged.map(undecidableStandstill));
    for (const { claim, knownOn, circumstances } of known) {
      try {
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const standstill = standstillOf(claim, rulebook, asked.asOf, circumstances);
        const why = unknownFigureOfStep(claim, rulebook, standstill, asked.asOf);
        if (standstill) found.push(why ? { ...standstill, reason: { type: 'undecidable', why } } : standstill);
      } catch (problem) {
        if (!isSettled(claim)) found.push(undecidableStandstill(undecidable({ claim, knownOn }, problem)));
      }
    }
  }
  return found.sort((one, other) => (one.claimId < other.claimId ? -1 : 1));
}

function undecidableStandstill({ claimId, why, since, open }: UndecidableClaim): Standstill {
  return { claimId, reason: { type: 'undecidable', why }, since, actor: 'operator', open };
}
