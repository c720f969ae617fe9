import { isByHand } from '../../payment/hand-payment-id';
import type { EventParts, ExplanationTexts } from '../explanation-texts';
import { english } from '../written';
import { englishNames as names } from './names';
import type { ToldInstalment } from '../told-instalments';
import { capital, charges, coverage, reason, withoutFee } from './sentences';
import { whyWithheld } from '../withheld';
import { englishWithheld } from './withheld';
import { stepNoun } from '../step-noun';
import { isServiceCost, NOTICE_COST, type CaseCost } from '../../policy/case-cost';
import { isStandingService } from '../../policy/service-rules';

const { date, amount, list, quote } = english;

function because({ correction }: EventParts): string {
  return englishCorrections[correction.type](correction as never);
}

export const englishCorrections: ExplanationTexts['corrections'] = {
  'late-payment': ({ receivedOn }) => `a payment of ${date(receivedOn)} became known after the charge`,
  'payment-taken-back': () => 'the payment that had corrected them was taken back',
  deferral: ({ from }) => `payment is deferred from ${date(from)}`,
  credit: ({ documentNumber, effectiveOn }) => `credit ${documentNumber} lowered the invoice from ${date(effectiveOn)}`,
  'set-off': ({ on }) => `the debt was set off on ${date(on)}, before the charge`,
  'dispute-ended': ({ on, dismissed }) => `the dispute ended on ${date(on)}, and ${amount(dismissed)} need not be paid`,
  'interest-stopped': ({ from, paragraph }) => `no interest runs from ${date(from)} (${paragraph})`,
  'decision-taken-back': () => 'the decision that they rested on was taken back',
  recorded: ({ reason: recorded }) => whyWithheld(recorded, englishWithheld, date) ?? `as recorded: ${quote(recorded)}`,
};

/** `: 1) 400,00 … den 1 …; 2) …`, each with what came in on it. */
function eachOf(instalments: readonly ToldInstalment[]): string {
  const told = instalments.map(({ number, dueOn, amount: due, paid }) => {
    const part = paid.isPositive() ? `, ${amount(paid)} paid` : '';
    return `${number}) ${amount(due)} on ${date(dueOn)}${paid.equals(due) ? ', paid' : part}`;
  });
  return told.length > 0 ? `: ${told.join('; ')}` : '';
}

