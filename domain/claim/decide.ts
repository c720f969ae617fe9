import { decideCaseCosts } from './decide-case-costs';
import { decideAgencyAccount, decideAgencyReport } from './decide-agency';
import { chargesBackFrom, chargesGivenUp, withChargesApart } from './charges-apart';
import type { Claim } from './claim';
import type { ClaimEvent } from './claim-events';
import { performanceOfKind } from './claim';
import type { ClaimCommand } from './commands';
import type { CivilDate } from '../kernel/civil-date';
import { decidePayment } from '../payment/decide-payment';
import { decideReversal } from '../payment/decide-reversal';
import { decideStep } from './decide-step';
import { notAsked, tooEarly } from './too-early';
import type { Answer } from './answer';
import { decideOnDecision, isOfDecisionCommand } from '../decisions/decide-on-decision';
import { decideUnsentStep } from '../decisions/decide-unsent-step';
import { interestClaimedApart, interestGivenUp, withInterestApart } from './interest-apart';
import { decideJudgment } from './judgment';
import type { Rulebook } from '../policy/rulebook';
import { stepsFor } from '../policy/step-variant';

/**
 * What follows from a command for a claim, under its policy, on a business day: events, or a refusal with its reason.
 * Pure: the same four always give the same answer. The ledger calls it under the claim's row lock, the preview in a loop.
 */
export function decide(claim: Claim | undefined, command: ClaimCommand, rulebook: Rulebook, today: CivilDate): Answer {
  if (command.type === 'RegisterClaim') {
    if (claim && !claim.withdrawnOn)
      return { refused: 'already-recorded', message: `Invoice ${claim.invoiceNumber} is registered already.` };
    return accepted({ type: 'ClaimRegistered', on: today, ...command.registration });
  }
  if (!claim) return { refused: 'not-possible', message: 'There is no such claim. Register its invoice first.' };
  if (claim.withdrawnOn) {
    const message = `The registration was taken back on ${claim.withdrawnOn}. Register the invoice anew first.`;
    return { refused: 'settled', message };
  }
  const answer = withChargesApart(claim, decideOnClaim(claim, command, rulebook, today), rulebook);
  return withInterestApart(claim, answer, rulebook, today);
}

function decideOnClaim(
  claim: Claim,
  command: Exclude<ClaimCommand, { type: 'RegisterClaim' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  if (isOfDecisionCommand(command)) return decideOnDecision(claim, command, rulebook, today);
  switch (command.type) {
    case 'PerformStep':
      return decideStep(claim, command, rulebook, today);
    case 'WithdrawUnsentStep':
      return decideUnsentStep(claim, command, rulebook, today);
    case 'ReceivePayment':
      return decidePayment(claim, command, rulebook, today);
    case 'ReversePayment':
      return decideReversal(claim, command, rulebook);
    case 'RecordRuling':
      if (claim.rulingOn) return recordedAlready('The ruling');
      return decideRuling(claim, command);
    case 'RecordJudgment':
      return decideJudgment(claim, command);
    case 'RecordReferralAnswer': {
      const { answeredOn: on, answerId, answer, reason } = command;
      const early = tooEarly(claim, 'referral', on);
      if (early) return early;
      if (answer === 'objected') return decideObjection(claim, command, rulebook);
      return accepted({ type: 'ReferralAnswered', on, answerId, answer, reason });
    }
    case 'RecordMonitoringAccount': {
      const { accountedOn: on, accountId, balance } = command;
      return tooEarly(claim, 'monitoring', on) ?? accepted({ type: 'MonitoringAccounted', on, accountId, balance });
    }
    case 'RecordAgencyReport':
      return decideAgencyReport(claim, command);
    case 'RecordAgencyAccount':
      return decideAgencyAccount(claim, command);
    case 'RecordCaseCosts':
      return decideCaseCosts(claim, command, rulebook);
    case 'AnswerAcceptance':
      if (claim.acceptedOn) return recordedAlready("The client's acceptance");
      return decideAcceptance(claim, command, rulebook);
    case 'ClaimInterestApart': {
      const event = command.giveUp
        ? interestGivenUp(claim, today, command.reason ?? 'given up')
        : interestClaimedApart(claim, rulebook, today);
      return event ? accepted(event) : recordedAlready('The late interest');
    }
    case 'ClaimChargesApart': {
      const events =
        command.backFrom === undefined
          ? chargesGivenUp(claim, today, command.reason ?? 'given up')
          : chargesBackFrom(claim, rulebook, command.backFrom, today);
      return events.length > 0 ? { events } : recordedAlready('What became of the charges');
    }
    case 'ChangeFlag':
      if (command.flagged === (claim.flaggedSince !== undefined)) return recordedAlready('The mark');
      return accepted({ type: 'FlagChanged', on: command.changedOn, flagged: command.flagged, reason: command.reason });
  }
}

/** A ruling before the hand-over is another case's, or another day's. */
function decideRuling(claim: Claim, { ruledOn, rulingId }: Extract<ClaimCommand, { type: 'RecordRuling' }>): Answer {
  const referral = performanceOfKind(claim, 'hand-over');
  if (!referral) return notAsked('The claim has not been handed over');
  if (ruledOn < referral.on) {
    return notAsked(
      `A ruling of ${ruledOn} is not of this case, which was handed over on ${referral.on}; check the day`,
    );
  }
  return accepted({ type: 'RulingReceived', on: ruledOn, rulingId });
}

/** An objection starts the time for asking that the case goes to court. */
function decideObjection(
  claim: Claim,
  { answeredOn: on, answerId, answer, reason }: Extract<ClaimCommand, { type: 'RecordReferralAnswer' }>,
  rulebook: Rulebook,
): Answer {
  if (claim.objection) return recordedAlready(`The objection of ${claim.objection.on}`);
  if (!performanceOfKind(claim, 'hand-over') || claim.rejectedOn) return notAsked('The case is not with the authority');
  if (claim.rulingOn) {
    return notAsked(
      `The authority ruled on ${claim.rulingOn}, so an objection comes too late there; record a dispute, should the debtor ask that the ruling is reviewed`,
    );
  }
  const lastDay = rulebook.lastDayToAskForCourt(on);
  if (!lastDay) return notAsked('In this country an objection is settled by the creditor; record a dispute');
  return accepted({ type: 'ReferralAnswered', on, answerId, answer, reason, lastDay });
}

function decideAcceptance(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'AnswerAcceptance' }>,
  { policy }: Rulebook,
): Answer {
  const { answeredOn: on, answerId, accepted: isAccepted, receipt } = command;
  const asked = performanceOfKind(claim, 'acceptance');
  if (!asked) return notAsked('The client has not been asked');
  if (on < asked.on) {
    return notAsked(`The client was asked on ${asked.on} and cannot have answered on ${on}; check the day`);
  }
  const rule = stepsFor(claim, policy).find((one) => one.step === asked.step);
  if (rule?.creditCheck && isAccepted && receipt === undefined) {
    return notAsked('The policy asks for a credit check before the hand-over; name the number of the credit report');
  }
  return accepted({
    ...{ type: 'AcceptanceAnswered', on, answerId, accepted: isAccepted },
    ...(receipt !== undefined && { receipt }),
  });
}

function accepted(...events: ClaimEvent[]): Answer {
  return { events };
}

function recordedAlready(what: string): Answer {
  return { refused: 'already-recorded', message: `${what} is recorded already.` };
}
