import { claimedOf, type Claim } from '../claim/claim';
import type { DocumentedWait } from '../claim/documented-waits';
import type { Standstill } from '../claim/standstill';
import type { WaitingCause } from '../claim/waiting-cause';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';
import type { Work } from './work';

/** An open claim with what is known of its standing still at the end of a day. */
export interface ClaimAtWork {
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly asOf: CivilDate;
  readonly standstill: Standstill | undefined;
  readonly waits: readonly DocumentedWait[];
  /** Why it stands still, in English. */
  readonly why: string;
}

/** A kind of work that open claims may need. */
export type FindsWork = (at: ClaimAtWork) => Work | undefined;

/** What the work on a claim is about, and the money that stands still. */
export function aboutClaim({ claim }: ClaimAtWork): Pick<Work, 'about' | 'claimId'> & { readonly amount: Money } {
  return { about: claim.claimId, claimId: claim.claimId, amount: claimedOf(claim) };
}

/** Of a claim that stands still before a person: what it waits for. */
export function causeBeforePerson({ standstill }: ClaimAtWork): WaitingCause | undefined {
  if (standstill?.reason.type !== 'before-person') return undefined;
  const { wait } = standstill.reason;
  return wait.type === 'step' ? wait.cause : undefined;
}
