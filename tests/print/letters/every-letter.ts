import { civilDate } from '../../../domain/kernel/civil-date';
import type { ServiceChange } from '../../../domain/decisions/decision-events';
import { STANDING_SERVICES as SERVICES } from '../../../domain/policy/service-rules';
import type { LetterContent } from '../../../domain/letters/letter';
import type { Policy } from '../../../domain/policy/policy';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { DecidedClaim, POLICY_OF } from './decided-claim';
import { aasby, danishDebtor, live } from './lived-claim';

/** 1,555.77 in Sweden, after the demand; in Denmark no plan costs anything. See the figures in `decision-letters.test.ts`. */
function planned(country: 'SE' | 'DK'): DecidedClaim {
  const claim = new DecidedClaim(country);
  claim.lives('2016-02-18');
  const [part, fee] = country === 'SE' ? ['518.59', '170.00'] : ['400.00', '0.00'];
  claim.plans('2016-02-22', fee, ['2016-03-22', part], ['2016-04-22', part], ['2016-05-23', part]);
  return claim;
}

function changesService(claim: DecidedClaim, service: (typeof SERVICES)[number], change: ServiceChange): void {
  const changedOn = civilDate('2016-02-02');
  claim.tell(changedOn, { type: 'ChangeService', decisionId: change, changedOn, service, change, checklist: [] });
}

const SERVICE_STEPS = ['suspension-notice', 'shut-off-review', 'set-off-review'];

/** The country's policy, had the invoice been for each of the services, and none with a notice of months before. */
function forEveryService(policy: Policy): Policy {
  const others = policy.steps.filter(({ step }) => !SERVICE_STEPS.includes(step) && step !== 'suspension-due');
  const own = seBotkyrka.steps.filter(({ step }) => SERVICE_STEPS.includes(step));
  return { ...policy, steps: [...others, ...own.map((rule) => ({ ...rule, groups: { except: [] } }))] };
}

/** One life of every kind of letter, and of every turn that a kind can take. */
export function decisionLetters(country: 'SE' | 'DK'): LetterContent[] {
  const lived: DecidedClaim[] = [];
  const live = (act: (claim: DecidedClaim) => void, policy: Policy = POLICY_OF[country]): void => {
    const claim = new DecidedClaim(country, policy);
    act(claim);
    lived.push(claim);
  };
  live((claim) => {
    claim.lives('2016-02-25');
    claim.defers('2016-03-02', '2016-04-29', '2016-02-05');
    claim.reverses('2016-03-04', 'deferral');
  });
  live((claim) => {
    claim.claimsInterest('2016-02-20');
  });
  live((claim) => {
    claim.claimsCharges('2016-02-20');
  });
  live((claim) => {
    claim.disputes('2016-02-03', '300.00');
    claim.lives('2016-02-10');
    claim.settles('2016-02-11', '300.00');
  });
  live((claim) => {
    claim.disputes('2016-02-03');
    claim.settles('2016-02-04');
  });
  live((claim) => {
    claim.disputes('2016-02-03');
    claim.reverses('2016-02-04', 'dispute');
  });
  live((claim) => {
    claim.pays('2016-01-20', '1100.00');
    claim.credits('2016-01-25', '200.00');
    claim.reverses('2016-01-27', 'credit');
  });
  live((claim) => {
    claim.credits('2016-01-25');
  });
  live((claim) => {
    const on = civilDate('2016-01-20');
    claim.tell(on, { type: 'CancelClaim', decisionId: 'cancelled', cancelledOn: on, documentNumber: 'U-3' });
    claim.reverses('2016-01-22', 'cancelled');
  });
  live((claim) => {
    const on = civilDate('2016-01-20');
    const amount = claim.money('500.00');
    claim.tell(on, { type: 'BookSetOff', decisionId: 'set-off', setOffOn: on, amount, against: 'bidrag 2016/12' });
    claim.reverses('2016-01-22', 'set-off');
  });
  live((claim) => {
    for (const [day, liable] of [['2016-02-10', true] as const, ['2016-02-12', false] as const]) {
      const changedOn = civilDate(day);
      claim.tell(day, { type: 'ChangeLiableDebtor', decisionId: day, changedOn, debtorId: 'partner', liable });
    }
  });
  for (const service of SERVICES) {
    live((claim) => {
      changesService(claim, service, 'suspended');
      changesService(claim, service, 'restored');
      changesService(claim, service, 'prepayment-demanded');
      changesService(claim, service, 'prepayment-lifted');
      claim.reverses('2016-02-03', 'prepayment-lifted');
    }, forEveryService(POLICY_OF[country]));
  }
  const plan = planned(country);
  plan.pays('2016-03-20', '200.00');
  while (plan.claim.plan?.state === 'kept') plan.lives('2016-04-11');
  plan.tell('2016-04-12', { type: 'ReinstatePlan', decisionId: 'again', reinstatedOn: civilDate('2016-04-12') });
  plan.reverses('2016-04-13', 'again');
  lived.push(plan);
  const reversed = planned(country);
  reversed.reverses('2016-02-23', 'plan');
  lived.push(reversed);
  return lived.flatMap((claim) => claim.letters);
}

/** Every kind of letter in the country: those of the steps (the Swedish ones are told in Danish, too) and those of decisions. */
export function everyLetter(country: 'SE' | 'DK'): LetterContent[] {
  const story = { amount: '1200.00', issuedOn: '2016-05-21', dueOn: '2016-06-20', until: '2016-10-05' };
  const steps = Object.values(live(story).letters).map((letter) =>
    country === 'SE' ? letter : { ...letter, language: 'da' as const, creditor: aasby, debtor: danishDebtor },
  );
  return [...steps, ...decisionLetters(country)];
}
