import { withAgencySince } from './agency';
import { isInCourt } from './court-case';
import { creditedOf, isSettled, performanceOfKind, type Claim } from './claim';

export type Outcome =
  | 'paid'
  | 'open'
  | 'referred'
  | 'monitored'
  | 'with-agency'
  | 'in-court'
  | 'credited'
  | 'cancelled'
  | 'withdrawn'
  | 'written-off'
  | 'recovered';

/** How far a claim has come that is open. */
export const OPEN_STAGES = [
  'open',
  'with-agency',
  'referred',
  'in-court',
  'monitored',
] as const satisfies readonly Outcome[];
export type OpenStage = (typeof OPEN_STAGES)[number];

/** Money came in after the claim had been given up. What had come before, and became known later, had paid it all the while. */
export function isRecovered({ recovery }: Claim): boolean {
  return recovery?.payments.some(({ on }) => on >= recovery.given.on) === true;
}

/** Where the claim stands, in one word. What was given up never reads as paid. */
export function outcomeOf(claim: Claim): Outcome {
  if (isRecovered(claim) && isSettled(claim)) return 'recovered';
  if (claim.writtenOff && isSettled(claim)) return 'written-off';
  if (claim.withdrawnOn) return 'withdrawn';
  if (claim.cancelledOn) return 'cancelled';
  if (isSettled(claim)) return creditedOf(claim).equals(claim.invoiced) ? 'credited' : 'paid';
  if (performanceOfKind(claim, 'monitoring')) return 'monitored';
  if (isInCourt(claim)) return 'in-court';
  if (performanceOfKind(claim, 'hand-over') && !claim.rejectedOn) return 'referred';
  if (withAgencySince(claim)) return 'with-agency';
  return 'open';
}
