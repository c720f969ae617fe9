import type { CivilDate } from '../kernel/civil-date';
import { isSettled, performanceOf, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { ClaimEvent } from '../claim/claim-events';
import type { DebtorStatusChanged } from './decision-events';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';
import { isTakenBy } from '../claim/timetable';
import { withCorrection } from './with-correction';

/** Decisions that move no money but change which steps the claim takes, when, and under whose name. */
export type CourseCommand = Extract<
  DecisionCommand,
  {
    type:
      | 'PlaceHold'
      | 'InterruptLimitation'
      | 'ChangePolicy'
      | 'ChangeDebtorStatus'
      | 'ChangeDebtorAddress'
      | 'ChangeLiableDebtor'
      | 'TakeCourtRoute'
      | 'RecallReferral';
  }
>;

export function decideCourse(claim: Claim, command: CourseCommand, rulebook: Rulebook, today: CivilDate): Answer {
  switch (command.type) {
    case 'PlaceHold': {
      const { decisionId, placedOn: on, through } = command;
      if (isSettled(claim)) return { refused: 'settled', message: 'The claim is settled; there is nothing to hold.' };
      if (through < on) return notPossible(`A hold from ${on} cannot end on ${through}; give a later end.`);
      return accepted({ type: 'HoldPlaced', on, decisionId, from: on, through });
    }
    case 'InterruptLimitation': {
      const { decisionId, interruptedOn: on, by, endedOn, proof } = command;
      const lastDay = rulebook.limitationDate(claim);
      if (lastDay && on > lastDay) {
        return notPossible(`The claim was time-barred after ${lastDay}; what happened on ${on} came too late.`);
      }
      if (on < claim.issuedOn)
        return notPossible(`The claim arose on ${claim.issuedOn}; nothing before that interrupts.`);
      if (endedOn && endedOn < on) {
        return notPossible(`Proceedings that began on ${on} cannot have ended on ${endedOn}; give a later day.`);
      }
      return accepted({ type: 'LimitationInterrupted', on, decisionId, by, ...(endedOn && { endedOn }), proof });
    }
    case 'ChangePolicy': {
      const { decisionId, changedOn: on, policyId, policyVersion } = command;
      if (policyId === claim.policyId && policyVersion === claim.policyVersion) {
        return {
          refused: 'already-recorded',
          message: `The claim is under ${policyId} version ${policyVersion} already.`,
        };
      }
      const from = { fromPolicyId: claim.policyId, fromPolicyVersion: claim.policyVersion };
      return accepted({ type: 'PolicyChanged', on, decisionId, policyId, policyVersion, ...from });
    }
    case 'ChangeDebtorStatus':
      return decideStatus(claim, command, rulebook, today);
    case 'ChangeDebtorAddress': {
      const { decisionId, changedOn: on, address } = command;
      if (address === 'protected' && claim.addressProtected) return recordedAlready('The protected address');
      if (address === 'open' && !claim.addressProtected) return recordedAlready('The open address');
      return accepted({ type: 'DebtorAddressChanged', on, decisionId, address });
    }
    case 'ChangeLiableDebtor': {
      const { decisionId, changedOn: on, debtorId, liable } = command;
      if (claim.liableDebtorIds.includes(debtorId) === liable)
        return recordedAlready(`That ${debtorId} is ${liable ? '' : 'not '}liable`);
      return accepted({ type: 'LiableDebtorChanged', on, decisionId, debtorId, liable });
    }
    case 'TakeCourtRoute': {
      const { decisionId, takenOn: on } = command;
      if (isSettled(claim))
        return { refused: 'settled', message: 'The claim is settled; there is no case for a court.' };
      if (claim.courtRoute) return recordedAlready('The route to the administrative court');
      const rule = rulebook.policy.steps.find(({ step }) => step === 'administrative-court');
      if (!rule) return notPossible(`Policy ${rulebook.policy.id} knows no administrative court.`);
      if (isTakenBy(rule, claim))
        return notPossible('The claim goes to the administrative court by its policy already.');
      if (performanceOf(claim, 'referral')) {
        return notPossible('The claim has been handed over for enforcement; recall it first.');
      }
      return accepted({ type: 'CourtRouteTaken', on, decisionId });
    }
    case 'RecallReferral': {
      const { decisionId, recalledOn: on, reason } = command;
      if (!performanceOf(claim, 'referral'))
        return notPossible('The claim has not been handed over; nothing to recall.');
      return accepted({ type: 'ReferralRecalled', on, decisionId, reason });
    }
  }
}

function decideStatus(
  claim: Claim,
  command: Extract<CourseCommand, { type: 'ChangeDebtorStatus' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { changedOn: on, status, decisionId, effects } = command;
  if (status === claim.debtorStatus && !effects) return recordedAlready("The debtor's status");
  const changed: DebtorStatusChanged = {
    type: 'DebtorStatusChanged',
    on,
    status,
    ...(decisionId !== undefined && { decisionId }),
    ...(effects && { effects }),
  };
  if (!effects?.interestStopsOn || decisionId === undefined) return accepted(changed);
  return withCorrection(claim, [changed], rulebook, today, {
    decisionId,
    reason: `no interest runs from ${effects.interestStopsOn} (${effects.paragraph})`,
  });
}

function accepted(...events: ClaimEvent[]): Answer {
  return { events };
}

function recordedAlready(what: string): Answer {
  return { refused: 'already-recorded', message: `${what} is recorded already.` };
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
