import { civilDate } from '../../../domain/kernel/civil-date';
import { foldClaim } from '../../../domain/claim/evolve';
import { standstillOf, type Circumstances, type Standstill } from '../../../domain/claim/standstill';
import {
  botkyrka,
  clientAnswers,
  danishInvoice,
  debtorIs,
  decided,
  deferred,
  disputed,
  disputeSettled,
  filed,
  flag,
  held,
  invoice,
  live,
  paid,
  partlyDisputed,
  planned,
  recalled,
  rejected,
  ruling,
  setOff,
  statensAdministration,
  takenBackBy,
  writtenDown,
  writtenOff,
  type GivenInvoice,
  type Happening,
} from '../life';

/** How the claim that lived until a day stands on that day, or on a later one until which nobody did anything. */
function standing(
  given: GivenInvoice,
  livedUntil: string,
  happenings: readonly Happening[] = [],
  { asOf = livedUntil, ...circumstances }: Circumstances & { asOf?: string } = {},
): Standstill | undefined {
  const { claim, refusals } = live(given, livedUntil, ...happenings);
  expect(refusals).toEqual([]);
  return standstillOf(claim, given.rulebook, civilDate(asOf), circumstances);
}

/** Its reason in a word or two, who must act, and since when. */
function told(standstill: Standstill | undefined): string | undefined {
  if (!standstill) return undefined;
  const { reason, actor, since } = standstill;
  const wait = reason.type === 'before-person' || reason.type === 'unanswered' ? reason.wait : undefined;
  const why = wait ? `${reason.type}, ${wait.type === 'step' ? wait.cause.type : wait.type}` : reason.type;
  return `${why}; ${actor}; ${since}`;
}

const DUE = { due: '2016-02-01' };

describe('A claim that moves does not stand still', () => {
  test.each([
    ['before its due date', '2016-01-20', []],
    ['on the day of its reminder', '2016-02-08', []],
    ['between reminder and demand', '2016-02-12', []],
    ['after the warning', '2016-03-05', []],
    ['while a deferral lasts', '2016-03-01', [deferred('2016-01-25', '2016-03-31')]],
    ['when it has been paid', '2016-03-01', [paid('2016-02-05', '1200.00')]],
    ['when it was given up by decision', '2018-01-01', [writtenOff('2016-03-02')]],
  ] as const)('%s', (_when, until, happenings) => {
    expect(standing(invoice(DUE), until, happenings)).toBeUndefined();
  });
});

describe('A claim that documentedly waits for somebody does not stand still', () => {
  test.each([
    ['disputed, for years', '2019-01-01', [disputed('2016-02-10')]],
    ['paid by a plan that is kept', '2016-03-30', [planned('2016-02-19', '170.00', '2016-04-15 1554.72')]],
    ['held, for years', '2018-05-01', [held('2016-02-10', '2018-06-30')]],
    ['with the enforcement authority, for eleven months', '2017-02-17', []],
    ['in long-term monitoring since five months', '2017-02-01', [ruling('2016-09-01')]],
  ] as const)('%s', (_why, until, happenings) => {
    expect(standing(invoice(DUE), until, happenings)).toBeUndefined();
  });

  test('under the limit only because a part of it is disputed', () => {
    // Demanded 1,384.46, of which 900.00 are disputed.
    const happenings = [partlyDisputed('2016-02-20', '900.00')];
    expect(standing(invoice(DUE), '2017-06-01', happenings)).toBeUndefined();
    const settled = [...happenings, disputeSettled('2016-06-01'), paid('2016-06-01', '900.00')];
    expect(told(standing(invoice(DUE), '2017-06-01', settled))).toMatch(/^before-person, not-over-limit/);
  });

  test('before the administrative court, within a year', () => {
    expect(standing(invoice({ ...DUE, group: 'social-area' }), '2017-02-17', [filed('2016-02-19')])).toBeUndefined();
  });

  test('with the Danish authority, which answers when it has collected', () => {
    const life = [clientAnswers('2016-03-10', true)];
    const { days } = live(danishInvoice(DUE), '2018-06-01', ...life);
    expect(days.at(-1)).toContain('referral');
    expect(standing(danishInvoice(DUE), '2018-06-01', life, { bankGate: OPEN })).toBeUndefined();
  });
});

const OPEN = { open: true, since: civilDate('2016-01-01') };

