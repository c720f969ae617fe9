import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { isSettled, undisputedOf, type Claim } from '../../domain/claim/claim';
import { hindranceOf, lawBar } from '../../domain/claim/hindrance';
import { respiteOf } from '../../domain/claim/situations';
import { awaitedAndWhy } from '../../domain/claim/waiting-words';
import type { KeptGround } from '../../domain/letters/kept-ground';
import { noteOf, type Withheld } from '../../domain/letters/withheld-ground';
import type { WaitingCause } from '../../domain/claim/waiting-cause';
import type { Money } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import { stepsFor } from '../../domain/policy/step-variant';
import { InputRefused } from '../../domain/kernel/input-refused';
import { agencyCase } from './agency-case';
import { caseIdOf } from './case-id';
import type { CounterpartName } from './counterpart-facts';
import { CaseAlreadyReferredWithOtherContents, type ReferralReceipt } from './counterpart-port';
import type { RulebookFor } from '../claims/execute-command';
import { eventsOfClaim, foldEvents, type RecordedEvent } from '../claims/read-events';
import { caseMaterial, type CaseMaterial } from './case-material';
import { counterpartOf, type CounterpartPorts, type HandOverStep, type PortsFor } from './counterpart-ports';
import { intrumCase } from './intrum-case';
import { kfmApplication } from './kfm-application';
import { psrmClaim } from './psrm-claim';

export interface HandOverDependencies {
  readonly pool: Pool;
  readonly portsFor: PortsFor;
  readonly rulebookFor: RulebookFor;
}

/** A case that a step of a claim hands over, or that is handed over anew. */
export interface PendingCase {
  readonly claimId: string;
  readonly step: HandOverStep;
  /** The event that called for it: the step's own, or the one that opened the claim again after a recall. */
  readonly eventNumber: number;
  readonly performedOn: CivilDate;
}

/** What became of it: in the counterpart's hands, or not, and why. */
export type HandedOver = { readonly counterpart: CounterpartName | undefined } & (
  | {
      readonly status: 'referred';
      readonly receipt: ReferralReceipt;
      readonly asOfEvent: number;
      readonly caseId: string;
      readonly amount: Money;
    }
  | {
      readonly status: 'held' | 'withheld' | 'contradicted' | 'withdrawn';
      /** An English note. */
      readonly reason: string;
      /** The same as values. */
      readonly ground: KeptGround;
    }
);

export interface HandOverTime {
  /** The claim is told as it stood after this event; as it stands now when absent. */
  readonly asOfEvent?: number;
  readonly on: CivilDate;
  /** Told of the event as of which it goes, before it goes. */
  readonly onGoing?: (asOfEvent: number) => Promise<void>;
}

/**
 * Hands the case over as the claim stood after the given event, or as it stands now. A claim that has been settled
 * meanwhile, or that has met what keeps the step from being taken at all (a dispute, a debtor's death), stays here; one
 * whose step was taken back never goes.
 */
export async function handOverCase(
  client: PoolClient,
  pending: PendingCase,
  { asOfEvent, on, onGoing }: HandOverTime,
  { portsFor, rulebookFor }: HandOverDependencies,
): Promise<HandedOver> {
  const events = await eventsOfClaim(client, pending.claimId);
  const standing = foldEvents(events);
  const told = asOfEvent === undefined ? standing : foldEvents(events.slice(0, asOfEvent));
  const rulebook = rulebookFor(standing.policyId, standing.policyVersion);
  const counterpart = counterpartOf(pending.step, rulebook.policy.country);
  if (!counterpart) {
    const ground = { ground: 'no-counterpart', step: pending.step } as const;
    return {
      counterpart,
      status: 'held',
      reason: `nobody takes ${pending.step} in ${rulebook.policy.country}`,
      ground,
    };
  }
  if (isTakenBack(pending, events))
    return { counterpart, status: 'withdrawn', ...becauseOf({ ground: 'case-taken-back' }) };
  if (isSettled(standing)) return { counterpart, status: 'withheld', ...becauseOf({ ground: 'case-settled' }) };
  const cause = hindranceSince(pending.step, standing, rulebook, on);
  if (cause) {
    const ground = { ground: 'step-waits', cause } as const;
    return { counterpart, status: 'held', reason: `it waits for ${awaitedAndWhy(cause)}`, ground };
  }
  const last = respiteSince(standing, on);
  if (last) {
    const reason = `it waits for the day after ${last}, until which payment may wait`;
    return { counterpart, status: 'held', reason, ground: { ground: 'respite', on: last } };
  }
  try {
    const caseId = caseIdIn(pending, events);
    const material = { ...(await caseMaterial(client, told, rulebook, on)), caseId };
    const go = caseFor(counterpart, material, on, portsFor(standing.creditorId));
    await onGoing?.(told.eventNumber);
    const receipt = await go();
    const amount = undisputedOf(told);
    return { counterpart, status: 'referred', receipt, asOfEvent: told.eventNumber, caseId, amount };
  } catch (problem) {
    if (problem instanceof InputRefused) {
      const ground = { ground: 'record-incomplete', fields: fieldsOf(problem) } as const;
      return { counterpart, status: 'held', reason: wordsOf(problem), ground };
    }
    if (problem instanceof CaseAlreadyReferredWithOtherContents) {
      return { counterpart, status: 'contradicted', reason: problem.message, ground: { ground: 'told-otherwise' } };
    }
    throw problem;
  }
}

