import type { Pool } from 'pg';
import { examinedAs, examinedSteps, type Examined, type ExaminedStep } from '../../domain/audit/examined-steps';
import { followedUp, type FollowedUp } from '../../domain/audit/follow-up';
import { standstillOf, type Standstill } from '../../domain/claim/standstill';
import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Money } from '../../domain/kernel/money';
import { claimsOfADay } from '../claims/claims-known-on';
import { eventsAsOf } from '../claims/events-as-of';
import type { RulebookFor } from '../claims/execute-command';
import { eventsOfClaim } from '../claims/read-events';
import { bankGateChanges } from '../creditors/bank-gate';
import { claimsWithCircumstances } from '../explain/circumstances';
import { reasonOf } from '../../store/relay/reason-of';
import { claimsOfSample, type KeptSample, type SampledClaim } from './sample-record';

/** What follows of an overdue invoice from its events up to the sample's day. */
export interface OverdueExamined {
  readonly examined: Examined;
  readonly steps: readonly ExaminedStep[];
  /** Why the claim stood still on the day, where it did. */
  readonly standstill?: Standstill;
}

/** A claim that was drawn, with what the books say of it. */
export interface ExaminedClaim extends SampledClaim {
  readonly daysPastDue: number;
  /** What became of it through the day of the check; absent where its events make no claim. */
  readonly followUp?: FollowedUp;
  /** Of an overdue invoice. */
  readonly overdue?: OverdueExamined;
  /** Why nothing is said of the claim. */
  readonly unreadable?: string;
}

export interface ExaminedSample {
  readonly sample: KeptSample;
  readonly checkedOn: CivilDate;
  readonly claims: readonly ExaminedClaim[];
  /** Of the largest ones: what came in since, of what was open. */
  readonly received: Money;
}

/**
 * A sample with what the books say of each claim: of overdue ones by the sample's own two days, and the payments of the
 * largest ones through another day. The same days give the same.
 */
export async function examinedSample(
  pool: Pool,
  sample: KeptSample,
  { rulebookFor, checkedOn }: { readonly rulebookFor: RulebookFor; readonly checkedOn: CivilDate },
): Promise<ExaminedSample> {
  const drawn = await claimsOfSample(pool, sample);
  const then = await standingOn(pool, sample, drawn);
  const now = await claimsOfADay(pool, idsOf(drawn), { asOf: checkedOn });
  const gate = await bankGateChanges(pool, sample.creditorId, sample.asOf);
  const claims: ExaminedClaim[] = [];
  for (const one of drawn) {
    const since = now.known.find(({ claim }) => claim.claimId === one.claimId)?.claim;
    const daysPastDue = Math.max(0, daysBetween(one.dueOn, sample.asOf));
    try {
      const overdue =
        one.part === 'overdue' ? await examinedOverdue(pool, sample, one, { rulebookFor, gate, then }) : undefined;
      claims.push({
        ...{ ...one, daysPastDue },
        ...(since ? { followUp: followedUp(since, sample.asOf) } : { unreadable: 'its events make no claim' }),
        ...(overdue && { overdue }),
      });
    } catch (problem) {
      claims.push({ ...one, daysPastDue, unreadable: reasonOf(problem) });
    }
  }
  const received = sumOf(
    claims.flatMap(({ part, followUp }) => (part === 'largest' && followUp ? [followUp.received] : [])),
    sample.currency,
  );
  return { sample, checkedOn, claims, received };
}

const idsOf = (drawn: readonly SampledClaim[]): string[] => [...new Set(drawn.map(({ claimId }) => claimId))];

type Standing = Awaited<ReturnType<typeof claimsWithCircumstances>>[number];

async function standingOn(
  pool: Pool,
  { asOf, known }: KeptSample,
  drawn: readonly SampledClaim[],
): Promise<ReadonlyMap<string, Standing>> {
  const overdue = idsOf(drawn.filter(({ part }) => part === 'overdue'));
  const claims = await claimsOfADay(pool, overdue, { asOf, known });
  const found = await claimsWithCircumstances(pool, claims.known, asOf);
  return new Map(found.map((one) => [one.claim.claimId, one]));
}

async function examinedOverdue(
  pool: Pool,
  { asOf, known }: KeptSample,
  { claimId }: SampledClaim,
  by: {
    readonly rulebookFor: RulebookFor;
    readonly gate: Awaited<ReturnType<typeof bankGateChanges>>;
    readonly then: ReadonlyMap<string, Standing>;
  },
): Promise<OverdueExamined> {
  const standing = by.then.get(claimId);
  if (!standing) throw new RangeError(`the events of ${claimId} up to ${asOf} make no claim`);
  const { claim, circumstances } = standing;
  const rulebook = by.rulebookFor(claim.policyId, claim.policyVersion);
  const events = eventsAsOf(await eventsOfClaim(pool, claimId), { asOf, known }).map(({ event }) => event);
  const steps = examinedSteps(events, rulebook, by.gate);
  const standstill = standstillOf(claim, rulebook, asOf, circumstances);
  return { examined: examinedAs(steps, standstill), steps, ...(standstill && { standstill }) };
}
