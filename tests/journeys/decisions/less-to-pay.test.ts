import { outcomeOf } from '../../../domain/claim/outcome';
import { Money } from '../../../domain/kernel/money';
import { useTownHall } from '../town-hall';

/**
 * 1,200.00 due on Monday 1 February 2016: reminded on the 8th, demanded on Thursday the 18th with 180.00 and 4.46. The
 * reminder may be paid until the banking day before the demand, Wednesday the 17th.
 */
const hall = useTownHall();

const money = (amount: string) => ({ amount, currency: 'SEK' });
const REMINDER = '2016-02-08 reminder 1200.00, pay 1200.00 by 2016-02-17';
const DEMAND = '2016-02-18 demand 1384.46, pay 1384.46 by 2016-02-29';

test('dispute and its settlement: 200.00 stand still, the rest goes on; 150.00 are dismissed, the last 50.00 come back', async () => {
  const claim = await hall().invoice();
  await hall().decides(claim, '2016-02-05', 'kim', 'dispute', { amount: money('200.00') });
  await hall().lives(claim, '2016-02-22');
  // Reminded late, and demanded ten days on: 21 days on 1,000.00 are 4.590. What is disputed is booked as doubtful.
  expect(await hall().accountsOf(claim)).toEqual({
    15190: '1000.00',
    15191: '184.59',
    15192: '200.00',
    31100: '-1200.00',
    36910: '-180.00',
    84310: '-4.59',
  });
  const dismissed = { amount: money('150.00'), documentNumber: 'T 1-16' };
  const words = { document: 'judgment T 1-16' };
  await hall().decides(claim, '2016-02-23', ['lars', 'maj'], 'dispute-settlement', { dismissed }, words);
  await claim.lives('2016-04-07');
  expect(await hall().storyOf(claim)).toEqual({
    steps: [
      '2016-02-12 reminder 1000.00',
      '2016-02-22 demand 1184.59',
      // The 50.00 that were lost are demanded before they are handed over, for no other fee: 35 days on 1,050.00 are 8.033.
      '2016-03-07 demand 1238.03',
      '2016-03-17 warning 1238.03',
      '2016-04-07 referral 1238.03',
    ],
    letters: [
      // It is due already: four banking days from Friday 5 February, and the reminder waits for them.
      '2016-02-05 dispute-received 1000.00, pay 1000.00 by 2016-02-11',
      '2016-02-12 reminder 1000.00, pay 1000.00 by 2016-02-19',
      '2016-02-22 demand 1184.59, pay 1184.59 by 2016-03-02',
      // Ten days, and the claim goes on.
      '2016-02-23 dispute-settled 1234.59, pay 1234.59 by 2016-03-04',
      '2016-03-07 demand 1238.03, pay 1238.03 by 2016-03-16',
      // Seven banking days from Thursday 17 March, with Easter between them.
      '2016-03-17 warning 1238.03, pay 1238.03 by 2016-03-30',
    ],
    accounts: { 15190: '1050.00', 15191: '188.03', 31100: '-1050.00', 36910: '-180.00', 84310: '-8.03' },
    events: [
      'ClaimRegistered',
      'DisputeRaised',
      'StepPerformed',
      'StepPerformed',
      'DisputeSettled',
      'ClaimCredited',
      'StepPerformed',
      'StepPerformed',
      'StepPerformed',
    ],
    decisions: ['dispute: executed by kim', 'dispute-settlement: proposed by lars, approved by maj, executed by maj'],
  });
  expect(hall().lettersOf(claim)[3]?.matter).toMatchObject({
    dismissed: { documentNumber: 'T 1-16', amount: Money.of('150.00', 'SEK') },
  });
});

test('fee waiver: the demand’s 180.00 are not asked for, and the warning asks for the rest', async () => {
  const claim = await hall().invoice();
  await claim.lives('2016-02-18');
  await hall().decides(claim, '2016-02-19', ['hanna', 'sven'], 'fee-waiver', { amount: money('180.00') });
  await claim.lives('2016-03-01');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46', '2016-03-01 warning 1204.46'],
    letters: [REMINDER, DEMAND, '2016-03-01 warning 1204.46, pay 1204.46 by 2016-03-10'],
    accounts: { 15190: '1200.00', 15191: '4.46', 31100: '-1200.00', 84310: '-4.46' },
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'FeeWaived', 'StepPerformed'],
    decisions: ['fee-waiver: proposed by hanna, approved by sven, executed by sven'],
  });
});

test('cancellation: before any letter the invoice is cancelled, and its workflow ends', async () => {
  const claim = await hall().invoice();
  const words = { document: 'returned letter' };
  await hall().decides(claim, '2016-02-03', ['hanna', 'sven'], 'cancellation', {}, words);
  await hall().ends(claim);
  expect(await hall().storyOf(claim)).toEqual({
    steps: [],
    letters: ['2016-02-03 cancellation 0.00, nothing to pay'],
    accounts: {},
    events: ['ClaimRegistered', 'ClaimCredited'],
    decisions: ['cancellation: proposed by hanna, approved by sven, executed by sven'],
  });
});

test('credit note in part: 100.00 less from the start, so the demand’s interest is on 1,100.00', async () => {
  const claim = await hall().invoice();
  const terms = { documentNumber: 'K-1', amounts: [{ claimId: claim.claimId, amount: money('100.00') }] };
  await hall().decides(claim, '2016-02-10', ['hanna', 'sven'], 'credit-note', terms, { document: 'mail 3' });
  await claim.lives('2016-02-18');
  // 1,100 × 8 % × 17 / 366 = 4.087.
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1284.09'],
    letters: [
      REMINDER,
      '2016-02-10 credit-note 1100.00, pay 1100.00 by 2016-02-17',
      '2016-02-18 demand 1284.09, pay 1284.09 by 2016-02-29',
    ],
    accounts: { 15190: '1100.00', 15191: '184.09', 31100: '-1100.00', 36910: '-180.00', 84310: '-4.09' },
    events: ['ClaimRegistered', 'StepPerformed', 'ClaimCredited', 'StepPerformed'],
    decisions: ['credit-note: proposed by hanna, approved by sven, executed by sven'],
  });
});

