import type { Claim } from '../../domain/claim/claim';
import { decide } from '../../domain/claim/decide';
import type { Standstill } from '../../domain/claim/standstill';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Rulebook } from '../../domain/policy/rulebook';
import { whatIsUnknown } from '../claims/unknown-figure';

/**
 * Which figure of the law is not recorded, in a sentence, where a step of the claim was due and waits for that figure.
 * Nothing else on record says why such a step was not taken.
 */
export function unknownFigureOfStep(
  claim: Claim,
  rulebook: Rulebook,
  standstill: Standstill | undefined,
  asOf: CivilDate,
): string | undefined {
  if (standstill?.reason.type !== 'undocumented' || standstill.reason.step === undefined) return undefined;
  const { step } = standstill.reason;
  try {
    decide(claim, { type: 'PerformStep', step, gates: { bankReconciled: true } }, rulebook, asOf);
    return undefined;
  } catch (problem) {
    const unknown = whatIsUnknown(problem);
    if (unknown === undefined) throw problem;
    return unknown;
  }
}
