import { earlierOf, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import type { AgencyCase } from './agency-case';
import type { AgencyAccounted, AgencyReported } from './claim-events';
import { performanceOfKind, type Claim } from './claim';
import type { WaitingCause } from './waiting-cause';

/** Since when the collection agency has the claim; undefined before the hand-over and once it has given the claim back. */
export function withAgencySince(claim: Claim): CivilDate | undefined {
  const handed = performanceOfKind(claim, 'agency');
  return handed && !claim.agency?.returnedOn ? handed.on : undefined;
}

/** What a claim waits for whose policy has no step behind the collection agency. */
export function agencyCause(claim: Claim): WaitingCause | undefined {
  const since = withAgencySince(claim);
  if (since) return { type: 'with-agency', since };
  const returnedOn = performanceOfKind(claim, 'hand-over') ? undefined : claim.agency?.returnedOn;
  return returnedOn && { type: 'given-back', on: returnedOn };
}

/** The day on which somebody demanded the claim in the way that the law asks for: the creditor, or else the agency. */
export function demandedOn(claim: Claim): CivilDate | undefined {
  return performanceOfKind(claim, 'demand')?.on ?? claim.agency?.demandedOn;
}

export function afterAgencyNews(claim: Claim, { news, on }: AgencyReported): Claim {
  const before = claim.agency ?? nothingTold(claim);
  return {
    ...claim,
    agency: {
      ...before,
      // News of an earlier day may come behind: the later day counts.
      ...((before.newsOn === undefined || before.newsOn <= on) && { news, newsOn: on }),
      ...(news === 'demanded' && { demandedOn: earlierOf(before.demandedOn ?? on, on) }),
      ...(news === 'returned' && { returnedOn: on }),
    },
    ...(news === 'ruling' && { rulingOn: on }),
  };
}

export function afterAgencyAccount(claim: Claim, { ownFees, commission }: AgencyAccounted): Claim {
  const before = claim.agency ?? nothingTold(claim);
  return {
    ...claim,
    agency: {
      ...before,
      ownFees: before.ownFees.plus(ownFees),
      commission: before.commission.plus(commission),
    },
  };
}

function nothingTold({ invoiced }: Claim): AgencyCase {
  const zero = Money.zero(invoiced.currency);
  return { ownFees: zero, commission: zero };
}
