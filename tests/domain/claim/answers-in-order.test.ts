import { claimOn } from '../decisions/decided';
import { botkyrka, clientAnswers, danishInvoice, live, ruling, statensAdministration, type Happening } from '../life';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { Rulebook } from '../../../domain/policy/rulebook';

/* Nobody rules on a case before it was handed over, nor answers before being asked. */

function answer(happening: Happening, claim: Claim, rulebook: Rulebook, today: string): string {
  if (!('command' in happening)) throw new Error('Only a fact is answered.');
  const said = decide(claim, happening.command, rulebook, civilDate(today));
  return isRefused(said) ? said.message : 'accepted';
}

test('a ruling before the hand-over is of another case', () => {
  const claim = claimOn('2016-04-29');
  const handedOver = claim.performed.find(({ step }) => step === 'referral')?.on ?? 'never';
  expect(handedOver).toBe('2016-03-18');
  expect(answer(ruling('2016-03-17'), claim, botkyrka, '2016-04-29')).toContain(
    'A ruling of 2016-03-17 is not of this case, which was handed over on 2016-03-18',
  );
  expect(answer(ruling('2016-03-18'), claim, botkyrka, '2016-04-29')).toBe('accepted');
});

test('the client cannot have answered before being asked', () => {
  const { claim } = live(danishInvoice({ due: '2016-02-01' }), '2016-04-29');
  const asked = claim.performed.find(({ step }) => step === 'acceptance')?.on ?? civilDate('2016-01-01');
  expect(answer(clientAnswers('2016-02-02', true), claim, statensAdministration, '2016-04-29')).toContain(
    `The client was asked on ${asked} and cannot have answered on 2016-02-02`,
  );
  expect(answer(clientAnswers(asked, true), claim, statensAdministration, '2016-04-29')).toBe('accepted');
});
