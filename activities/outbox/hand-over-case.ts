import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import { isSettled, type Claim } from '../../domain/claim';
import { awaited, hindranceOf } from '../../domain/hindrance';
import type { Rulebook } from '../../domain/rulebook';
import { InputRefused } from '../../formats/input-error';
import type { CounterpartName } from '../counterparts/counterpart-facts';
import { CaseAlreadyReferredWithOtherContents, type ReferralReceipt } from '../counterparts/counterpart-port';
import type { RulebookFor } from '../ledger/execute-command';
import { eventsOfClaim, foldEvents } from '../ledger/read-events';
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

/** A case that a step of a claim hands over. */
export interface PendingCase {
  readonly claimId: string;
  readonly step: HandOverStep;
  /** The step's own event. */
  readonly eventNumber: number;
  readonly performedOn: CivilDate;
}

/** What became of it: in the counterpart's hands, or not, and why. */
export type HandedOver = { readonly counterpart: CounterpartName | undefined } & (
  | { readonly status: 'referred'; readonly receipt: ReferralReceipt; readonly asOfEvent: number }
  | { readonly status: 'held' | 'withheld' | 'contradicted'; readonly reason: string }
);

/**
 * Hands the case over as the claim stood after the given event, or as it stands now. A claim that has been settled
 * meanwhile, or that has met what keeps the step from being taken at all (a dispute, a debtor's death), stays here.
 */
export async function handOverCase(
  pending: PendingCase,
  { asOfEvent, on }: { readonly asOfEvent?: number; readonly on: CivilDate },
  { pool, portsFor, rulebookFor }: HandOverDependencies,
): Promise<HandedOver> {
  const events = await eventsOfClaim(pool, pending.claimId);
  const standing = foldEvents(events);
  const told = asOfEvent === undefined ? standing : foldEvents(events.slice(0, asOfEvent));
  const rulebook = rulebookFor(standing.policyId, standing.policyVersion);
  const counterpart = counterpartOf(pending.step, rulebook.policy.country);
  if (!counterpart)
    return { counterpart, status: 'held', reason: `nobody takes ${pending.step} in ${rulebook.policy.country}` };
  if (isSettled(standing)) return { counterpart, status: 'withheld', reason: 'it was settled before it left' };
  const waitsFor = hindranceSince(pending.step, standing, rulebook);
  if (waitsFor !== undefined) return { counterpart, status: 'held', reason: `it waits for ${waitsFor}` };
  try {
    const material = await caseMaterial(pool, told, rulebook);
    const receipt = await refer(counterpart, material, on, portsFor(standing.creditorId));
    return { counterpart, status: 'referred', receipt, asOfEvent: told.eventNumber };
  } catch (problem) {
    if (problem instanceof InputRefused) return { counterpart, status: 'held', reason: wordsOf(problem) };
    if (problem instanceof CaseAlreadyReferredWithOtherContents)
      return { counterpart, status: 'contradicted', reason: problem.message };
    throw problem;
  }
}

function hindranceSince(step: HandOverStep, standing: Claim, rulebook: Rulebook): string | undefined {
  const rule = rulebook.policy.steps.find((candidate) => candidate.step === step);
  const hindrance = rule && hindranceOf(rule, standing);
  return hindrance && awaited(hindrance);
}

function refer(
  counterpart: CounterpartName,
  material: CaseMaterial,
  on: CivilDate,
  ports: CounterpartPorts,
): Promise<ReferralReceipt> {
  switch (counterpart) {
    case 'kfm':
      return ports.kfm.refer(kfmApplication(material), on);
    case 'intrum':
      return ports.intrum.refer(intrumCase(material), on);
    case 'gaeldsstyrelsen':
      return ports.gaeldsstyrelsen.refer(psrmClaim(material), on);
  }
}

/** Without line numbers: the lines are those of a file that was never written. */
function wordsOf({ problems }: InputRefused): string {
  return problems.map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`)).join(' ');
}
