import { type CivilDate, addDays, laterOf } from '../domain/kernel/civil-date';
import { dueDateOf, isSettled, type Claim } from '../domain/claim/claim';
import { isUnpaidOfService, unpaidInvoicesAsked } from '../domain/claim/unpaid-invoices-asked';
import type { ClaimCommand } from '../domain/claim/commands';
import { decide } from '../domain/claim/decide';
import { isRefused, type Answer, type Refusal } from '../domain/claim/answer';
import { evolve } from '../domain/claim/evolve';
import type { Rulebook } from '../domain/policy/rulebook';
import { feesElsewhere } from '../domain/claim/fees-elsewhere';
import { nextStep } from '../domain/claim/timetable';
import { wakeTime } from '../domain/claim/wake-time';
import { type PlannedStep } from '../domain/claim/planned-step';
import type { PaymentMatch } from '../domain/payment/match-payments';
import type { StepName, StepRule } from '../domain/policy/policy';
import { NoStatuteForDate } from '../policies/statutes/statutory-figure';
import { shareOut } from '../domain/payment/share-out';
import { isBankReconciled, type BankGateChange } from '../formats/facts/dated-fact';

/** A fact for one or several of the claims that live together. */
export type SharedFact = {
  readonly on: CivilDate;
  /** Its place in the portfolio: of two facts of one day the earlier counts first. */
  readonly order: number;
} & ({ readonly match: PaymentMatch } | { readonly claimId: string; readonly command: ClaimCommand });

/** A fact that its claim did not take, and why. */
export interface RefusedFact {
  readonly claimId: string;
  readonly on: CivilDate;
  readonly fact: ClaimCommand['type'];
  readonly message: string;
}

/** A step that waits, since a figure of the law of its day is not recorded. */
export interface UnknownFigure {
  readonly claimId: string;
  readonly on: CivilDate;
  readonly step: StepName;
  readonly message: string;
}

/** Whose a claim is, where a policy counts a debtor's invoices; without it there are as many as the policy asks for. */
type DebtorOf = (claimId: string) => string | undefined;

interface Member {
  claim: Claim;
  today: CivilDate;
  /** Its run was held up, and will be held when the bank is reconciled. */
  waiting?: PlannedStep;
  /** The first day on which the fee of the step that waits is allowed. */
  feeFrom?: CivilDate;
}

/** The debtor and service of a claim, in a word, where letters on the debtor's other claims for the service count. */
export type KinOf = (claimId: string) => string | undefined;

/**
 * Lets claims live, without an engine, from their registration through facts and steps until a day. Usually one claim;
 * several when one payment was for all of them, since what one takes decides what is left for the next.
 *
 * On one day facts come before steps: a payment received on a step's day stops it. Facts of one day are taken in the
 * order given. `leftOver` are the movements that could not be booked on any claim, `refused` the other facts that were not
 * taken.
 */
export function liveTogether(
  claims: readonly Claim[],
  facts: readonly SharedFact[],
  rulebook: Rulebook,
  bankGate: readonly BankGateChange[],
  until: CivilDate,
  kinOf: KinOf = () => undefined,
  debtorOf?: DebtorOf,
): {
  readonly claims: readonly Claim[];
  readonly leftOver: readonly PaymentMatch[];
  readonly refused: readonly RefusedFact[];
  readonly unknown: readonly UnknownFigure[];
} {
  const life = new SharedLife(claims, rulebook, bankGate, { kinOf, debtorOf });
  for (const fact of facts) {
    if (fact.on > until) break;
    life.performBefore(fact.on);
    life.takeIn(fact);
  }
  life.performBefore(addDays(until, 1));
  return { claims: life.claims(), leftOver: life.leftOver, refused: life.refused, unknown: life.unknown() };
}

class SharedLife {
  readonly leftOver: PaymentMatch[] = [];
  readonly refused: RefusedFact[] = [];
  private readonly unknownOf = new Map<string, UnknownFigure>();
  private readonly members: readonly Member[];
  private readonly rulebook: Rulebook;
  private readonly bankGate: readonly BankGateChange[];

  private readonly kinOf: KinOf;
  private readonly debtorOf: DebtorOf | undefined;

