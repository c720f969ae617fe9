import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { ClaimEvent, ClaimRegistered } from '../../../domain/claim/claim-events';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { evolve } from '../../../domain/claim/evolve';
import type { LetterContent, Recipient } from '../../../domain/letters/letter';
import { letterFor } from '../../support/letter-for';
import { lastDayOfDecision, lastDayOfStep } from '../../../domain/letters/last-day';
import { decisionLetterOf } from '../../../domain/letters/decision-letter';
import { LETTER_STEPS, type LetterEvent, type LetterKind } from '../../../domain/letters/letter-kinds';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import { nextStep } from '../../../domain/claim/timetable';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { aasby, bjorkvik, danishDebtor, swedishDebtor } from './lived-claim';

export const POLICY_OF = { SE: seBotkyrka, DK: dkStatensAdministration } as const;

/**
 * One invoice, lived by hand: 1,200.00 issued on 1 January 2016 and due on Sunday the 31st. In Sweden it is reminded on
 * Monday 8 February and demanded on Wednesday the 17th, with a fee of 180.00 and interest of 4.46.
 */
export class DecidedClaim {
  claim: Claim;
  readonly letters: LetterContent[] = [];
  private readonly isDanish: boolean;
  private readonly rulebook;

  constructor(country: 'SE' | 'DK' = 'SE', policy: Policy = POLICY_OF[country]) {
    this.isDanish = country === 'DK';
    this.rulebook = rulebookOf(policy);
    this.claim = evolve(undefined, {
      type: 'ClaimRegistered',
      on: civilDate('2016-01-01'),
      claimId: 'town/2015-004711',
      creditorId: 'town',
      invoiceNumber: '2015-004711',
      invoiceGroup: '62',
      issuedOn: civilDate('2016-01-01'),
      dueOn: civilDate('2016-01-31'),
      amount: this.money('1200.00'),
      paymentReference: this.isDanish ? '000000000000018' : '123463',
      debtorStatus: 'ordinary',
      policyId: this.rulebook.policy.id,
      policyVersion: this.rulebook.policy.version,
    });
  }

  money(amount: string): Money {
    return Money.of(amount, this.isDanish ? 'DKK' : 'SEK');
  }

  /** Carries out a command on a day and returns the letters that it sends. */
  tell(day: string, command: ClaimCommand): LetterContent[] {
    const today = civilDate(day);
    const before = this.claim;
    const answer = decide(before, command, this.rulebook, today);
    if (isRefused(answer)) throw new Error(answer.message);
    const beside = answer.events;
    for (const event of beside) this.claim = evolve(this.claim, event);
    const sent = beside.flatMap((event, index) => {
      const isStep = event.type === 'StepPerformed' && LETTER_STEPS.some((step) => step === event.step);
      if (!isStep && !decisionLetterOf(event, beside, this.claim)) return [];
      return [this.letter(`${this.claim.claimId}/${index}`, event as LetterEvent, beside, before, today)];
    });
    this.letters.push(...sent);
    return sent;
  }

  /** It is an invoice for late interest of another one. */
  claimsInterest(on: string): LetterContent[] {
    const line = {
      ...{ from: civilDate('2016-02-01'), to: civilDate('2016-02-10'), days: 9 },
      ...{ principal: this.money('1200.00'), ratePercent: this.isDanish ? '8.05' : '8.00' },
    };
    const interestOn = { claimId: 'town/1001', invoiceNumber: '1001', from: line.from, lines: [line] };
    return this.isInvoiced(on, this.isDanish ? '2.38' : '2.36', { interestOn });
  }

  /** It is an invoice for the reminder's fee, and for interest, that were left of another one. */
  claimsCharges(on: string): LetterContent[] {
    const parts = { fee: this.money('60.00'), interest: this.money('2.50') };
    const chargesOn = { claimId: 'town/1001', invoiceNumber: '1001', from: civilDate('2016-02-12'), ...parts };
    return this.isInvoiced(on, '62.50', { chargesOn });
  }

