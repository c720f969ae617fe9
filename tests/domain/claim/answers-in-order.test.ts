import { claimOn, dispute, recall, service, settlement, unpaid } from '../decisions/decided';
import {
  botkyrka,
  clientAnswers,
  danishInvoice,
  invoice,
  live,
  rejected,
  ruling,
  statensAdministration,
  type Happening,
} from '../life';
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

describe('nobody answers, ends or takes back what has not begun', () => {
  const rows: [what: string, on: string, earlier: Happening, later: Happening, lived: Happening[], why: RegExp][] = [
    [
      'a case sent back before its hand-over',
      '2016-04-29',
      rejected('2016-03-17'),
      rejected('2016-03-18'),
      [],
      /The referral was made on 2016-03-18 and cannot be answered on 2016-03-17/,
    ],
    [
      'a recall before the hand-over',
      '2016-04-29',
      recall('2016-03-17'),
      recall('2016-03-18'),
      [],
      /handed over on 2016-03-18 and cannot be recalled on 2016-03-17/,
    ],
    [
      'a dispute that ended before it was raised',
      '2016-02-20',
      settlement('2016-02-09'),
      settlement('2016-02-10'),
      [dispute('2016-02-10')],
      /raised on 2016-02-10 and cannot have ended on 2016-02-09/,
    ],
    [
      'water given back before it was shut off',
      '2016-03-10',
      service('2016-03-03', 'water', 'restored', 'back'),
      service('2016-03-04', 'water', 'restored', 'back'),
      [service('2016-03-04', 'water', 'suspended')],
      /suspended on 2016-03-04 and cannot be restored on 2016-03-03/,
    ],
  ];
  test.each(rows)('%s', (what, on, earlier, later, lived, why) => {
    const claim = live(
      what.startsWith('water') ? invoice({ due: '2016-02-01', group: '55' }) : unpaid,
      on,
      ...lived,
    ).claim;
    expect(answer(earlier, claim, botkyrka, on)).toMatch(why);
    expect(answer(later, claim, botkyrka, on)).toBe('accepted');
  });

  test('a case that was never handed over is not answered at all', () => {
    expect(answer(rejected('2016-02-20'), claimOn('2016-02-20'), botkyrka, '2016-02-20')).toContain(
      'No referral of the claim was ever made',
    );
  });

  test('an answer that crosses a recall is taken', () => {
    const claim = claimOn('2016-04-01', recall('2016-03-22'));
    expect(answer(rejected('2016-03-30'), claim, botkyrka, '2016-04-01')).toBe('accepted');
  });
});
