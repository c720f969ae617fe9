import { civilDate } from '../../../domain/kernel/civil-date';
import { claimedOf, type Claim } from '../../../domain/claim/claim';
import { outcomeOf } from '../../../domain/claim/outcome';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { botkyrka, foldedOn, openParts, paid, type Happening } from '../life';
import {
  cancellation,
  claimOn,
  courtRoute,
  credit,
  deferral,
  dispute,
  hold,
  plan,
  setOff,
  status,
  takenBackDecision,
  writeDown,
  writeOff,
} from './decided';

/** On the morning of Thursday 18 February: reminded, and the demand is due today (180.00 + 4.46). */
const morning = claimOn('2016-02-17');
const today = civilDate('2016-02-18');
const demand: ClaimCommand = { type: 'PerformStep', step: 'demand', gates: { bankReconciled: true } };

interface Ended {
  readonly claim: Claim;
  /** What each of the two was answered, in their order. */
  readonly answers: readonly string[];
}

function inOrder(...commands: readonly ClaimCommand[]): Ended {
  let claim = morning;
  const answers = commands.map((command) => {
    const answer = decide(claim, command, botkyrka, today);
    if (isRefused(answer)) return answer.refused;
    claim = foldedOn(claim, answer.events);
    return 'accepted';
  });
  return { claim, answers };
}

function commandOf(happening: Happening): ClaimCommand {
  if (!('command' in happening)) throw new Error('Only decisions race.');
  return happening.command;
}

const on = '2016-02-18';

/** What each order leaves: the second one's answer, what is open, and where the claim stands. */
const races: [what: string, happening: Happening, decisionFirst: string[], stepFirst: string[]][] = [
  [
    'a deferral',
    deferral(on, '2016-03-01'),
    ['not-due', '0.00 + 0.00 + 1200.00'],
    ['accepted', '180.00 + 4.46 + 1200.00'],
  ],
  [
    'a deferral from an earlier day',
    deferral(on, '2016-03-01', '2016-02-15'),
    ['not-due', '0.00 + 0.00 + 1200.00'],
    ['accepted', '0.00 + 0.00 + 1200.00'],
  ],
  ['a dispute', dispute(on), ['waits', '0.00 + 0.00 + 1200.00'], ['accepted', '180.00 + 4.46 + 1200.00']],
  // A decision's letter gives time to pay, and the demand waits for it. 3.72 on 1,000.00; the charge of a demand that was right when it was sent is not touched by a dispute after it.
  [
    'a dispute of a part',
    dispute(on, '200.00'),
    ['not-due', '0.00 + 0.00 + 1200.00'],
    ['accepted', '180.00 + 4.46 + 1200.00'],
  ],
  ['a hold', hold(on, '2016-02-25'), ['not-due', '0.00 + 0.00 + 1200.00'], ['accepted', '180.00 + 4.46 + 1200.00']],
  // A plan of 1,200.00, 170.00 and 17 days of interest no longer covers the claim once the demand is out.
  [
    'a plan',
    plan(on, [['2016-03-01', '1374.46']]),
    ['waits', '170.00 + 4.46 + 1200.00'],
    ['not-possible', '180.00 + 4.46 + 1200.00'],
  ],
  [
    'a credit note of a part',
    credit(on, '200.00'),
    ['not-due', '0.00 + 0.00 + 1000.00'],
    ['accepted', '180.00 + 3.72 + 1000.00'],
  ],
  ['a credit note of all', credit(on), ['settled', '0.00 + 0.00 + 0.00'], ['accepted', '0.00 + 0.00 + 0.00']],
  [
    'a write-down',
    writeDown(on, '1200.00'),
    ['accepted', '180.00 + 4.46 + 1200.00'],
    ['accepted', '180.00 + 4.46 + 1200.00'],
  ],
  ['a write-off', writeOff(on), ['settled', '0.00 + 0.00 + 0.00'], ['accepted', '0.00 + 0.00 + 0.00']],
  [
    'a set-off of the invoice',
    setOff(on, '1200.00'),
    ['settled', '0.00 + 0.00 + 0.00'],
    ['accepted', '0.00 + 0.00 + 0.00'],
  ],
  [
    'a set-off of a part',
    setOff(on, '500.00'),
    ['not-due', '0.00 + 0.00 + 700.00'],
    ['accepted', '180.00 + 4.46 + 700.00'],
  ],
  [
    'a bankruptcy',
    status(on, 'bankrupt', { stops: true }),
    ['waits', '0.00 + 0.00 + 1200.00'],
    ['accepted', '180.00 + 4.46 + 1200.00'],
  ],
  [
    'the way to the court',
    courtRoute(on),
    ['not-possible', '0.00 + 0.00 + 1200.00'],
    ['accepted', '180.00 + 4.46 + 1200.00'],
  ],
  [
    'a cancellation, which a letter of the reminder forbids',
    cancellation(on),
    ['accepted', '180.00 + 4.46 + 1200.00'],
    ['not-possible', '180.00 + 4.46 + 1200.00'],
  ],
  [
    'a payment of the invoice',
    paid(on, '1200.00', 'p'),
    ['settled', '0.00 + 0.00 + 0.00'],
    ['accepted', '0.00 + 0.00 + 0.00'],
  ],
];