  private isInvoiced(
    on: string,
    amount: string,
    of: Pick<ClaimRegistered, 'interestOn' | 'chargesOn'>,
  ): LetterContent[] {
    const day = civilDate(on);
    const { claimId, creditorId, invoiceGroup, paymentReference, policyId, policyVersion } = this.claim;
    const event: LetterEvent = {
      ...{ type: 'ClaimRegistered', on: day, claimId, creditorId, invoiceNumber: 'R1', invoiceGroup, paymentReference },
      ...{ issuedOn: day, dueOn: civilDate('2016-03-21'), amount: this.money(amount) },
      ...{ debtorStatus: 'ordinary', policyId, policyVersion },
      ...of,
    };
    this.claim = evolve(undefined, event);
    const sent = [this.letter(`${claimId}/1`, event, [event], this.claim, day)];
    this.letters.push(...sent);
    return sent;
  }

  /** Takes every step that is due up to the day. */
  lives(until: string): LetterContent[] {
    const sent: LetterContent[] = [];
    for (;;) {
      const next = nextStep(this.claim, this.rulebook, this.claim.asOf);
      if (!next?.on || next.on > until) return sent;
      sent.push(...this.tell(next.on, { type: 'PerformStep', step: next.step, gates: { bankReconciled: true } }));
    }
  }

  pays(day: string, amount: string): LetterContent[] {
    return this.tell(day, {
      type: 'ReceivePayment',
      paymentId: `payment ${day}`,
      receivedOn: civilDate(day),
      amount: this.money(amount),
    });
  }

  defers(day: string, newDueOn: string, backDatedTo?: string): LetterContent[] {
    return this.tell(day, {
      type: 'GrantDeferral',
      decisionId: 'deferral',
      grantedOn: civilDate(backDatedTo ?? day),
      newDueOn: civilDate(newDueOn),
      ...(backDatedTo !== undefined && { backDated: true }),
    });
  }

  plans(
    day: string,
    fee: string,
    ...instalments: readonly (readonly [dueOn: string, amount: string])[]
  ): LetterContent[] {
    return this.tell(day, {
      type: 'AgreePlan',
      decisionId: 'plan',
      agreedOn: civilDate(day),
      fee: this.money(fee),
      instalments: instalments.map(([dueOn, amount]) => ({ dueOn: civilDate(dueOn), amount: this.money(amount) })),
    });
  }

  disputes(day: string, amount?: string): LetterContent[] {
    return this.tell(day, {
      type: 'RaiseDispute',
      decisionId: 'dispute',
      raisedOn: civilDate(day),
      ...(amount !== undefined && { amount: this.money(amount) }),
    });
  }

  settles(day: string, dismissed?: string): LetterContent[] {
    return this.tell(day, {
      type: 'SettleDispute',
      decisionId: 'settlement',
      settledOn: civilDate(day),
      ...(dismissed !== undefined && { dismissed: { amount: this.money(dismissed), documentNumber: 'K-18' } }),
    });
  }

  credits(day: string, amount?: string): LetterContent[] {
    return this.tell(day, {
      type: 'CreditClaim',
      decisionId: 'credit',
      creditedOn: civilDate(day),
      documentNumber: 'K-17',
      ...(amount !== undefined && { amount: this.money(amount) }),
    });
  }

  reverses(day: string, decisionId: string): LetterContent[] {
    return this.tell(day, {
      type: 'ReverseDecision',
      decisionId: `no ${decisionId}`,
      reversedOn: civilDate(day),
      reverses: decisionId,
    });
  }

  recipient(): Recipient {
    return { addressee: this.isDanish ? danishDebtor : swedishDebtor, route: 'post' };
  }

  private letter(
    documentId: string,
    event: LetterEvent,
    beside: readonly ClaimEvent[],
    before: Claim,
    sentOn: CivilDate,
  ): LetterContent {
    return letterFor({
      documentId,
      event,
      beside,
      before,
      claim: this.claim,
      sentOn,
      creditor: this.isDanish ? aasby : bjorkvik,
      recipient: this.recipient(),
      groundDescription: this.isDanish ? 'Dagtilbud, december 2015' : 'Barnomsorg, december 2015',
      rulebook: this.rulebook,
      lastDayToPay:
        event.type === 'StepPerformed'
          ? lastDayOfStep(this.claim, sentOn, event, this.rulebook)
          : lastDayOfDecision(event, this.claim, sentOn, this.rulebook),
    });
  }
}

/** The one letter of that kind. */
export function only(letters: readonly LetterContent[], kind: LetterKind): LetterContent {
  const [letter, ...more] = letters.filter((sent) => sent.kind === kind);
  if (!letter || more.length > 0)
    throw new Error(`${more.length + (letter ? 1 : 0)} letters of kind ${kind} were sent.`);
  return letter;
}
