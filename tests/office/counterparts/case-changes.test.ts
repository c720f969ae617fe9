import { civilDate } from '../../../domain/kernel/civil-date';
import { foldClaim } from '../../../domain/claim/evolve';
import type { StepName } from '../../../domain/policy/policy';
import { nextStep } from '../../../domain/claim/timetable';
import { readClaim } from '../../../office/claims/read-claim';
import type { LedgerCommand } from '../../../office/claims/execute-command';
import { waitingCases } from '../../../office/counterparts/case-outcomes';
import { answerNotes } from '../../../office/counterparts/answer-notes';
import { carryOut, demanded, invoice, kronor, paid, register, rulebookFor, step, takenBack } from '../ledger-world';
import { applications, approved, kfmAnswers, lay, referred, told, useCounterparts } from './counterpart-world';

/*
 * Invoice 1 is of 1,200.00, due on 1 February 2016. The demand of 18 February charges 180.00 and 17 days of interest at 8 %:
 * 1,200.00 × 0.08 × 17 / 366 = 4.46. On 18 March 1,384.46 goes to Kronofogden, with the claim's event 5.
 */
const world = useCounterparts();

const APPLIED = '2016-03-18 application town/1 1200.00';

/** Carried out one by one on claim 1. */
async function happens(...acts: readonly [on: string, command: LedgerCommand][]): Promise<void> {
  for (const [on, command] of acts) {
    const { outcome, ...rest } = await carryOut(world().pool, '1', on, command);
    expect([on, command.type, outcome, 'refusal' in rest ? rest.refusal.message : '']).toEqual([
      on,
      command.type,
      'accepted',
      '',
    ]);
  }
}

const deferred = (on: string, until: string): LedgerCommand => ({
  type: 'GrantDeferral',
  decisionId: `deferral-${on}`,
  grantedOn: civilDate(on),
  newDueOn: civilDate(until),
});
const recalled = (on: string, reason: string): LedgerCommand => ({
  type: 'RecallReferral',
  decisionId: `recall-${on}`,
  recalledOn: civilDate(on),
  reason,
});
const reversed = (on: string, reverses: string): LedgerCommand => ({
  type: 'ReverseDecision',
  decisionId: `reversal-${on}`,
  reversedOn: civilDate(on),
  reverses,
});
const disputed = (on: string, amount?: string): LedgerCommand => ({
  type: 'RaiseDispute',
  decisionId: `dispute-${on}`,
  raisedOn: civilDate(on),
  ...(amount !== undefined && { amount: kronor(amount) }),
});
const settled = (on: string, dismissed?: string): LedgerCommand => ({
  type: 'SettleDispute',
  decisionId: `settlement-${on}`,
  settledOn: civilDate(on),
  ...(dismissed !== undefined && { dismissed: { amount: kronor(dismissed), documentNumber: 'K1' } }),
});
const credited = (on: string, amount?: string): LedgerCommand => ({
  type: 'CreditClaim',
  decisionId: `credit-${on}`,
  creditedOn: civilDate(on),
  documentNumber: `K-${on}`,
  ...(amount !== undefined && { amount: kronor(amount) }),
});
const writtenOff = (on: string): LedgerCommand => ({
  type: 'WriteOff',
  decisionId: `loss-${on}`,
  writtenOffOn: civilDate(on),
  ground: 'uncollectable',
  vat: kronor('0.00'),
});
const setOff = (on: string, amount: string): LedgerCommand => ({
  type: 'BookSetOff',
  decisionId: `set-off-${on}`,
  setOffOn: civilDate(on),
  amount: kronor(amount),
  against: 'B-7',
});

/**
 * What happens after the hand-over, and what Kronofogden is told of it: change, effective day, cause or reason, amount, and
 * what is asked for then.
 */
