import type { CivilDate } from '../civil-date';
import { claimedOf, isSettled, type Claim } from '../claim';
import type { Allocation, ClaimEvent } from '../claim-events';
import type { Money } from '../money';
import type { StepName } from '../policy';
import { awaited } from '../hindrance';
import { reasonOf } from '../reason';
import type { Rulebook } from '../rulebook';
import { timetable } from '../timetable';

/** What a claim's story is told from. */
export interface ExplainedClaim {
  /** What happened, in the order in which it was booked, each with its day and reason. */
  readonly story: readonly string[];
  /** Where it stands on the day. */
  readonly standing: string;
  /** What comes next and when, or what it waits for and who must act. Empty for a settled claim. */
  readonly ahead: readonly string[];
}

/** Answers "what happened, why, what comes next and what does it wait for", from the claim's own events and policy. */
export function explainClaim(
  claim: Claim,
  events: readonly ClaimEvent[],
  rulebook: Rulebook,
  today: CivilDate,
): ExplainedClaim {
  return {
    story: events.map((event) => `${event.on}  ${sentenceFor(event)}`),
    standing: standingOf(claim, today),
    ahead: timetable(claim, rulebook, today).map((planned) => {
      const why = reasonOf(planned, rulebook);
      if (planned.on) return `${planned.on}  ${nameOf(planned.step)}, if nothing changes: ${why}.`;
      return planned.waitsFor
        ? `without a day  ${nameOf(planned.step)} waits for ${awaited(planned)}: ${why}.`
        : `before a person  ${nameOf(planned.step)}: ${why}.`;
    }),
  };
}

function standingOf(claim: Claim, today: CivilDate): string {
  const owed = claim.refundLiability.isPositive()
    ? ` ${written(claim.refundLiability)} is owed back to the payer.`
    : '';
  if (isSettled(claim)) return `On ${today} nothing is open.${owed}`;
  const { principal, fee, interest } = claim.open;
  return `On ${today} ${written(claimedOf(claim))} is claimed and open: principal ${principal.toString()}, fee ${fee.toString()}, interest ${interest.toString()}.${owed}`;
}