describe('A step that lies before a person is listed until somebody decides', () => {
  test.each([
    [
      'claimed at or under 500.00',
      invoice({ ...DUE, amount: '318.00' }),
      'before-person, not-over-limit; person; 2016-03-01',
    ],
    [
      'the debtor died before long-term monitoring',
      invoice(DUE),
      'before-person, debtor-excluded; person; 2016-05-10',
      [debtorIs('2016-03-01', 'deceased'), ruling('2016-05-10')],
    ],
    [
      'the authority sent it back',
      invoice(DUE),
      'before-person, sent-back; person; 2016-04-04',
      [rejected('2016-04-04')],
    ],
    [
      'the case was recalled',
      invoice(DUE),
      'before-person, recalled; person; 2016-04-04',
      [recalled('2016-04-04', 'wrong debtor')],
    ],
    [
      'the client declined the hand-over',
      danishInvoice(DUE),
      'before-person, declined; client; 2016-03-20',
      [clientAnswers('2016-03-20', false)],
    ],
  ] as [string, GivenInvoice, string, Happening[]?][])('%s', (_what, given, expected, happenings = []) => {
    expect(told(standing(given, '2016-06-01', happenings, { bankGate: OPEN }))).toBe(expected);
  });

  test('a hold is a decision on it, while it lasts', () => {
    const given = invoice({ ...DUE, amount: '318.00' });
    expect(standing(given, '2016-06-01', [held('2016-05-01', '2016-08-31')])).toBeUndefined();
    expect(told(standing(given, '2016-09-01', [held('2016-05-01', '2016-08-31')]))).toContain('not-over-limit');
  });

  test('a hold that was taken back holds nothing', () => {
    const given = invoice({ ...DUE, amount: '318.00' });
    const happenings = [held('2016-05-01', '2016-08-31', 'our-hold'), takenBackBy('2016-05-15', 'our-hold')];
    expect(told(standing(given, '2016-06-01', happenings))).toContain('not-over-limit');
  });

  test('a write-down is the books’ view, and decides nothing on the claim', () => {
    const given = invoice({ ...DUE, amount: '318.00' });
    expect(told(standing(given, '2016-12-30', [writtenDown('2016-12-01', '318.00')]))).toContain('not-over-limit');
  });

  test('a small claim on water: the review of shut-off is before a person too, until the supply was shut off', () => {
    const given = invoice({ ...DUE, group: '55', amount: '318.00' });
    expect(told(standing(given, '2016-06-01'))).toMatch(/^before-person/);
    const shutOff = decided('2016-05-01', {
      type: 'ChangeService',
      decisionId: 'shut-off',
      changedOn: civilDate('2016-05-01'),
      service: 'water',
      change: 'suspended',
      checklist: ['fee-unpaid'],
    });
    expect(standing(given, '2016-06-01', [shutOff])).toBeUndefined();
  });

  test('a small claim on hired premises: set off in part, it has been taken up', () => {
    const given = invoice({ ...DUE, group: 'premises-hire', amount: '318.00' });
    expect(told(standing(given, '2016-06-01'))).toMatch(/^before-person/);
    expect(standing(given, '2016-06-01', [setOff('2016-05-01', '100.00', 'grant 16-12')])).toBeUndefined();
  });
});

describe('Who does not answer is asked after a stated time', () => {
  test.each([
    [
      'no ruling within twelve months',
      invoice(DUE),
      '2017-03-19',
      [],
      'unanswered, ruling; enforcement-authority; 2016-03-18',
    ],
    [
      'no account of the monitoring agency for six months',
      invoice(DUE),
      '2017-03-02',
      [ruling('2016-09-01')],
      'unanswered, in-monitoring; monitoring-agency; 2016-09-01',
    ],
    [
      'nothing from the administrative court within twelve months',
      invoice({ ...DUE, group: 'social-area' }),
      '2017-02-20',
      [filed('2016-02-19')],
      'unanswered, with-court; court; 2016-02-19',
    ],
    [
      'no acceptance within three months',
      danishInvoice(DUE),
      '2016-07-01',
      [],
      'unanswered, acceptance; client; 2016-03-07',
    ],
    [
      'the client’s mark is six months old',
      danishInvoice(DUE),
      '2016-08-11',
      [flag('2016-02-10', true)],
      'unanswered, flag; client; 2016-02-10',
    ],
  ] as [string, GivenInvoice, string, Happening[], string][])('%s', (_what, given, on, happenings, expected) => {
    expect(told(standing(given, on, happenings, { bankGate: OPEN }))).toBe(expected);
  });

  test('on the last day nobody is asked yet', () => {
    expect(standing(invoice(DUE), '2017-03-18')).toBeUndefined();
  });
});