const CHANGES: readonly [what: string, acts: readonly [string, LedgerCommand][], told: readonly string[]][] = [
  [
    'a part payment lowers the case',
    [['2016-04-01', paid('2016-03-31', '200.00')]],
    ['2016-04-01 reduction town/1 6 2016-03-31 payment 200.00 1184.46'],
  ],
  [
    'a payment that the bank takes back raises it again',
    [
      ['2016-04-01', paid('2016-03-31', '200.00')],
      ['2016-04-05', takenBack('2016-04-04', '200.00')],
    ],
    [
      '2016-04-01 reduction town/1 6 2016-03-31 payment 200.00 1184.46',
      '2016-04-05 raise town/1 7 2016-04-04 payment-taken-back 200.00 1384.46',
    ],
  ],
  [
    // Of the interest 2.62 (1,200.00 for 10 days) and 1.53 (1,000.00 for 7) are lawful: 0.31 of the 4.46 falls away.
    'a payment from before the demand that became known late corrects the interest too',
    [['2016-04-01', paid('2016-02-11', '200.00')]],
    [
      '2016-04-01 reduction town/1 6 2016-04-01 correction 0.31 1384.15',
      '2016-04-01 reduction town/1 7 2016-02-11 payment 200.00 1184.15',
    ],
  ],
  [
    'a credit note lowers it from the invoice’s own day, with the interest on what was never owed',
    // Interest on 900.00 for 17 days is 3.34: 1.12 of the 4.46 falls away.
    [['2016-04-01', credited('2016-04-01', '300.00')]],
    [
      '2016-04-01 reduction town/1 6 2016-01-02 credit 300.00 1084.46',
      '2016-04-01 reduction town/1 7 2016-04-01 correction 1.12 1083.34',
    ],
  ],
  [
    'a set-off lowers it',
    [['2016-04-01', setOff('2016-04-01', '500.00')]],
    ['2016-04-01 reduction town/1 6 2016-04-01 set-off 500.00 884.46'],
  ],
  [
    'a deferral is told at once, and so is its end',
    [
      ['2016-04-01', deferred('2016-04-01', '2016-04-29')],
      ['2016-04-08', reversed('2016-04-08', 'deferral-2016-04-01')],
    ],
    [
      '2016-04-01 notice town/1 6 2016-04-01 deferred 2016-04-29',
      '2016-04-08 notice town/1 7 2016-04-08 respite-ended',
    ],
  ],
  [
    // Interest to the agreement, 60 days on 1,200.00, is 15.74; 4.46 had been charged. With the fee of 170.00 that is 181.28.
    'a plan is told at once with what it charges, and so is its end',
    [
      [
        '2016-04-01',
        {
          type: 'AgreePlan',
          decisionId: 'plan',
          agreedOn: civilDate('2016-04-01'),
          instalments: [
            { dueOn: civilDate('2016-04-29'), amount: kronor('1000.00') },
            { dueOn: civilDate('2016-05-31'), amount: kronor('565.74') },
          ],
          fee: kronor('170.00'),
        },
      ],
      ['2016-04-08', reversed('2016-04-08', 'plan')],
    ],
    [
      '2016-04-01 raise town/1 6 2016-04-01 charge 181.28 1565.74',
      '2016-04-01 notice town/1 6.2 2016-04-01 instalment-plan 2016-05-31',
      '2016-04-08 notice town/1 7 2016-04-08 respite-ended',
      '2016-04-08 reduction town/1 8 2016-04-08 correction 181.28 1384.46',
    ],
  ],
  [
    'a dispute of a part is told, and what the debtor need not pay',
    [
      ['2016-04-01', disputed('2016-04-01', '300.00')],
      ['2016-05-02', settled('2016-05-02', '300.00')],
    ],
    [
      '2016-04-01 notice town/1 6 2016-04-01 disputed 300.00',
      '2016-05-02 notice town/1 7 2016-05-02 dispute-ended',
      '2016-05-02 reduction town/1 8 2016-01-02 credit 300.00 1084.46',
      '2016-05-02 reduction town/1 9 2016-05-02 correction 1.12 1083.34',
    ],
  ],
];