function sentenceFor(event: ClaimEvent): string {
  switch (event.type) {
    case 'ClaimRegistered':
      return `Invoice ${event.invoiceNumber} of group ${event.invoiceGroup} on ${written(event.amount)}, due ${event.dueOn}, came under policy ${event.policyId} version ${event.policyVersion}.`;
    case 'StepPerformed':
      return `${capital(nameOf(event.step))} for ${written(event.total)}${chargesOf(event.fee, event.interest)}, because: ${event.reason}.`;
    case 'PaymentReceived':
      return `${written(event.amount)} was paid${coveredBy(event.allocation)}.`;
    case 'PaymentReversed':
      return `The bank took back ${written(event.amount)}; the claim lives on.`;
    case 'ChargesCorrected': {
      const again = event.fee.isNegative() || event.interest.isNegative();
      const [fee, interest] = again ? [event.fee.negated(), event.interest.negated()] : [event.fee, event.interest];
      return `Fee ${fee.toString()} and interest ${interest.toString()} were ${again ? 'claimed again' : 'taken back'}: ${event.reason}.`;
    }
    case 'RulingReceived':
      return 'The enforcement authority ruled on the claim.';
    case 'ReferralAnswered':
      return event.answer === 'received'
        ? 'The enforcement authority took the case in.'
        : `The enforcement authority sent the case back${event.reason ? `: ${event.reason}` : ''}.`;
    case 'MonitoringAccounted':
      return `The monitoring agency accounted for ${written(event.balance)} still open.`;
    case 'AcceptanceAnswered':
      return event.accepted ? 'The client accepted the hand-over.' : 'The client declined the hand-over.';
    case 'FlagChanged':
      return event.flagged ? 'The client marked the claim as not to be reminded.' : 'The client took its mark away.';
    case 'DeferralGranted':
      return `Payment was deferred to ${event.newDueOn}.`;
    case 'StepWithdrawn':
      return `${capital(nameOf(event.step))} of ${event.performedOn} was withdrawn: ${event.reason}.`;
    case 'PlanAgreed':
      return `An instalment plan of ${event.instalments.length} instalments for ${written(event.total)} was agreed${chargesOf(event.fee, event.interest)}.`;
    case 'InstalmentReminded':
      return `Instalment ${event.instalment} was missed by ${written(event.missing)}; it may be paid until ${event.payBy}.`;
    case 'PlanDefaulted':
      return `The instalment plan ended, since ${written(event.missing)} was not paid.`;
    case 'PlanReinstated':
      return 'The instalment plan was taken up again.';
    case 'DisputeRaised':
      return event.amount
        ? `The debtor disputed ${written(event.amount)} of the principal.`
        : 'The debtor disputed the claim; every step stands still.';
    case 'DisputeSettled':
      return 'The dispute ended; the claim goes on.';
    case 'HoldPlaced':
      return `The claim was held from ${event.from} through ${event.through}.`;
    case 'ClaimCredited':
      return `${written(event.amount)} was credited by ${event.documentNumber}.`;
    case 'ClaimWrittenDown':
      return `${written(event.amount)} was written down; the claim lives on.`;
    case 'ClaimWrittenOff':
      return `The claim was written off: ${event.ground}.`;
    case 'ClaimReinstated':
      return `The claim was claimed again: ${event.reason}.`;
    case 'SetOffBooked':
      return `${written(event.amount)} was set off against ${event.against}${coveredBy(event.allocation)}.`;
    case 'SetOffTakenBack':
      return `A set-off of ${written(event.amount)} was taken back.`;
    case 'LimitationInterrupted':
      return `The limitation was interrupted: ${event.by}.`;
    case 'PolicyChanged':
      return `The claim came under policy ${event.policyId} version ${event.policyVersion}.`;
    case 'DebtorStatusChanged':
      return `The debtor's status became ${event.status}.`;
    case 'DebtorAddressChanged':
      return `The debtor's address became ${event.address}.`;
    case 'LiableDebtorChanged':
      return event.liable ? 'One more became liable.' : 'One who was liable no longer is.';
    case 'CourtRouteTaken':
      return 'The claim goes to the administrative court.';
    case 'ReferralRecalled':
      return `The case was recalled from the enforcement authority: ${event.reason}.`;
    case 'ServiceChanged':
      return `The ${event.service} service was ${event.change}.`;
    case 'DecisionReversed':
      return `Decision ${event.reverses} was taken back.`;
  }
}

const NAMES: Readonly<Record<StepName, string>> = {
  reminder: 'payment reminder',
  'second-reminder': 'second reminder',
  demand: 'collection demand',
  'administrative-court': 'case to the administrative court',
  warning: 'warning of hand-over',
  'suspension-notice': 'notice of suspension',
  'suspension-due': 'suspension due',
  'shut-off-review': 'review of shut-off',
  'set-off-review': 'review of set-off',
  acceptance: "question for the client's acceptance",
  referral: 'hand-over to the enforcement authority',
  monitoring: 'hand-over to long-term monitoring',
  'instalment-notice': 'notice of a missed instalment',
  'plan-default': 'end of an instalment plan that was not kept',
};

export function nameOf(step: StepName): string {
  return NAMES[step];
}

function chargesOf(fee: Money, interest: Money): string {
  const charged = [
    fee.isZero() ? '' : `fee ${fee.toString()}`,
    interest.isZero() ? '' : `interest ${interest.toString()}`,
  ].filter(Boolean);
  return charged.length > 0 ? ` with ${charged.join(' and ')} charged` : '';
}

function coveredBy(allocation: Allocation): string {
  const parts = (['fee', 'interest', 'principal'] as const)
    .filter((part) => !allocation[part].isZero())
    .map((part) => `${part} ${allocation[part].toString()}`);
  if (!allocation.refund.isZero()) parts.push(`${allocation.refund.toString()} too much, owed back`);
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

function written(amount: Money): string {
  return `${amount.toString()} ${amount.currency}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