describe('A step whose day has passed is a standstill', () => {
  test('without a reason on record it is undocumented', () => {
    // Alive until 10 February, then nobody worked: the demand of the 18th did not go out.
    const stands = standing(invoice(DUE), '2016-02-10', [], { asOf: '2016-02-19' });
    expect(stands).toMatchObject({ reason: { type: 'undocumented', step: 'demand', dueOn: '2016-02-18' } });
    expect(told(stands)).toBe('undocumented; operator; 2016-02-18');
  });

  test('on its own day it is not late yet', () => {
    expect(standing(invoice(DUE), '2016-02-10', [], { asOf: '2016-02-18' })).toBeUndefined();
  });

  test('a Danish run waits for the bank to be reconciled, and that is its reason', () => {
    const bankGate = { open: false, since: civilDate('2016-01-15') };
    const stands = standing(danishInvoice(DUE), '2016-02-01', [], { asOf: '2016-03-01', bankGate });
    expect(told(stands)).toBe('bank-not-reconciled; accounting; 2016-02-08');
  });

  test('the gate opened yesterday: the run is tried again today; a day later nothing explains it', () => {
    const bankGate = { open: true, since: civilDate('2016-02-29') };
    const stood = (asOf: string) => told(standing(danishInvoice(DUE), '2016-02-01', [], { asOf, bankGate }));
    expect(stood('2016-03-01')).toMatch(/^bank-not-reconciled/);
    expect(stood('2016-03-02')).toMatch(/^undocumented/);
  });

  test('a dispute that ended starts the clocks behind the time of its letter, whatever day the step had', () => {
    const happenings = [disputed('2016-02-10'), disputeSettled('2016-08-01')];
    const { events } = live(invoice(DUE), '2016-08-01', ...happenings);
    const claim = foldClaim(events.slice(0, events.findIndex(({ type }) => type === 'DisputeSettled') + 1));
    if (!claim) throw new Error('It was registered.');
    // Ten days from Monday 1 August.
    expect(standstillOf(claim, botkyrka, civilDate('2016-08-12'))).toBeUndefined();
    expect(told(standstillOf(claim, botkyrka, civilDate('2016-08-13')))).toBe('undocumented; operator; 2016-08-12');
  });

  test('what became known only later could not be acted on before', () => {
    const { claim } = live(invoice(DUE), '2016-02-10');
    const knownOn = civilDate('2016-02-25');
    expect(standstillOf(claim, botkyrka, civilDate('2016-02-25'), { knownOn })).toBeUndefined();
    expect(told(standstillOf(claim, botkyrka, civilDate('2016-02-26'), { knownOn }))).toBe(
      'undocumented; operator; 2016-02-25',
    );
  });
});

test('a case that was to be handed over and is held back in the house is listed with its reason', () => {
  const caseHeld = { since: civilDate('2016-03-18'), why: 'the identity number is missing' };
  const stands = standing(invoice(DUE), '2016-03-25', [], { caseHeld });
  expect(stands).toMatchObject({ reason: { type: 'case-held', why: 'the identity number is missing' } });
  expect(told(stands)).toBe('case-held; person; 2016-03-18');
});

test('a claim that can no longer be demanded is to be closed, also in long-term monitoring', () => {
  // Issued on 2 January 2016: ten years (preskriptionslagen 2 §).
  const given = invoice(DUE);
  const { claim } = live(given, '2016-09-01', ruling('2016-09-01'));
  expect(told(standstillOf(claim, botkyrka, civilDate('2026-09-01')))).toMatch(/^unanswered, in-monitoring/);
  expect(told(standstillOf(claim, botkyrka, civilDate('2026-09-02')))).toBe('time-barred; person; 2026-09-02');
});

describe('The audit’s own sample: twenty late invoices, two letters later than the guideline (S002-95, S002-96)', () => {
  const inTime = Array.from({ length: 18 }, () => live(invoice(DUE), '2016-03-31'));
  // One debtor had a deferral, the other's money had gone astray and was held until it was found (S002-57).
  const explained = [
    live(invoice(DUE), '2016-03-31', deferred('2016-01-28', '2016-02-15')),
    live(invoice(DUE), '2016-03-31', held('2016-02-17', '2016-02-24')),
  ];

  test('none of the twenty stands still', () => {
    for (const { claim } of [...inTime, ...explained]) {
      expect(standstillOf(claim, botkyrka, civilDate('2016-03-31'))).toBeUndefined();
    }
  });
});

describe('Old claims that were never handed over (S002-44, S002-45)', () => {
  test('without a reason they are undocumented; a year and a half later as on the first day', () => {
    // Demanded and warned in 2015, and then nothing: the hand-over of 17 April was never made.
    const { claim } = live(invoice({ due: '2015-03-02' }), '2015-04-10');
    expect(claim.performed.map(({ step }) => step)).toEqual(['reminder', 'demand', 'warning']);
    for (const asOf of ['2015-04-21', '2016-10-31']) {
      expect(told(standstillOf(claim, botkyrka, civilDate(asOf)))).toMatch(/^undocumented; operator; 2015-04-20/);
    }
  });

  test('with a documented reason it is told', () => {
    const { claim } = live(invoice({ due: '2015-03-02', amount: '300.00' }), '2016-10-31');
    expect(told(standstillOf(claim, botkyrka, civilDate('2016-10-31')))).toMatch(
      /^before-person, not-over-limit; person/,
    );
  });
});

test('a claim under a policy whose steps are all taken, with nobody, is undocumented', () => {
  const { rulebook } = danishInvoice(DUE);
  const policy = { ...rulebook.policy, steps: rulebook.policy.steps.filter(({ step }) => step === 'reminder') };
  const short = { ...statensAdministration, policy };
  const { claim } = live({ ...danishInvoice(DUE), rulebook: short }, '2016-06-01');
  expect(claim.performed.map(({ step }) => step)).toEqual(['reminder']);
  expect(told(standstillOf(claim, short, civilDate('2016-06-01')))).toMatch(/^undocumented; person/);
});