/** What ends the case at once: told as a recall, or the case never leaves. */
const ENDS: readonly [what: string, acts: readonly [string, LedgerCommand][], told: string, before: string][] = [
  [
    'a claim that is paid is recalled',
    [['2016-04-01', paid('2016-03-31', '1384.46')]],
    '2016-04-01 withdrawal town/1 6 2016-03-31 paid',
    'withheld',
  ],
  [
    'a claim that is credited is recalled',
    [['2016-04-01', credited('2016-04-01')]],
    // Nothing was ever owed, so that fee and interest fall away in the same stroke.
    '2016-04-01 withdrawal town/1 7 2016-04-01 credited',
    'withheld',
  ],
  [
    'a claim that is given up is recalled',
    [['2016-04-01', writtenOff('2016-04-01')]],
    '2016-04-01 withdrawal town/1 6 2016-04-01 written-off',
    'withheld',
  ],
  [
    'a case that a person recalls is recalled for that reason',
    [['2016-04-01', recalled('2016-04-01', 'wrong')]],
    '2016-04-01 withdrawal town/1 6 2016-04-01 wrong',
    'withdrawn',
  ],
  [
    'a case that a deferral reaches back before is recalled',
    [['2016-04-01', { ...deferred('2016-02-05', '2016-04-29'), backDated: true } as LedgerCommand]],
    '2016-04-01 withdrawal town/1 7 2016-03-18 deferred',
    'withdrawn',
  ],
];

describe('after the hand-over has left', () => {
  test.each(CHANGES)('%s', async (_, acts, expected) => {
    const { pool, deliver } = world();
    await referred(pool, '1');
    await deliver();
    for (const act of acts) {
      await happens(act);
      await deliver();
    }
    expect(await told(world(), 'kfm')).toEqual([APPLIED, ...expected]);
  });

  test.each(ENDS)('%s, and of nothing else since', async (_, acts, expected) => {
    const { pool, deliver } = world();
    await referred(pool, '1');
    await deliver();
    await happens(...acts);
    await deliver();
    await carryOut(pool, '1', '2016-04-04', paid('2016-04-04', '10.00', 'late'));
    await deliver();
    expect(await told(world(), 'kfm')).toEqual([APPLIED, expected]);
    expect(await waitingCases(pool)).toEqual([]);
  });
});

describe('before the hand-over has left', () => {
  // A deferral, a plan or a whole dispute keeps the case here instead, which has tests of its own.
  test.each(CHANGES.filter(([what]) => !/deferral|plan/.test(what)))(
    '%s, behind the hand-over and once',
    async (_, acts, expected) => {
      const { pool, deliver } = world();
      await referred(pool, '1');
      await happens(...acts);
      await deliver();
      await deliver();
      expect(await told(world(), 'kfm')).toEqual([APPLIED, ...expected]);
    },
  );

  test.each(ENDS)('%s: nothing leaves', async (_, acts, _told, status) => {
    const { pool, deliver, retry } = world();
    await referred(pool, '1');
    await happens(...acts);
    await deliver();
    expect(await retry('2016-05-10')).toBe(0);
    expect(await told(world(), 'kfm')).toEqual([]);
    const { rows } = await pool.query<{ status: string }>('SELECT status FROM fordring.counterpart_case');
    expect(rows).toEqual([{ status }]);
  });

  test('a deferral keeps it here until payment may wait no longer; then it goes as it stands', async () => {
    const { pool, deliver, retry, waiting } = world();
    await referred(pool, '1');
    await happens(['2016-03-21', deferred('2016-03-21', '2016-04-15')]);
    await deliver();
    expect(waiting.map(({ reason }) => reason)).toEqual([
      'it waits for the day after 2016-04-15, until which payment may wait',
    ]);
    await happens(['2016-04-05', paid('2016-04-05', '200.00')]);
    await deliver();
    expect(await retry('2016-04-15')).toBe(0);
    expect(await retry('2016-04-18')).toBe(1);
    // 200.00 covered the fee of 180.00, the interest of 4.46 and 15.54 of the principal.
    expect(await told(world(), 'kfm')).toEqual(['2016-04-18 application town/1 1184.46']);
    await happens(['2016-04-20', paid('2016-04-20', '100.00', 'p2')]);
    await deliver();
    expect((await told(world(), 'kfm')).slice(1)).toEqual([
      '2016-04-20 reduction town/1 8 2016-04-20 payment 100.00 1084.46',
    ]);
  });

  test('a case that is held when it is recalled never goes, although its reason is mended', async () => {
    const { pool, deliver, retry, waiting } = world();
    await referred(pool, '1');
    await happens(['2016-03-18', disputed('2016-03-18')]);
    await deliver();
    expect(waiting).toHaveLength(1);
    await happens(['2016-04-01', recalled('2016-04-01', 'disputed')], ['2016-04-04', settled('2016-04-04')]);
    await deliver();
    expect(await retry('2016-04-05')).toBe(0);
    expect(await told(world(), 'kfm')).toEqual([]);
    expect(await waitingCases(pool)).toEqual([]);
  });
});

