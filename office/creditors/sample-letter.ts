import type { Claim } from '../../domain/claim/claim';
import type { StepPerformed } from '../../domain/claim/claim-events';
import { isRefused } from '../../domain/claim/answer';
import { decide } from '../../domain/claim/decide';
import { evolve } from '../../domain/claim/evolve';
import { nextStep } from '../../domain/claim/timetable';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import {
  addressed,
  fixLetter,
  type Addressee,
  type LetterContent,
  type LetterCreditor,
} from '../../domain/letters/letter';
import { lastDayOfStep } from '../../domain/letters/last-day';
import { letterOf } from '../../domain/claim/granted-time';
import { makeFik } from '../../domain/payment/references/fik';
import { makeOcr } from '../../domain/payment/references/ocr';
import type { Rulebook } from '../../domain/policy/rulebook';

/** How long before today the made-up invoice was issued: its letters are all behind. */
const ISSUED_DAYS_AGO = 150;
/** A policy has no more steps than this. */
const MOST_STEPS = 10;

/**
 * The first letter that the policy sends about a made-up invoice, under a letterhead that need not be in force: what a debtor
 * would get. Nothing of it is kept. Undefined where the policy sends no letter.
 */
export function sampleLetter(
  letterhead: LetterCreditor,
  rulebook: Rulebook,
  today: CivilDate,
): LetterContent | undefined {
  let claim = madeUpClaim(letterhead, rulebook, addDays(today, -ISSUED_DAYS_AGO));
  for (let count = 0; count < MOST_STEPS; count++) {
    const next = nextStep(claim, rulebook, claim.asOf);
    if (next?.on === undefined) return undefined;
    const sentOn = next.on;
    const command = { type: 'PerformStep', step: next.step, gates: { bankReconciled: true } } as const;
    const answer = decide(claim, command, rulebook, sentOn);
    if (isRefused(answer)) return undefined;
    const before = claim;
    for (const event of answer.events) claim = evolve(claim, event);
    const step = letterOf(next.rule);
    const event = answer.events.find((one): one is StepPerformed => one.type === 'StepPerformed');
    if (!step || !event) continue;
    const group = rulebook.policy.groups?.find(({ code }) => code === claim.invoiceGroup);
    const lastDayToPay = lastDayOfStep(claim, sentOn, event, rulebook);
    const letter = fixLetter({
      ...{ claim, before, event, beside: answer.events, sentOn, rulebook, lastDayToPay },
      groundDescription: group?.name ?? claim.invoiceGroup,
    });
    const to = {
      documentId: 'sample',
      creditor: letterhead,
      recipient: { addressee: addresseeIn(letterhead), route: 'post' },
    } as const;
    return addressed(letter, to);
  }
  return undefined;
}

function madeUpClaim({ payment }: LetterCreditor, { policy }: Rulebook, issuedOn: CivilDate): Claim {
  return evolve(undefined, {
    type: 'ClaimRegistered',
    ...{ on: issuedOn, claimId: 'sample/1000', creditorId: 'sample', invoiceNumber: '1000', issuedOn },
    ...{ invoiceGroup: policy.groups?.[0]?.code ?? '1', dueOn: addDays(issuedOn, 30) },
    amount: Money.of('1234.50', policy.currency),
    paymentReference: payment.type === 'fik' ? makeFik(payment.cardType, '1000') : makeOcr('1000'),
    debtorStatus: 'ordinary',
    ...{ policyId: policy.id, policyVersion: policy.version },
  });
}

/** Somebody who is not there, in the creditor's own town. */
function addresseeIn({ postalCode, city, payment }: LetterCreditor): Addressee {
  const [name, street] = payment.type === 'fik' ? ['Prøve Prøvesen', 'Prøvevej 1'] : ['Prov Provsson', 'Provgatan 1'];
  return { debtorId: 'sample', name, addressLines: [street], postalCode, city };
}