test('credit note in full after the demand: the charges fall away with it, and nothing stays on any account', async () => {
  const claim = await hall().invoice();
  const terms = { documentNumber: 'K-2' };
  await hall().decides(claim, '2016-02-22', ['hanna', 'sven'], 'credit-note', terms, { document: 'mail 4' });
  await hall().ends(claim);
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46'],
    letters: [REMINDER, DEMAND, '2016-02-22 credit-note 0.00, nothing to pay'],
    accounts: {},
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'ClaimCredited', 'ChargesCorrected'],
    decisions: ['credit-note: proposed by hanna, approved by sven, executed by sven'],
  });
  expect(hall().lettersOf(claim)[2]?.fallenAway).toMatchObject({
    fee: Money.of('180.00', 'SEK'),
    interest: Money.of('4.46', 'SEK'),
  });
});

test('payment move: 1,200.00 of 10 February lay in suspense when the demand went out; moved, it takes the demand back', async () => {
  const { pool, creditorId } = hall().town;
  const claim = await hall().invoice();
  const lost = await hall().receivesUnmatched('2016-02-10', '1200.00');
  await hall().decides(claim, '2016-02-22', 'hanna', 'payment-move', { paymentId: lost });
  await hall().ends(claim);
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00'],
    letters: [REMINDER, DEMAND, '2016-02-22 withdrawal 0.00, nothing to pay'],
    // Out of suspense, where the bank's entry had put it.
    accounts: { 29990: '1200.00', 31100: '-1200.00' },
    events: [
      ...['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'ChargesCorrected', 'PaymentReceived', 'StepWithdrawn'],
    ],
    decisions: ['payment-move: executed by hanna'],
  });
  const { rows } = await pool.query(
    'SELECT status, matched_by FROM fordring.payment WHERE creditor_id = $1 AND payment_id = $2',
    [creditorId, lost],
  );
  expect(rows).toEqual([{ status: 'matched-by-hand', matched_by: 'hanna' }]);
});

test('set-off: 384.46 of a grant cover the charges and 200.00; the hire that is left goes on', async () => {
  const claim = await hall().invoice({ group: 'premises-hire' });
  const terms = { amount: money('384.46'), against: 'grant 2016-12' };
  await hall().decides(claim, '2016-02-22', ['kim', 'sven'], 'set-off', terms, { document: 'grant 2016-12' });
  await claim.lives('2016-03-18');
  expect(await hall().storyOf(claim)).toEqual({
    steps: [
      '2016-02-08 reminder 1200.00',
      '2016-02-18 demand 1384.46',
      '2016-03-01 warning 1000.00',
      '2016-03-18 referral 1000.00',
    ],
    letters: [
      REMINDER,
      DEMAND,
      '2016-02-22 set-off 1000.00, pay 1000.00 by 2016-02-29',
      '2016-03-01 warning 1000.00, pay 1000.00 by 2016-03-10',
    ],
    accounts: { 15190: '1000.00', 28990: '384.46', 31100: '-1200.00', 36910: '-180.00', 84310: '-4.46' },
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'SetOffBooked', 'StepPerformed', 'StepPerformed'],
    decisions: ['set-off: proposed by kim, approved by sven, executed by sven'],
  });
});

test('write-down: the books take the loss, the debtor owes what was owed, and no letter tells of it', async () => {
  const claim = await hall().invoice();
  const nothing = money('0.00');
  const line = { claimId: claim.claimId, principal: money('1200.00'), vat: nothing, fee: nothing, interest: nothing };
  await hall().decides(claim, '2016-02-22', ['kim', 'dag'], 'write-down', { lines: [line] });
  await claim.lives('2016-03-01');
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46', '2016-03-01 warning 1384.46'],
    letters: [REMINDER, DEMAND, '2016-03-01 warning 1384.46, pay 1384.46 by 2016-03-10'],
    accounts: {
      15190: '1200.00',
      15191: '184.46',
      15199: '-1200.00',
      31100: '-1200.00',
      36910: '-180.00',
      73710: '1200.00',
      84310: '-4.46',
    },
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'ClaimWrittenDown', 'StepPerformed'],
    decisions: ['write-down: proposed by kim, approved by dag, executed by dag'],
  });
});

test('write-off: given up, with its VAT of 240.00 reclaimed; it ends without having been paid', async () => {
  const claim = await hall().invoice();
  const terms = { ground: 'uncollectable', vat: [{ claimId: claim.claimId, amount: money('240.00') }] };
  await hall().decides(claim, '2016-02-22', ['hanna', 'maj'], 'write-off', terms);
  await hall().ends(claim);
  // The loss: 1,384.46 less 240.00.
  expect(await hall().storyOf(claim)).toEqual({
    steps: ['2016-02-08 reminder 1200.00', '2016-02-18 demand 1384.46'],
    letters: [REMINDER, DEMAND],
    accounts: { 26110: '240.00', 31100: '-1200.00', 36910: '-180.00', 73710: '1144.46', 84310: '-4.46' },
    events: ['ClaimRegistered', 'StepPerformed', 'StepPerformed', 'ClaimWrittenOff'],
    decisions: ['write-off: proposed by hanna, approved by maj, executed by maj'],
  });
  expect(outcomeOf(await claim.standing())).toBe('written-off');
});
