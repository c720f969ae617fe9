import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { ClaimEvent, StepPerformed } from '../../../domain/claim/claim-events';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { evolve } from '../../../domain/claim/evolve';
import type { Addressee, LetterContent, LetterCreditor } from '../../../domain/letters/letter';
import { letterFor } from '../../support/letter-for';
import { lastDayToPayAfter } from '../../../domain/letters/letter-times';
import { LETTER_STEPS, type LetterStep } from '../../../domain/letters/letter-kinds';
import { Money } from '../../../domain/kernel/money';
import { nextStep } from '../../../domain/claim/timetable';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';

/** Places, people and numbers here are made up; the bankgiro and the identification are the formats' own examples. */
export const bjorkvik: LetterCreditor = {
  name: 'Björkviks kommun',
  organisationNumber: '212000-0001',
  office: 'Redovisningsenheten',
  addressLines: ['Kommunhuset', 'Storgatan 1'],
  postalCode: '999 01',
  city: 'Björkvik',
  phone: '0999-123 00',
  email: 'faktura@bjorkvik.example',
  payment: { type: 'bankgiro', bankgiro: '5050-1055' },
};

export const aasby: LetterCreditor = {
  name: 'Styrelsen for Åsby og Ærøhavn',
  organisationNumber: '12345674',
  office: 'Debitorservice',
  addressLines: ['Rådhuspladsen 2'],
  postalCode: '9999',
  city: 'Åsby',
  phone: '99 99 12 00',
  email: 'debitor@aasby.example',
  payment: { type: 'fik', cardType: '71', creditorNumber: '12345678' },
};

export const swedishDebtor: Addressee = {
  debtorId: '104711',
  name: 'Åsa Östlund-Järvinen',
  addressLines: ['Lgh 1102', 'Ängsvägen 14 B'],
  postalCode: '999 02',
  city: 'Björkvik',
};

export const danishDebtor: Addressee = {
  debtorId: '88-2044',
  name: 'Bjørn Kjærsgård',
  addressLines: ['Søndergade 7, 2. th.'],
  postalCode: '9998',
  city: 'Ærøhavn',
};

export interface Lived {
  readonly claim: Claim;
  readonly letters: Readonly<Partial<Record<LetterStep, LetterContent>>>;
}

export interface LifeStory {
  readonly amount: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly invoiceGroup?: string;
  readonly description?: string;
  readonly payments?: readonly (readonly [on: string, amount: string])[];
  readonly until: string;
  readonly country?: 'SE' | 'DK';
}

/** Lives an invoice through its country's shipped policy and keeps the letters that go out on the way. */
export function live(story: LifeStory): Lived {
  const isDanish = story.country === 'DK';
  const rulebook = rulebookOf(isDanish ? dkStatensAdministration : seBotkyrka);
  const { currency } = rulebook.policy;
  const letters: Partial<Record<LetterStep, LetterContent>> = {};
  let claim = register(story, isDanish);
  let payments = (story.payments ?? []).map(([on, amount], index) => ({
    on: civilDate(on),
    amount,
    paymentId: `payment-${index + 1}`,
  }));

  function tell(command: ClaimCommand, on: CivilDate): readonly ClaimEvent[] {
    const answer = decide(claim, command, rulebook, on);
    if (isRefused(answer)) throw new Error(answer.message);
    for (const event of answer.events) claim = evolve(claim, event);
    return answer.events;
  }

  for (;;) {
    const next = nextStep(claim, rulebook, claim.asOf);
    const stepOn = next?.on && next.on <= story.until ? next.on : undefined;
    const payment = payments.find(({ on }) => on <= (stepOn ?? story.until));
    if (payment) {
      payments = payments.filter((other) => other !== payment);
      tell(
        {
          type: 'ReceivePayment',
          paymentId: payment.paymentId,
          receivedOn: payment.on,
          amount: Money.of(payment.amount, currency),
        },
        payment.on,
      );
      continue;
    }
    if (!next || !stepOn) return { claim, letters };
    const [event] = tell({ type: 'PerformStep', step: next.step, gates: { bankReconciled: true } }, stepOn);
    const step = LETTER_STEPS.find((letterStep) => letterStep === next.step);
    if (!step) continue;
    letters[step] = letterFor({
      documentId: `${claim.claimId}:${step}`,
      claim,
      event: event as StepPerformed,
      sentOn: stepOn,
      creditor: isDanish ? aasby : bjorkvik,
      recipient: { addressee: isDanish ? danishDebtor : swedishDebtor, route: 'post' },
      groundDescription: story.description ?? (isDanish ? 'Dagtilbud, december 2015' : 'Barnomsorg, december 2015'),
      rulebook,
      lastDayToPay: lastDayToPayAfter(step, stepOn, (date) => rulebook.isBankingDay(date)),
    });
  }
}

function register(story: LifeStory, isDanish: boolean): Claim {
  const claim = evolve(undefined, {
    type: 'ClaimRegistered',
    on: civilDate(story.issuedOn),
    claimId: 'claim-1',
    creditorId: 'creditor-1',
    invoiceNumber: '2015-004711',
    invoiceGroup: story.invoiceGroup ?? '62',
    issuedOn: civilDate(story.issuedOn),
    dueOn: civilDate(story.dueOn),
    amount: Money.of(story.amount, isDanish ? 'DKK' : 'SEK'),
    paymentReference: isDanish ? '000000000000018' : '123463',
    debtorStatus: 'ordinary',
    policyId: isDanish ? 'dk-statens-administration' : 'se-botkyrka',
    policyVersion: '1',
  });
  return claim;
}
