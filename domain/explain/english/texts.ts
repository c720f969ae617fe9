import type { CivilDate } from '../../kernel/civil-date';
import type { ExplainedDecision } from '../explained-decision';
import type { ExplanationTexts } from '../explanation-texts';
import { whyKept } from '../withheld';
import { refusalCodeOf } from '../refusal-codes';
import { english } from '../written';
import { englishCorrections, englishEvents } from './events';
import { englishNames as names } from './names';
import { englishRefusals } from './refusals';
import { englishCauses } from './causes';
import { englishKept } from './withheld';
import { capital, reason } from './sentences';
import { stepNoun } from '../step-noun';

const { date, amount, list, quote } = english;

function span(from: CivilDate, through: CivilDate): string {
  return from === through ? `on ${date(from)}` : `from ${date(from)} to ${date(through)}`;
}

function because({ reasonCode, reasonText }: ExplainedDecision): string {
  return reasonText ? quote(reasonText) : reasonCode;
}

function who(decision: ExplainedDecision): string {
  return decision.byRole ? names.roles[decision.byRole] : 'a person';
}

export const englishTexts: ExplanationTexts = {
  written: english,
  names,
  events: englishEvents,
  corrections: englishCorrections,
  lateness: ({ guideline, causes }) =>
    `That is later than the guideline, ${date(guideline)}: ${list(causes.map((cause) => englishTexts.late[cause.type](cause as never)))}.`,
  late: {
    deferral: ({ grantedOn, newDueOn }) => `payment was deferred on ${date(grantedOn)} to ${date(newDueOn)}`,
    hold: ({ from, through }) => `the claim was held from ${date(from)} through ${date(through)}`,
    dispute: ({ from, through }) => `the claim was disputed ${span(from, through)}`,
    plan: ({ from, through }) => `an instalment plan was in force ${span(from, through)}`,
    flag: ({ from, through }) => `the client had marked it as not to be reminded ${span(from, through)}`,
    status: ({ status, from, through }) => `the debtor was ${names.statuses[status]} ${span(from, through)}`,
    'paid-meanwhile': ({ from, through }) =>
      `nothing was open ${span(from, through)}, by money that was taken back or moved later`,
    letter: ({ from, through }) => `a letter of ${date(from)} gave time to pay through ${date(through)}`,
    'bank-gate': ({ through }) => `the bank was not reconciled until ${date(through)} (S003-26)`,
    undocumented: () => 'nothing on record says why',
  },
  causes: englishCauses,
  stepWaits: (step, cause) => `${capital(stepNoun(names, step.step, step.kind).name)} waits: ${cause}.`,
  waits: {
    review: ({ step, kind, decidedOn }) =>
      `${capital(stepNoun(names, step, kind).name)} lies before a person${decidedOn ? `, who took it up on ${date(decidedOn)}` : ''}.`,
    hold: ({ through }) => `The claim is held through ${date(through)}; the hold ends by itself.`,
    'with-authority': ({ since }) => `The case is with the enforcement authority since ${date(since)}.`,
    'with-court': ({ court, since }) => `The case is with ${names.courts[court]}; last heard of on ${date(since)}.`,
    'court-judged': ({ court, since }) =>
      `${capital(names.courts[court])} decided the case on ${date(since)}, and nobody has acted on that yet.`,
    'court-filing': ({ court, since }) =>
      `The case is for ${names.courts[court]} since ${date(since)}, and nobody has said that the application was filed.`,
    'in-monitoring': ({ since }) => `The claim is in long-term monitoring; last heard of on ${date(since)}.`,
  },
  standstill: {
    undocumented: ({ step, kind, dueOn }) =>
      step && dueOn
        ? `undocumented: ${stepNoun(names, step, kind).definite} was due on ${date(dueOn)}, and nothing on record says why it was not taken`
        : 'undocumented: no step is left, and nothing on record says what it waits for',
    'bank-not-reconciled': ({ step, kind, dueOn }) =>
      `${stepNoun(names, step, kind).definite} was due on ${date(dueOn)} and waits until the bank is reconciled (S003-26)`,
    'bank-unread': ({ step, kind, dueOn, needed }) =>
      `${stepNoun(names, step, kind).definite} was due on ${date(dueOn)} and waits until the bank has been read through ${date(needed)}`,
    'before-person': ({ wait }) =>
      wait.type === 'step'
        ? `${stepNoun(names, wait.step, wait.kind).definite} waits for a decision: ${englishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'review'
          ? `${stepNoun(names, wait.step, wait.kind).definite} waits for a decision`
          : 'it waits for a decision',
    unanswered: ({ wait, months }) =>
      wait.type === 'step'
        ? `no answer within ${months} months: ${englishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'in-monitoring'
          ? `the monitoring agency has not accounted for it for ${months} months (S002-30)`
          : `nothing has been heard of the case for ${months} months`,
    'case-held': (held) => `the case was to be handed over and is held back: ${whyKept(held, englishKept)}`,
    undecidable: ({ why }) => `nothing can be decided on it: ${why}`,
    'time-barred': ({ lastDay }) => `it could be demanded through ${date(lastDay)}, and nobody has closed it`,
  },
  leftOut: {
    hold: ({ through }) => `the claim is held through ${date(through)}`,
    respite: ({ until }) => `the debtor may wait with payment; the step is due on ${date(until)}`,
    'bank-not-reconciled': () => 'the bank is not reconciled (S003-26)',
    'bank-unread': ({ needed }) => `the bank has not been read through ${date(needed)}`,
  },
  standing: ({ on, claimed, principal, fee, interest, refund, disputed, writtenDown, outcome, ...rest }) => {
    const owed = refund.isPositive() ? ` ${amount(refund)} is owed back to the payer.` : '';
    const closed = {
      paid: 'nothing is open: it is paid.',
      credited: 'nothing is open: it was credited.',
      cancelled: 'nothing is open: it was cancelled.',
      withdrawn: 'nothing is open: its registration was taken back.',
      'written-off': 'nothing is claimed: it was written off, not paid.',
      recovered: 'nothing is claimed: it was written off, and money came in on it afterwards.',
      open: undefined,
    }[outcome];
    if (closed) return `On ${date(on)} ${closed}${owed}`;
    const { daysPastDue, countedDays, limitation, barredSince } = rest;
    const late =
      daysPastDue === 0
        ? ''
        : ` It is ${daysPastDue} days past due${countedDays === daysPastDue ? '' : `, ${countedDays} of which count, for it was held on the others`}.`;
    const apart = [
      ...(disputed.isPositive() ? [`${amount(disputed)} of it is disputed`] : []),
      ...(writtenDown.isPositive() ? [`${amount(writtenDown)} of it is written down`] : []),
    ];
    const limit = barredSince
      ? ` It could be demanded through ${date(limitation ?? on)} and is time-barred since ${date(barredSince)}.`
      : limitation
        ? ` It can be demanded through ${date(limitation)}.`
        : ' No limitation runs while proceedings last.';
    return (
      `On ${date(on)} ${amount(claimed)} is ${barredSince ? '' : 'claimed and '}open: principal ${amount(principal)}, fee ${amount(fee)}, interest ${amount(interest)}.` +
      `${apart.length > 0 ? ` ${capital(list(apart))}.` : ''}${late}${limit}${owed}`
    );
  },
  cost: ({ fee, interest }, { interest: apart, charges }) =>
    (fee.isZero() && interest.isZero()
      ? `So far it has cost the debtor nothing ${apart || charges ? 'on this invoice' : 'beside the invoice'}.`
      : `So far it has cost the debtor ${amount(fee)} in fees and ${amount(interest)} in late interest.`) +
    (apart ? ` Late interest of ${amount(apart)} is claimed apart.` : '') +
    (charges ? ` Charges of ${amount(charges)} are claimed on another invoice.` : ''),
  ahead: (step, told, { fee, interest }) => {
    const costs = [...(fee ? [`a fee of ${amount(fee)}`] : []), ...(interest ? ['late interest to that day'] : [])];
    return `${capital(stepNoun(names, step.step, step.kind).name)}, if nothing changes${costs.length > 0 ? `, with ${list(costs)}` : ''}: ${reason(told)}.`;
  },
  waitsForBank: "It waits until the creditor's bank is reconciled.",
  asksFor: (asked, disputed) => `It will ask for ${amount(asked)}, without the disputed ${amount(disputed)}.`,
  nextInstalment: ({ number, missing }) => `Instalment ${number} is to be paid by then: ${amount(missing)} is missing.`,
  barred: (since) => `The claim is time-barred since ${date(since)}, and nobody has closed it.`,
  mustAct: (actor) => `It is for ${names.actors[actor]} to act.`,
  decided: (decision) => {
    const other = decision.otherRole ? ` and approved by ${names.roles[decision.otherRole]}` : '';
    const line = decision.authorityLine ? ` under authority ${decision.authorityLine}` : '';
    return `Decided by ${who(decision)}${other}${line}; reason: ${because(decision)}.`;
  },
  carriedOut: ({ kind, state }) =>
    `${capital(names.kinds[kind].name)} was carried out${state === 'reversed' ? ' and taken back later' : ''}.`,
  pending: (decision) =>
    `${capital(names.kinds[decision.kind].name)}, proposed by ${who(decision)} on ${date(decision.on)}, waits for approval; reason: ${because(decision)}.`,
  turnedDown: (decision) => {
    const [by, note] = [decision.otherRole, decision.note];
    const how =
      decision.state === 'withdrawn'
        ? `was withdrawn on ${date(decision.on)}`
        : `was rejected on ${date(decision.on)}${by ? ` by ${names.roles[by]}` : ''}`;
    return `${capital(names.kinds[decision.kind].name)}, proposed by ${who(decision)}, ${how}${note ? `: ${quote(note)}` : ''}.`;
  },
  attempt: ({ kind, asked, byRole, refused, message }) => {
    const who = capital(byRole ? names.roles[byRole] : 'somebody');
    const { name, definite } = names.kinds[kind];
    const wanted = {
      decide: `asked for ${name}`,
      approve: `wanted to approve the proposal of ${name}`,
      reject: `wanted to reject the proposal of ${name}`,
      withdraw: `wanted to withdraw the proposal of ${name}`,
      confirm: `wanted to confirm ${definite}`,
    }[asked];
    const code = refusalCodeOf(refused);
    return `${who} ${wanted}. It was refused: ${code ? `${englishRefusals[code]}: ` : ''}${quote(message)}`;
  },
  undelivered: ({ on, step, state, ...kept }) =>
    `${capital(step ? stepNoun(names, step).definite : 'the letter')} of ${date(on)} ${state === 'withheld' ? 'never left the house' : 'has not left the house yet'}: ${whyKept(kept, englishKept)}.`,
  headings: {
    title: (invoiceNumber, creditorId) => `Invoice ${invoiceNumber} of ${creditorId}`,
    story: 'What happened',
    ahead: 'What comes next',
    waits: 'What it waits for',
    refused: 'What was refused',
  },
};