test('a case that Kronofogden has sent back is told nothing, neither of a payment nor of the end', async () => {
  const { pool, deliver, listen } = world();
  await referred(pool, '1');
  await deliver();
  const about = { record: 'receipt', caseId: 'town/1', on: civilDate('2016-03-21') } as const;
  await lay(
    world(),
    'kfm',
    '1.txt',
    kfmAnswers({ ...about, status: 'rejected', authorityCaseId: undefined, fault: 'Okänd adress' }),
  );
  await listen('2016-03-22');
  await happens(['2016-04-01', paid('2016-04-01', '200.00')], ['2016-04-05', paid('2016-04-05', '1184.46', 'p2')]);
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([APPLIED]);
});

test('a case that is taken in after all is told at once what it missed', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await deliver();
  const answer = (on: string, said: 'received' | 'rejected'): [string, LedgerCommand] => [
    on,
    { type: 'RecordReferralAnswer', answerId: `${said} ${on}`, answer: said, answeredOn: civilDate(on), reason: '' },
  ];
  await happens(
    answer('2016-03-21', 'rejected'),
    ['2016-04-01', paid('2016-04-01', '200.00')],
    answer('2016-04-04', 'received'),
  );
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([
    APPLIED,
    '2016-04-04 reduction town/1 8 2016-04-04 correction 200.00 1184.46',
  ]);
});

test('a claim that was recalled as paid is applied for anew when the payment is taken back, as another case', async () => {
  const { pool, deliver, listen } = world();
  await referred(pool, '1');
  await deliver();
  await happens(['2016-04-01', paid('2016-04-01', '1384.46')]);
  await deliver();
  await happens(['2016-04-06', takenBack('2016-04-05', '1384.46')]);
  await deliver();
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([
    APPLIED,
    '2016-04-01 withdrawal town/1 6 2016-04-01 paid',
    '2016-04-06 application town/1+7 1200.00',
  ]);

  // What comes now about the old case is not taken for the new one's.
  await lay(world(), 'kfm', '1.txt', kfmAnswers(approved('town/1', '2016-04-07')));
  await lay(
    world(),
    'kfm',
    '2.txt',
    kfmAnswers({ ...approved('town/1+7', '2016-04-08'), authorityCaseId: '01-9-16' } as never),
  );
  await listen('2016-04-08');
  const { rows } = await pool.query('SELECT case_id, authority_case_id FROM fordring.authority_case');
  expect(rows).toEqual([{ case_id: 'town/1+7', authority_case_id: '01-9-16' }]);

  await happens(['2016-05-02', paid('2016-05-02', '384.46', 'p2')]);
  await deliver();
  expect((await told(world(), 'kfm')).slice(3)).toEqual([
    '2016-05-02 reduction town/1+7 9 2016-05-02 payment 384.46 1000.00',
  ]);
});

test('a claim that is referred again after its recall was taken back is another case', async () => {
  const { pool, deliver } = world();
  await referred(pool, '1');
  await deliver();
  await happens(
    ['2016-04-01', recalled('2016-04-01', 'agreement')],
    ['2016-05-02', reversed('2016-05-02', 'recall-2016-04-01')],
    ['2016-05-03', step('referral')],
  );
  await deliver();
  expect(await told(world(), 'kfm')).toEqual([
    APPLIED,
    '2016-04-01 withdrawal town/1 6 2016-04-01 agreement',
    '2016-05-03 application town/1+8 1200.00',
  ]);
});

