import { addDays, civilDate, laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { claimedOf, performanceOf, type Claim } from '../../domain/claim/claim';
import { outcomeOf } from '../../domain/claim/outcome';
import type { ClaimEvent, ClaimRegistered, StepPerformed } from '../../domain/claim/claim-events';
import type { JudgmentOutcome } from '../../domain/claim/judgment-outcome';
import type { ClaimCommand } from '../../domain/claim/commands';
import type { WriteOffGround } from '../../domain/decisions/decision-events';
import { decide } from '../../domain/claim/decide';
import { isRefused, type Refusal } from '../../domain/claim/answer';
import { evolve } from '../../domain/claim/evolve';
import { Money } from '../../domain/kernel/money';
import type { DebtorStatus, StepName } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { nextStep, timetable } from '../../domain/claim/timetable';
import { type PlannedStep } from '../../domain/claim/planned-step';
import { awaitedAndWhy } from '../../domain/claim/waiting-words';
import { rulebookOf } from '../../policies/rulebook';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';

export const botkyrka = rulebookOf(seBotkyrka);
export const statensAdministration = rulebookOf(dkStatensAdministration);

export interface GivenInvoice {
  readonly rulebook: Rulebook;
  readonly amount: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly group: string;
  readonly debtorStatus: DebtorStatus;
}

interface InvoiceWords {
  readonly due: string;
  readonly issued?: string;
  readonly amount?: string;
  readonly group?: string;
  readonly debtor?: DebtorStatus;
  readonly under?: Rulebook;
}

/** An invoice of Botkyrka's: 1,200.00 in the standard group, issued thirty days before it is due, unless said otherwise. */
export function invoice({ due, issued, amount, group, debtor, under }: InvoiceWords): GivenInvoice {
  const dueOn = civilDate(due);
  return {
    rulebook: under ?? botkyrka,
    amount: amount ?? '1200.00',
    issuedOn: issued ? civilDate(issued) : addDays(dueOn, -30),
    dueOn,
    group: group ?? '61',
    debtorStatus: debtor ?? 'ordinary',
  };
}

export function danishInvoice(words: InvoiceWords): GivenInvoice {
  return invoice({ under: statensAdministration, group: 'any', ...words });
}

/** Something that becomes known on a day; or a time in which no step could be performed. */
export type Happening =
  | { readonly knownOn: CivilDate; readonly command: ClaimCommand }
  | { readonly downFrom: CivilDate; readonly upOn: CivilDate };

let payments = 0;

export function paid(on: string, amount: string, paymentId = `payment-${(payments += 1)}`): Happening {
  const day = civilDate(on);
  return happens(day, { type: 'ReceivePayment', paymentId, receivedOn: day, amount: kroner(amount) });
}

/** The bank booked it on its day, but the creditor learned of it only later. */
export function knownOn(day: string, happening: Happening): Happening {
  if (!('command' in happening)) throw new Error('Only a fact becomes known.');
  return { ...happening, knownOn: civilDate(day) };
}

export function takenBack(on: string, amount: string, paymentId?: string): Happening {
  const day = civilDate(on);
  const reversalId = `reversal of ${paymentId ?? amount} on ${on}`;
  return happens(day, {
    type: 'ReversePayment',
    reversalId,
    reversedOn: day,
    amount: kroner(amount),
    ...(paymentId && { paymentId }),
  });
}

export function disputed(on: string): Happening {
  return happens(civilDate(on), { type: 'RaiseDispute', decisionId: `dispute ${on}`, raisedOn: civilDate(on) });
}

export function disputeSettled(on: string): Happening {
  return happens(civilDate(on), { type: 'SettleDispute', decisionId: `settled ${on}`, settledOn: civilDate(on) });
}

export function deferred(on: string, to: string): Happening {
  const [grantedOn, newDueOn] = [civilDate(on), civilDate(to)];
  return happens(grantedOn, { type: 'GrantDeferral', decisionId: `deferral ${on}`, grantedOn, newDueOn });
}

export function ruling(on: string): Happening {
  return happens(civilDate(on), { type: 'RecordRuling', rulingId: `ruling ${on}`, ruledOn: civilDate(on) });
}

export function rejected(on: string): Happening {
  const answeredOn = civilDate(on);
  const answerId = `rejection ${on}`;
  return happens(answeredOn, {
    type: 'RecordReferralAnswer',
    answerId,
    answer: 'rejected',
    answeredOn,
    reason: 'address unknown',
  });
}

/** Kronofogden's notice that the debtor objects. */
export function objected(on: string): Happening {
  const answeredOn = civilDate(on);
  const answerId = `objection ${on}`;
  return happens(answeredOn, { type: 'RecordReferralAnswer', answerId, answer: 'objected', answeredOn, reason: '' });
}

/** The creditor asks that the case goes to court; `known` is the day on which that is recorded. */
export function askedForCourt(on: string, known = on): Happening {
  const decisionId = `transfer ${on}`;
  return happens(civilDate(known), {
    ...{ type: 'RequestCourtTransfer', decisionId, requestedOn: civilDate(on), receipt: 'B 2' },
  });
}

/** The application was filed with the court. */
export function filed(on: string, known = on): Happening {
  return happens(civilDate(known), {
    ...{ type: 'FileAtCourt', decisionId: `filing ${on}`, filedOn: civilDate(on) },
    ...{ court: 'Förvaltningsrätten i Stockholm', caseNumber: '1234-16', receipt: 'A 17' },
  });
}

/** The court's judgment. */
export function judgment(on: string, outcome: JudgmentOutcome): Happening {
  const judgedOn = civilDate(on);
  return happens(judgedOn, { type: 'RecordJudgment', judgmentId: `judgment ${on}`, judgedOn, outcome });
}

export function clientAnswers(on: string, accepted: boolean): Happening {
  const answeredOn = civilDate(on);
  return happens(answeredOn, { type: 'AnswerAcceptance', answerId: `answer ${on}`, answeredOn, accepted });
}

export function flag(on: string, flagged: boolean): Happening {
  const changedOn = civilDate(on);
  return happens(changedOn, { type: 'ChangeFlag', changedOn, flagged, reason: 'the client said so' });
}

export function debtorIs(on: string, status: DebtorStatus): Happening {
  return happens(civilDate(on), { type: 'ChangeDebtorStatus', changedOn: civilDate(on), status });
}

let decisions = 0;

function decisionId(kind: string): string {
  return `${kind}-${(decisions += 1)}`;
}

/** A deferral decided on a day that counts from an earlier one. */
export function backDatedDeferral(decidedOn: string, from: string, to: string): Happening {
  const [grantedOn, newDueOn] = [civilDate(from), civilDate(to)];
  const command = { type: 'GrantDeferral', decisionId: decisionId('deferral'), grantedOn, newDueOn, backDated: true };
  return happens(civilDate(decidedOn), command as ClaimCommand);
}

export function held(on: string, through: string, id = decisionId('hold')): Happening {
  const placedOn = civilDate(on);
  return happens(placedOn, { type: 'PlaceHold', decisionId: id, placedOn, through: civilDate(through) });
}

/** `'2016-03-01 500.00'`, one for each instalment. */
export function planned(on: string, fee: string, ...instalments: readonly string[]): Happening {
  const agreedOn = civilDate(on);
  return happens(agreedOn, {
    type: 'AgreePlan',
    decisionId: decisionId('plan'),
    agreedOn,
    fee: kroner(fee),
    instalments: instalments.map((written) => {
      const [dueOn = '', amount = ''] = written.split(' ');
      return { dueOn: civilDate(dueOn), amount: kroner(amount) };
    }),
  });
}

export function partlyDisputed(on: string, amount: string): Happening {
  const raisedOn = civilDate(on);
  return happens(raisedOn, {
    type: 'RaiseDispute',
    decisionId: decisionId('dispute'),
    raisedOn,
    amount: kroner(amount),
  });
}

export function credited(on: string, amount: string, documentNumber: string): Happening {
  const creditedOn = civilDate(on);
  const id = decisionId('credit');
  return happens(creditedOn, {
    type: 'CreditClaim',
    decisionId: id,
    creditedOn,
    documentNumber,
    amount: kroner(amount),
  });
}

export function cancelled(on: string, documentNumber: string): Happening {
  const cancelledOn = civilDate(on);
  return happens(cancelledOn, {
    type: 'CancelClaim',
    decisionId: decisionId('cancellation'),
    cancelledOn,
    documentNumber,
  });
}

export function writtenDown(on: string, amount: string): Happening {
  const writtenDownOn = civilDate(on);
  return happens(writtenDownOn, {
    type: 'WriteDown',
    decisionId: decisionId('write-down'),
    writtenDownOn,
    amount: kroner(amount),
  });
}

export function writtenOff(on: string, ground: WriteOffGround = 'uncollectable', vat = '0.00'): Happening {
  const writtenOffOn = civilDate(on);
  const id = decisionId('write-off');
  return happens(writtenOffOn, { type: 'WriteOff', decisionId: id, writtenOffOn, ground, vat: kroner(vat) });
}

export function setOff(on: string, amount: string, against: string): Happening {
  const setOffOn = civilDate(on);
  const id = decisionId('set-off');
  return happens(setOffOn, { type: 'BookSetOff', decisionId: id, setOffOn, amount: kroner(amount), against });
}

export function recalled(on: string, reason: string): Happening {
  const recalledOn = civilDate(on);
  return happens(recalledOn, { type: 'RecallReferral', decisionId: decisionId('recall'), recalledOn, reason });
}

/** What somebody decided, with a decision that takes it back on a later day. */
export function takenBackBy(on: string, reverses: string): Happening {
  const reversedOn = civilDate(on);
  return happens(reversedOn, { type: 'ReverseDecision', decisionId: decisionId('reversal'), reversedOn, reverses });
}

/** Any other decision, as its command. */
export function decided(on: string, command: ClaimCommand): Happening {
  return happens(civilDate(on), command);
}

/** Nothing was performed from the first day until the second; on the second the system runs again. */
export function outage(downFrom: string, upOn: string): Happening {
  return { downFrom: civilDate(downFrom), upOn: civilDate(upOn) };
}

function happens(day: CivilDate, command: ClaimCommand): Happening {
  return { knownOn: day, command };
}

/** Amounts in the stories are kronor until they meet a Danish claim. */
function kroner(amount: string): Money {
  return Money.of(amount, 'SEK');
}

export interface Life {
  readonly claim: Claim;
  /** Everything that happened, from the registration on. */
  readonly events: readonly ClaimEvent[];
  /** `2016-02-18 demand 180.00 + 4.46 -> 1384.46`; fee and interest only where something was charged. */
  readonly diary: readonly string[];
  /** The days alone, without the amounts. */
  readonly days: readonly string[];
  readonly balance: string;
  readonly refund: string;
  readonly outcome: string;
  /** What was refused on the way, by its name. */
  readonly refusals: readonly Refusal['refused'][];
  /** What the claim waits for at the end, if it has no next step. */
  readonly waitsFor: string | undefined;
  demand(): StepPerformed;
}

/** `live(invoice(…), until, paid(…), …)`: the invoice from its issue to the end of that day. Facts come before steps. */
export function live(given: GivenInvoice, until: string, ...happenings: readonly Happening[]): Life {
  const { rulebook } = given;
  const events: ClaimEvent[] = [registration(given)];
  let claim = foldedOn(undefined, events);
  const take = (taken: readonly ClaimEvent[]): void => {
    events.push(...taken);
    claim = foldedOn(claim, taken);
  };
  let today = given.issuedOn;
  const refusals: Refusal['refused'][] = [];
  const outages = happenings.flatMap((happening) => ('upOn' in happening ? [happening] : []));
  const facts = happenings.flatMap((happening) => ('command' in happening ? [happening] : []));
  facts.sort((one, other) => (one.knownOn < other.knownOn ? -1 : Number(one.knownOn > other.knownOn)));

  for (const { knownOn: day, command } of facts) {
    performBefore(day);
    today = laterOf(today, day);
    const answer = decide(claim, inCurrencyOf(claim, command), rulebook, today);
    if (isRefused(answer)) refusals.push(answer.refused);
    else take(answer.events);
  }
  performBefore(addDays(civilDate(until), 1));
  return { ...told(claim, rulebook, laterOf(today, civilDate(until)), refusals), events };

  function performBefore(day: CivilDate): void {
    for (;;) {
      const next = nextStep(claim, rulebook, today);
      if (!next?.on || next.on >= day) return;
      const workingOn = outages.find(({ downFrom, upOn }) => downFrom <= next.on! && next.on! < upOn)?.upOn ?? next.on;
      today = workingOn;
      if (workingOn > next.on) continue;
      const command = { type: 'PerformStep', step: next.step, gates: { bankReconciled: true } } as const;
      const answer = decide(claim, command, rulebook, today);
      if (isRefused(answer)) throw new Error(`${next.step} was next on ${next.on}, but: ${answer.message}`);
      take(answer.events);
    }
  }
}

export function register(given: GivenInvoice): Claim {
  return evolve(undefined, registration(given));
}

function registration({ rulebook, amount, issuedOn, dueOn, group, debtorStatus }: GivenInvoice): ClaimRegistered {
  return {
    type: 'ClaimRegistered',
    on: issuedOn,
    claimId: 'town/2016-0001',
    creditorId: 'town',
    invoiceNumber: '2016-0001',
    invoiceGroup: group,
    issuedOn,
    dueOn,
    amount: Money.of(amount, rulebook.policy.currency),
    paymentReference: '123463',
    debtorStatus,
    policyId: rulebook.policy.id,
    policyVersion: rulebook.policy.version,
  };
}

export function foldedOn(claim: Claim | undefined, events: readonly ClaimEvent[]): Claim {
  const folded = events.reduce<Claim | undefined>((before, event) => evolve(before, event), claim);
  if (!folded) throw new Error('Nothing happened.');
  return folded;
}

export function inCurrencyOf(claim: Claim, command: ClaimCommand): ClaimCommand {
  if (!('amount' in command)) return command;
  return { ...command, amount: Money.of(command.amount.toString(), claim.invoiced.currency) };
}

function told(claim: Claim, rulebook: Rulebook, day: CivilDate, refusals: Refusal['refused'][]): Omit<Life, 'events'> {
  return {
    claim,
    diary: claim.performed.map(diaryLine),
    days: claim.performed.map(({ on, step }) => `${on} ${step}`),
    balance: claimedOf(claim).toString(),
    refund: claim.refundLiability.toString(),
    outcome: outcomeOf(claim),
    refusals,
    waitsFor: awaitedBy(timetable(claim, rulebook, day)),
    demand: () => stepOf(claim, 'demand'),
  };
}

function diaryLine({ on, step, fee, interest, total }: StepPerformed): string {
  const charged = fee.isZero() && interest.isZero() ? '' : `${fee.toString()} + ${interest.toString()} -> `;
  return `${on} ${step} ${charged}${total.toString()}`;
}

export function stepOf(claim: Claim, step: StepName): StepPerformed {
  const performed = performanceOf(claim, step);
  if (!performed) throw new Error(`No ${step} was performed.`);
  return performed;
}

/** What is open of each part, as `fee + interest + principal`. */
export function openParts({ open }: Claim): string {
  return [open.fee, open.interest, open.principal].map(String).join(' + ');
}

function awaitedBy(ahead: readonly PlannedStep[]): string | undefined {
  const waiting = ahead.find(({ cause }) => cause !== undefined);
  return waiting && awaitedAndWhy(waiting.cause);
}