  constructor(
    claims: readonly Claim[],
    rulebook: Rulebook,
    bankGate: readonly BankGateChange[],
    { kinOf, debtorOf }: { readonly kinOf: KinOf; readonly debtorOf: DebtorOf | undefined },
  ) {
    this.debtorOf = debtorOf;
    this.members = claims.map((claim) => ({ claim, today: claim.issuedOn }));
    this.kinOf = kinOf;
    this.rulebook = rulebook;
    this.bankGate = bankGate;
  }

  claims(): readonly Claim[] {
    return this.members.map(({ claim }) => claim);
  }

  unknown(): readonly UnknownFigure[] {
    return [...this.unknownOf.values()];
  }

  /** Every step that falls due before the day, on all claims. */
  performBefore(day: CivilDate): void {
    const members = this.members.filter(({ claim }) => !isTooEarly(claim, day));
    const [first] = members;
    const isKin = members.some(({ claim }) => this.kinOf(claim.claimId) !== undefined);
    if (members.length < 2 || !first || !isKin) {
      for (const member of members) while (this.performNextOf(member, day));
      return;
    }
    // What one claim's letter costs decides what another's may: in the order in which the engine wakes the claims.
    for (const waking = new Set(members); waking.size > 0;) {
      const next = this.firstToWake(waking);
      if (!next || !this.performNextOf(next, day)) waking.delete(next ?? first);
      if (!next) return;
    }
  }

  private firstToWake(waking: ReadonlySet<Member>): Member | undefined {
    let first: { readonly member: Member; readonly at: number } | undefined;
    for (const member of waking) {
      const on = member.feeFrom ?? this.nextOf(member)?.on;
      const at = on === undefined ? Infinity : wakeTime(member.claim.claimId, on, this.rulebook.policy);
      if (!first || at < first.at) first = { member, at };
    }
    return first?.member;
  }

  takeIn(fact: SharedFact): void {
    if (!('match' in fact)) {
      const { claimId, on, command } = fact;
      const refusal = this.applyOn(this.memberOf(claimId), on, command);
      if (refusal) this.refused.push({ claimId, on, fact: command.type, message: refusal.message });
      return;
    }
    const postings = shareOut(fact.match, (claimId, command) =>
      this.decideOn(this.memberOf(claimId), fact.on, command),
    );
    const refused = postings?.some(
      ({ claimId, command }) => this.applyOn(this.memberOf(claimId), fact.on, command) !== undefined,
    );
    if (!postings || refused) this.leftOver.push(fact.match);
  }

  /** Whether the member's next step fell due before the day and was dealt with, so that another may follow. */
  private performNextOf(member: Member, day: CivilDate): boolean {
    const step = this.nextOf(member);
    if (step?.on === undefined || step.on >= day) return false;
    const performedOn = member.feeFrom ?? this.openDay(step, day);
    if (performedOn === undefined || performedOn >= day) return false;
    member.today = performedOn;
    const gates = { bankReconciled: true };
    const elsewhere = this.feesElsewhereOf(member);
    const unpaidInvoices = this.unpaidBeside(member, step.rule);
    const asked = unpaidInvoices === undefined ? {} : { unpaidInvoices };
    const command = { type: 'PerformStep', step: step.step, gates, dueOn: step.on, ...elsewhere, ...asked } as const;
    const refused = this.apply(member, command);
    if (refused?.refused !== 'fee-not-yet') return !refused;
    member.waiting = step;
    member.feeFrom = this.rulebook.nextBankingDayFrom(refused.until);
    return true;
  }

  private feesElsewhereOf({
    claim,
    today,
  }: Member): Pick<Extract<ClaimCommand, { type: 'PerformStep' }>, 'feesElsewhere'> {
    const kin = this.kinOf(claim.claimId);
    if (kin === undefined) return {};
    const others = this.members.filter(
      ({ claim: { claimId } }) => claimId !== claim.claimId && this.kinOf(claimId) === kin,
    );
    if (others.length === 0) return {};
    const claims = others.map((other) => other.claim);
    return { feesElsewhere: feesElsewhere(claim, claims, today) };
  }