test('only the undisputed part is applied for; what is disputed follows when the dispute ends', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1' }));
  await demanded(pool, '1');
  await happens(
    ['2016-03-01', step('warning')],
    ['2016-03-10', disputed('2016-03-10', '400.00')],
    ['2016-03-18', step('referral')],
  );
  await deliver();
  expect(await told(world(), 'kfm')).toEqual(['2016-03-18 application town/1 800.00']);
  await happens(['2016-05-02', settled('2016-05-02')]);
  await deliver();
  // 800.00, 180.00 and 4.46 were applied for; now 1,384.46 are asked for.
  expect((await told(world(), 'kfm')).slice(1)).toEqual([
    '2016-05-02 raise town/1 7 2016-05-02 correction 400.00 1384.46',
  ]);
});

test('that somebody else is liable too is put before a person', async () => {
  const { pool, deliver, notes } = world();
  await referred(pool, '1');
  await deliver();
  const changedOn = civilDate('2016-04-01');
  await happens([
    '2016-04-01',
    { type: 'ChangeLiableDebtor', decisionId: 'l1', changedOn, debtorId: 'anna', liable: true },
  ]);
  await deliver();
  await deliver();
  expect(notes.map(({ kind, about }) => `${kind} ${about}`)).toEqual(['recall-asked case:town/1:6']);
  await happens(['2016-04-04', recalled('2016-04-04', 'liable-debtor')]);
  await deliver();
  expect(await answerNotes(pool, 'town')).toEqual([]);
});

test('a claim with a payment order that is open again is put before a person, not applied for once more', async () => {
  const { pool, deliver, notes } = world();
  await referred(pool, '1');
  await deliver();
  await happens(
    ['2016-06-20', { type: 'RecordRuling', rulingId: 'by hand', ruledOn: civilDate('2016-06-20') }],
    ['2016-06-21', paid('2016-06-21', '1384.46')],
    ['2016-06-27', takenBack('2016-06-27', '1384.46')],
  );
  await deliver();
  await deliver();
  expect((await told(world(), 'kfm')).slice(1)).toEqual(['2016-06-21 withdrawal town/1 7 2016-06-21 paid']);
  expect(notes.map(({ kind }) => kind)).toEqual(['reopened']);
});

test('a claim that was never handed over is nobody’s to tell of', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1' }));
  await demanded(pool, '1');
  await happens(['2016-02-25', paid('2016-02-25', '100.00')]);
  expect(await deliver()).toBe(0);
});

test('what a plan charged that was not kept is applied for with the rest', async () => {
  const { pool, deliver } = world();
  await register(pool, invoice({ number: '1' }));
  await demanded(pool, '1');
  const agreedOn = civilDate('2016-02-25');
  // Interest to the agreement, 24 days: 6.30, of which the demand had charged 4.46.
  const instalments = [{ dueOn: civilDate('2016-03-04'), amount: kronor('1556.30') }];
  await happens([agreedOn, { type: 'AgreePlan', decisionId: 'plan', agreedOn, instalments, fee: kronor('170.00') }]);
  await steppedUntil('referral');
  await deliver();
  const [application] = await applications(world());
  expect(application?.principal.amount).toEqual(kronor('1200.00'));
  expect(application?.interest.map(({ from, to, amount }) => `${from} ${to} ${String(amount)}`)).toEqual([
    '2016-02-01 2016-02-25 6.30',
  ]);
  expect(application?.costs.map(({ kind, chargedOn, amount }) => `${kind} ${chargedOn} ${String(amount)}`)).toEqual([
    'collection-demand 2016-02-18 180.00',
    'instalment-plan 2016-02-25 170.00',
  ]);
});

/** Takes the steps of claim 1 that lie ahead, each on its day, through the one named. */
async function steppedUntil(last: StepName): Promise<void> {
  for (;;) {
    const file = await readClaim(world().pool, 'town/1');
    const claim = foldClaim((file?.events ?? []).map(({ event }) => event));
    if (!claim) throw new Error('The claim is registered.');
    const next = nextStep(claim, rulebookFor(), claim.asOf);
    if (!next?.on) throw new Error(`No step lies ahead on the way to the ${last}.`);
    await carryOut(world().pool, '1', next.on, step(next.step), `step ${next.step} ${next.on}`);
    if (next.step === last) return;
  }
}