describe('a decision and the demand of the same day', () => {
  test.each(races)('%s before the demand', (_what, happening, decisionFirst) => {
    const { claim, answers } = inOrder(commandOf(happening), demand);
    expect([answers[1], openParts(claim)]).toEqual(decisionFirst);
  });

  test.each(races)('%s after it', (_what, happening, _decisionFirst, stepFirst) => {
    const { claim, answers } = inOrder(demand, commandOf(happening));
    expect([answers[0], answers[1], openParts(claim)]).toEqual(['accepted', ...stepFirst]);
  });

  test.each(races)('%s told twice, the step tried twice: the second time changes nothing', (_what, happening) => {
    const command = commandOf(happening);
    const once = inOrder(command, demand);
    const twice = inOrder(command, command, demand, demand, command);
    expect(openParts(twice.claim)).toBe(openParts(once.claim));
    expect([claimedOf(twice.claim).toString(), outcomeOf(twice.claim)]).toEqual([
      claimedOf(once.claim).toString(),
      outcomeOf(once.claim),
    ]);
  });
});

describe('two decisions at once', () => {
  const pairs: [what: string, one: Happening, other: Happening, answers: string[], theOtherWay: string[]][] = [
    [
      'two credit notes of one number',
      credit(on, '200.00', { id: 'a' }),
      credit(on, '200.00', { id: 'b' }),
      ['accepted', 'already-recorded'],
      ['accepted', 'already-recorded'],
    ],
    [
      'two credit notes of all',
      credit(on, undefined, { id: 'a', document: 'A' }),
      credit(on, undefined, { id: 'b', document: 'B' }),
      ['accepted', 'not-possible'],
      ['accepted', 'not-possible'],
    ],
    [
      'a plan and a deferral',
      plan(on, [['2016-03-01', '1374.46']]),
      deferral(on, '2016-03-01'),
      ['accepted', 'not-possible'],
      ['accepted', 'not-possible'],
    ],
    [
      'a plan and a dispute',
      plan(on, [['2016-03-01', '1374.46']]),
      dispute(on),
      ['accepted', 'not-possible'],
      ['accepted', 'not-possible'],
    ],
    ['a write-off and a credit note', writeOff(on), credit(on), ['accepted', 'not-possible'], ['accepted', 'settled']],
    [
      'a write-off and a dispute of a part',
      writeOff(on),
      dispute(on, '1.00'),
      ['accepted', 'settled'],
      ['accepted', 'not-possible'],
    ],
    [
      'two set-offs of the invoice',
      setOff(on, '1200.00', undefined, 'a'),
      setOff(on, '1200.00', undefined, 'b'),
      ['accepted', 'settled'],
      ['accepted', 'settled'],
    ],
    [
      'a hold and its taking back',
      hold(on, '2016-03-01', 'h'),
      takenBackDecision(on, 'h'),
      ['accepted', 'accepted'],
      ['not-possible', 'accepted'],
    ],
  ];
  test.each(pairs)('%s', (_what, one, other, answers, theOtherWay) => {
    expect(inOrder(commandOf(one), commandOf(other)).answers).toEqual(answers);
    expect(inOrder(commandOf(other), commandOf(one)).answers).toEqual(theOtherWay);
  });
});