  /** Of the debtor's invoices for the service of a claim: those that are overdue and unpaid on the member's day. */
  private unpaidBeside({ claim, today }: Member, rule: StepRule): number | undefined {
    const { policy } = this.rulebook;
    if (!this.debtorOf || !unpaidInvoicesAsked(rule, claim, policy)) return undefined;
    return this.members.filter(({ claim: other }) => {
      const facts = { invoiceGroup: other.invoiceGroup, dueOn: dueDateOf(other), isSettled: isSettled(other) };
      return this.isOfOneDebtor(claim, other) && isUnpaidOfService(facts, claim.invoiceGroup, policy, today);
    }).length;
  }

  private isOfOneDebtor(one: Claim, other: Claim): boolean {
    const debtor = this.debtorOf?.(one.claimId);
    return one.claimId === other.claimId || (debtor !== undefined && debtor === this.debtorOf?.(other.claimId));
  }

  private nextOf({ claim, today, waiting }: Member): PlannedStep | undefined {
    return waiting ?? nextStep(claim, this.rulebook, today);
  }

  /** The first banking day on which the step's gates are open, when it comes before the day. */
  private openDay(step: PlannedStep, day: CivilDate): CivilDate | undefined {
    let candidate = step.on;
    if (!step.rule.gates.includes('bank-reconciled')) return candidate;
    while (candidate && candidate < day && !isBankReconciled(candidate, this.bankGate)) {
      candidate = this.rulebook.nextBankingDayFrom(addDays(candidate, 1));
    }
    return candidate && candidate < day ? candidate : undefined;
  }

  private applyOn(member: Member, on: CivilDate, command: ClaimCommand): Refusal | undefined {
    const waiting = this.waitingForBank(member, on);
    member.today = laterOf(member.today, on);
    const refused = this.apply(member, command);
    const still = waiting && this.stillWaiting(member, waiting, command);
    if (still) member.waiting = still;
    return refused;
  }

  /** A step that has come due, and waits for the bank to be reconciled. */
  private waitingForBank(member: Member, on: CivilDate): PlannedStep | undefined {
    if (this.bankGate.length === 0 || isTooEarly(member.claim, on)) return undefined;
    const next = this.nextOf(member);
    return next?.on !== undefined && next.on < on ? next : undefined;
  }

  /** The run that waits still waits for this claim too, unless the fact took the claim out of it. */
  private stillWaiting({ claim }: Member, waiting: PlannedStep, command: ClaimCommand): PlannedStep | undefined {
    if (waiting.on === undefined || command.type === 'ChangeFlag') return undefined;
    const now = nextStep(claim, this.rulebook, waiting.on);
    return now?.step === waiting.step && now.on === waiting.on ? now : undefined;
  }

  private decideOn(member: Member, on: CivilDate, command: ClaimCommand): Answer {
    return this.answerOf(member.claim, command, laterOf(member.today, on));
  }

  private apply(member: Member, command: ClaimCommand): Refusal | undefined {
    const answer = this.answerOf(member.claim, command, member.today);
    if (isRefused(answer)) return answer;
    for (const event of answer.events) member.claim = evolve(member.claim, event);
    delete member.waiting;
    delete member.feeFrom;
    this.unknownOf.delete(member.claim.claimId);
    return undefined;
  }

  /** Without a figure of the law the claim waits alone, as its workflow does: others go on. */
  private answerOf(claim: Claim, command: ClaimCommand, today: CivilDate): Answer {
    try {
      return decide(claim, command, this.rulebook, today);
    } catch (problem) {
      if (!(problem instanceof NoStatuteForDate)) throw problem;
      const { claimId } = claim;
      const { message } = problem;
      if (command.type === 'PerformStep')
        this.unknownOf.set(claimId, { claimId, on: today, step: command.step, message });
      return { refused: 'not-possible', message };
    }
  }

  private memberOf(claimId: string): Member {
    const member = this.members.find(({ claim }) => claim.claimId === claimId);
    if (!member) throw new Error(`Claim ${claimId} does not live here.`);
    return member;
  }
}

/**
 * Steps count from the due date, from an answer or from a plan, never from a day before. So a claim that nobody has
 * answered on has no step until its due date is over; most claims are paid by then, and nobody asks for their timetable.
 */
function isTooEarly(claim: Claim, day: CivilDate): boolean {
  const { dueOn, rulingOn, acceptedOn, plan } = claim;
  return day <= dueOn && rulingOn === undefined && acceptedOn === undefined && plan === undefined;
}