export const englishEvents: ExplanationTexts['events'] = {
  ClaimRegistered: (
    { invoiceNumber, invoiceGroup, amount: invoiced, dueOn, policyId, policyVersion, interestOn, chargesOn },
    { groupName },
  ) =>
    `Invoice ${invoiceNumber}${interestOn ? ` (for late interest of invoice ${interestOn.invoiceNumber})` : ''}${chargesOn ? ` (for charges of invoice ${chargesOn.invoiceNumber})` : ''} of ${groupName ? `the group ${groupName} (${invoiceGroup})` : `group ${invoiceGroup}`} on ${amount(invoiced)}, due on ${date(dueOn)}, came under policy ${policyId} version ${policyVersion}.`,
  StepPerformed: ({ step, kind, total, disputed, feeWithheld }, parts) => {
    const apart = disputed ? `, without the disputed ${amount(disputed)}` : '';
    return `${capital(stepNoun(names, step, kind).name)} for ${amount(total)}${charges(parts.charges)}${withoutFee(feeWithheld)}${apart}, because: ${reason(parts.reason)}.`;
  },
  StepLeftOut: ({ step, kind, unpaidInvoices, asked }) =>
    `${capital(stepNoun(names, step, kind).name)} was left out: ${unpaidInvoices} of the debtor's invoices for the service ${unpaidInvoices === 1 ? 'was' : 'were'} unpaid, and the policy asks for ${asked}.`,
  PaymentReceived: ({ amount: paid, allocation, decisionId, takenAt }) =>
    decisionId === undefined
      ? `${amount(paid)} was paid${takenAt ? { till: ' at the till', moneyInTransit: ' by card or Swish, by hand' }[takenAt] : ''}${coverage(allocation)}.`
      : `A payment of ${amount(paid)} was moved here and counts from its own day${coverage(allocation)}.`,
  PaymentReversed: ({ amount: taken, decisionId, takenAt, reversalId }) =>
    decisionId === undefined
      ? isByHand(reversalId)
        ? `${amount(taken)} was given back${takenAt === 'till' ? ' out of the till' : ''}; the claim lives on.`
        : `The bank took back ${amount(taken)}; the claim lives on.`
      : `A payment of ${amount(taken)} was moved away, since it was not for this claim; the claim lives on.`,
  ChargesCorrected: (event, parts) => {
    const again = event.fee.isNegative() || event.interest.isNegative();
    const [fee, interest] = again ? [event.fee.negated(), event.interest.negated()] : [event.fee, event.interest];
    const fallen = [
      ...(fee.isZero() ? [] : [`a fee of ${amount(fee)}`]),
      ...(interest.isZero() ? [] : [`interest of ${amount(interest)}`]),
    ];
    const moved = [
      ...(event.movedToPrincipal.isZero() ? [] : [`${amount(event.movedToPrincipal)} of it covers principal now`]),
      ...(event.movedToRefund.isZero() ? [] : [`${amount(event.movedToRefund)} of it is owed back`]),
    ];
    const paid = moved.length > 0 ? `; what had been paid: ${list(moved)}` : '';
    return `${capital(list(fallen))} ${again ? 'is claimed again' : 'fell away'}: ${because(parts)}${paid}.`;
  },
  JudgmentReceived: ({ outcome, caseNumber }, { court }) => {
    const theCourt = capital(names.courts[court]);
    const said = {
      granted: `${theCourt} granted the claim`,
      'partly-granted': `${theCourt} granted a part of the claim`,
      dismissed: `${theCourt} dismissed the claim`,
      'struck-off': `${theCourt} struck the case off or rejected it, and said nothing of the claim`,
    }[outcome];
    return `${said}${caseNumber === undefined ? '' : ` (case ${caseNumber})`}.`;
  },
  RulingReceived: () => 'The enforcement authority ruled on the claim.',
  ReferralAnswered: ({ answer, reason: theirs, lastDay }) =>
    ({
      received: 'The enforcement authority took the case in.',
      rejected: `The enforcement authority sent the case back${theirs ? `: ${quote(theirs)}` : ''}.`,
      objected: `The debtor objected at the enforcement authority${theirs ? `: ${quote(theirs)}` : ''}${lastDay ? `; the creditor may ask through ${date(lastDay)} that the case goes to court` : ''}.`,
    })[answer],
  MonitoringAccounted: ({ balance }) => `The monitoring agency accounted for ${amount(balance)} still open.`,
  AgencyReported: ({ news, until, reason: theirs }) =>
    ({
      received: 'The collection agency took the claim in.',
      demanded: `The collection agency sent its demand${until ? `, with time through ${date(until)}` : ''}.`,
      applied: 'The collection agency applied to the enforcement authority for a payment order.',
      ruling: 'The enforcement authority gave a payment order, on the application of the collection agency.',
      monitored: 'The collection agency watches the claim from now on.',
      'plan-agreed': `The collection agency agreed on instalments${until ? ` through ${date(until)}` : ''}.`,
      'plan-ended': 'The instalments that the collection agency had agreed on ended.',
      returned: `The collection agency gave the claim back${theirs === undefined ? '' : `: ${quote(theirs)}`}.`,
    })[news],
  AgencyAccounted: ({ received, ownFees, commission, balance }) => {
    const kept = [
      ...(ownFees.isZero() ? [] : [`${amount(ownFees)} are its own fees`]),
      ...(commission.isZero() ? [] : [`${amount(commission)} is its pay`]),
    ];
    return `The collection agency accounted for ${amount(received)} received${kept.length > 0 ? `, of which ${list(kept)}` : ''}, and ${amount(balance)} still open.`;
  },
  CaseCostsAdded: ({ costs }) =>
    `The ${costly(costs, { service: 'sanction', plan: 'instalment plan', case: 'case' })} costs the debtor ${list(costs.map(({ cost, amount: of, paragraph }) => `${amount(of)} for ${names.caseCosts[cost]} (${paragraph})`))}.`,
  AcceptanceAnswered: ({ accepted, receipt }) => {
    const from = receipt === undefined ? '' : ` (document ${receipt})`;
    return accepted ? `The client accepted the hand-over${from}.` : `The client declined the hand-over${from}.`;
  },
  InterestClaimedApart: ({ way, amount: all, change, waived, givenUp }) => {
    if (givenUp) return `Late interest of ${amount(waived ?? all)} is given up: no next invoice took it in time.`;
    if (waived) return `Late interest of ${amount(waived)} is not claimed: it is less than the policy claims.`;
    if (way === 'awaits-rate') return 'The late interest waits: a reference rate of its days is not recorded yet.';
    if (all.isZero()) return `The late interest of ${amount(change.negated())} is not claimed any more.`;
    const where = way === 'separate-invoice' ? 'on an invoice of its own' : "on the debtor's next invoice";
    const now = change.equals(all) ? '' : ', instead of what was claimed before';
    return `Payment came late: interest of ${amount(all)} is claimed ${where}${now}.`;
  },
  ChargesClaimedApart: ({ way, amount: all, change, waived, givenUp, backFrom }) => {
    if (givenUp) return `Left charges of ${amount(waived ?? all)} are given up: no next invoice took them in time.`;
    if (waived) return `All but charges of ${amount(waived)} is paid, and these are waived.`;
    if (backFrom !== undefined)
      return `Invoice ${backFrom}, which had charges of ${amount(change.negated())}, was credited: they come back on this invoice.`;
    if (all.isZero()) return 'The charges that stood apart are charged on this invoice again.';
    const where = way === 'separate-invoice' ? 'on an invoice of their own' : "on the debtor's next invoice";
    return `All but charges of ${amount(all)} is paid: these are claimed ${where}.`;
  },
  FlagChanged: ({ flagged, reason: theirs }) =>
    `${flagged ? 'The client marked the claim as not to be reminded' : 'The client took its mark away'}${theirs ? `: ${quote(theirs)}` : ''}.`,
  DeferralGranted: ({ newDueOn, interestRuns, interestIfMissed }) =>
    `Payment was deferred to ${date(newDueOn)}; late interest ${interestIfMissed ? 'runs only if that day is missed, and then from the old due date' : interestRuns ? 'runs from the old due date all the same' : 'runs from that day at the earliest'}.`,
  StepWithdrawn: ({ step, kind, performedOn }, parts) => {
    const { correction } = parts;
    const why =
      correction.type === 'recorded'
        ? (whyWithheld(correction.reason, englishWithheld, date) ?? correction.reason)
        : because(parts);
    return `${capital(stepNoun(names, step, kind).definite)} of ${date(performedOn)} counts as not sent: ${why}.`;
  },
  PlanAgreed: ({ instalments, total, interestAgain }, parts) => {
    const count = instalments.length === 1 ? '1 instalment' : `${instalments.length} instalments`;
    return `An instalment plan for ${amount(total)} in ${count} was agreed${charges(parts.charges)}${eachOf(parts.instalments)}.${interestAgain ? ' No late interest runs while the plan is kept.' : ''}`;
  },
  InstalmentReminded: ({ instalment, missing, payBy }, parts) =>
    `Instalment ${instalment} was not paid, ${amount(missing)} is missing; it may be paid through ${date(payBy)}, because: ${reason(parts.reason)}.`,
  PlanDefaulted: ({ missing, interestFrom }, parts) =>
    `The instalment plan ended, for ${amount(missing)} was still missing; the claim goes on where it stood${interestFrom ? `, and late interest runs again from ${date(interestFrom)}` : ''}, because: ${reason(parts.reason)}.`,
  PlanReinstated: ({ added }) =>
    `The instalment plan was taken up again; what had been missed is forgiven once${added ? `, and ${amount(added)} that was charged meanwhile is paid with the last instalment` : ''}.`,
  DisputeRaised: ({ amount: part }) =>
    part
      ? `The debtor disputed ${amount(part)} of the principal; the rest goes on.`
      : 'The debtor disputed the claim; every step stands still.',
  DisputeSettled: () => 'The dispute ended; the claim goes on.',
  HoldPlaced: ({ from, through }) => `No step is taken from ${date(from)} through ${date(through)}: the claim is held.`,
  ClaimCredited: ({ cause, documentNumber, amount: credited, principal, refund }) => {
    if (credited.isNegative()) return `The credit ${documentNumber} of ${amount(credited.negated())} was taken back.`;
    const parts = [
      ...(principal.isZero() ? [] : [`${amount(principal)} less is owed`]),
      ...(refund.isZero() ? [] : [`${amount(refund)} is owed back`]),
    ];
    const what = {
      'credit-note': `Credit note ${documentNumber} took back ${amount(credited)} of the invoice`,
      cancellation: `The invoice was cancelled (${amount(credited)}, document ${documentNumber})`,
      withdrawal: `The registration of ${amount(credited)} was taken back with its import ${documentNumber}`,
      dispute: `After the dispute ${amount(credited)} need not be paid (document ${documentNumber})`,
    }[cause];
    return `${what}: ${list(parts)}.`;
  },
  ClaimWrittenDown: ({ amount: down }) =>
    down.isNegative()
      ? `The write-down of ${amount(down.negated())} was taken back.`
      : `${amount(down)} was written down as a probable loss; the debtor owes what was owed.`,
  ClaimWrittenOff: ({ ground, fee, interest, principal, vat }) => {
    const tax = vat.isZero() ? '' : `, of which ${amount(vat)} is VAT to be reclaimed`;
    return `The claim of ${amount(principal.plus(fee).plus(interest))} was written off, for ${names.writeOffGrounds[ground]}${tax}.`;
  },
  ClaimReinstated: ({ fee, interest, principal }, { reinstatedBy }) => {
    const again = principal.plus(fee).plus(interest);
    if (again.isNegative())
      return `${amount(again.negated())} is given up again, for the payment on it was taken back.`;
    return `${amount(again)} that had been written off is claimed again, for ${reinstatedBy === 'payment' ? 'a payment came in on it' : 'the write-off was taken back'}.`;
  },
  SetOffBooked: ({ amount: setOff, against, allocation }) =>
    `${amount(setOff)} was set off against ${against}${coverage(allocation)}.`,
  SetOffTakenBack: ({ amount: setOff }) => `The set-off of ${amount(setOff)} was taken back.`,
  LimitationInterrupted: ({ by, endedOn, proof }) => {
    const how = {
      acknowledged: 'the debtor acknowledged the debt',
      'written-demand-received': 'a written demand reached the debtor',
      proceedings: endedOn ? `proceedings were taken, which ended on ${date(endedOn)}` : 'proceedings are pending',
    }[by];
    return `The limitation was interrupted: ${how} (proof: ${quote(proof)}).`;
  },
  PolicyChanged: ({ policyId, policyVersion, fromPolicyId, fromPolicyVersion }) =>
    `The claim came under policy ${policyId} version ${policyVersion} instead of ${fromPolicyId} version ${fromPolicyVersion}.`,
  DebtorStatusChanged: ({ debtorId, status, effects }) => {
    const isOwn = debtorId === undefined;
    const follows = [
      ...(effects?.stops
        ? [`${isOwn ? 'no step is taken' : 'nobody asks them for payment'} until a person decides otherwise`]
        : []),
      ...(effects?.waitsThrough
        ? [
            `${isOwn ? 'no step is taken' : 'nobody asks them for payment'} before the day after ${date(effects.waitsThrough)}`,
          ]
        : []),
      ...(effects?.interestStopsOn ? [`no interest runs from ${date(effects.interestStopsOn)}`] : []),
    ];
    const who = isOwn ? 'The debtor' : `Debtor ${debtorId}, who owes it as well,`;
    return `${who} is ${names.statuses[status]}${follows.length > 0 ? `: ${list(follows)}` : ''}.`;
  },
  DebtorAddressChanged: ({ address }) =>
    ({
      protected: "The debtor's address is protected and is printed nowhere.",
      moved: 'The debtor has moved; letters go to the new address.',
      open: "The debtor's address is not protected any more.",
    })[address],
  LiableDebtorChanged: ({ debtorId, liable }) =>
    `Debtor ${debtorId} ${liable ? 'owes the whole claim as well' : 'no longer owes the claim'}.`,
  FeeWaived: ({ amount: waived }) => `A fee of ${amount(waived)} is not asked for any more.`,
  CourtRouteTaken: (_event, { court }) =>
    court === 'district-court'
      ? 'The claim goes to the district court instead of the enforcement authority.'
      : 'The claim goes to the administrative court instead of getting a collection demand.',
  FiledAtCourt: ({ court, caseNumber, receipt }) =>
    `The application was filed with ${court}: case ${caseNumber}, document ${receipt}.`,
  CourtTransferRequested: ({ receipt }) => `The creditor asked that the case goes to court: document ${receipt}.`,
  ReferralRecalled: ({ reason: theirs }, { recalledFrom }) =>
    `The case was taken back from the ${recalledFrom === 'agency' ? 'collection agency' : 'enforcement authority'}${theirs in names.recallReasons ? `, for ${names.recallReasons[theirs] ?? ''}` : ''}.`,
  ServiceChanged: ({ service, change, checklist }) => {
    const conditions =
      checklist.length > 0
        ? `; conditions found fulfilled: ${list(checklist.map((code) => names.conditions[code] ?? code))}`
        : '';
    return `The ${serviceName(service)} ${names.serviceChanges[change]}${conditions}.`;
  },
  DecisionReversed: (_event, { reversed }) =>
    reversed
      ? `${capital(names.kinds[reversed.kind].definite)} of ${date(reversed.on)} was taken back.`
      : 'A decision was taken back.',
};

function serviceName(service: string): string {
  return isStandingService(service) ? names.services[service] : names.ownService(service);
}

/** What it is that costs the debtor something. */
function costly(
  costs: readonly CaseCost[],
  words: { readonly service: string; readonly plan: string; readonly case: string },
): string {
  if (costs.every(({ cost }) => isServiceCost(cost))) return words.service;
  return costs.every(({ cost }) => cost === NOTICE_COST) ? words.plan : words.case;
}