/** Recalled by decision, or withdrawn by a deferral that reaches back before it. */
export function isTakenBack({ step, eventNumber }: PendingCase, events: readonly RecordedEvent[]): boolean {
  return events
    .slice(eventNumber)
    .some(({ event }) => event.type === 'ReferralRecalled' || (event.type === 'StepWithdrawn' && event.step === step));
}

/** The claim's own id at its first hand-over; every later one is another case to the counterpart. */
function caseIdIn({ claimId, step, eventNumber }: PendingCase, events: readonly RecordedEvent[]): string {
  const first = events.find(({ event }) => event.type === 'StepPerformed' && event.step === step);
  return caseIdOf(claimId, first?.eventNumber === eventNumber ? undefined : eventNumber);
}

/** The note of what never leaves, and the same as values. */
export function becauseOf(withheld: Withheld): { readonly reason: string; readonly ground: KeptGround } {
  return { reason: noteOf(withheld), ground: withheld };
}

function hindranceSince(
  step: HandOverStep,
  standing: Claim,
  rulebook: Rulebook,
  on: CivilDate,
): WaitingCause | undefined {
  const steps = stepsFor(standing, rulebook.policy);
  const rule = steps.find((candidate) => candidate.step === step);
  return rule && (lawBar(rule, standing, rulebook, on) ?? hindranceOf(rule, standing, steps));
}

/** Nothing goes through the day while payment may wait, or while a person has stopped the claim. */
function respiteSince(claim: Claim, on: CivilDate): CivilDate | undefined {
  const ends = [claim.deferredTo, ...claim.holds.map(({ through }) => through), respiteOf(claim)]
    .flatMap((day) => (day !== undefined && day >= on ? [day] : []))
    .sort();
  return ends.at(-1);
}

/** Made whole before it goes, so that what the register lacks is found first. */
function caseFor(
  counterpart: CounterpartName,
  material: CaseMaterial,
  on: CivilDate,
  ports: CounterpartPorts,
): () => Promise<ReferralReceipt> {
  switch (counterpart) {
    case 'kfm': {
      const application = kfmApplication(material);
      return () => ports.kfm.refer(application, on);
    }
    case 'intrum': {
      const referred = intrumCase(material);
      return () => ports.intrum.refer(referred, on);
    }
    case 'agency': {
      const referred = agencyCase(material);
      return () => ports.agency.refer(referred, on);
    }
    case 'gaeldsstyrelsen': {
      const fordring = psrmClaim(material);
      return () => ports.gaeldsstyrelsen.refer(fordring, on);
    }
  }
}

/** Without line numbers: the lines are those of a file that was never written. */
export function wordsOf({ problems }: InputRefused): string {
  return problems.map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`)).join(' ');
}

/** Which of the record's fields are wrong, each once. */
function fieldsOf({ problems }: InputRefused): string[] {
  return [...new Set(problems.flatMap(({ field }) => (field === undefined ? [] : [field])))];
}
