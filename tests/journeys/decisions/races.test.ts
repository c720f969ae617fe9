import type { DecisionAnswer } from '../../../office/decisions/decision-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LivingClaim } from '../../support/living-claim';
import { holdClaim, untilWaiting } from '../../support/waiting-for-lock';
import { recorded, useTownHall } from '../town-hall';

/**
 * 1,200.00 due on Monday 1 February 2016: reminded on the 8th, demanded on Thursday the 18th with 180.00 and 4.46, warned
 * on 1 March, handed over on Friday 18 March. On each of these days somebody decides at the instant at which the worker
 * takes the step. Whoever comes second finds what the first has done.
 */
const hall = useTownHall();

const money = (amount: string) => ({ amount, currency: 'SEK' });

type First = 'decision' | 'step';

/** Both wait for the claim's row; the one that came first gets it first. */
async function meet(
  claim: LivingClaim,
  day: string,
  first: First,
  decide: () => Promise<DecisionAnswer>,
  live: () => Promise<void> = () => claim.lives(day),
): Promise<DecisionAnswer> {
  const { pool } = hall().town;
  await claim.lives(day, 'morning');
  const row = await holdClaim(pool, claim.claimId);
  let answer: DecisionAnswer | undefined;
  const decides = async () => {
    answer = await decide();
  };
  const under: Promise<void>[] = [];
  for (const act of first === 'decision' ? [decides, live] : [live, decides]) {
    under.push(act());
    await untilWaiting(pool, under.length);
  }
  await row.letGo();
  await Promise.all(under);
  if (!answer) throw new Error('Nothing was decided.');
  return answer;
}

describe('a hold and the demand', () => {
  const holds = (claim: LivingClaim) => () =>
    hall().books(claim, '2016-02-18', 'hanna', 'hold', { through: '2016-02-24' });

  test('the hold was first: the reminder goes out once more when it has ended, and the demand after it', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-02-18', 'decision', holds(claim));
    expect(await claim.steps()).toEqual(['2016-02-08 reminder 1200.00']);
    await hall().confirms(claim, recorded(answer));
    await claim.lives('2016-03-03');
    // Four banking days from Thursday 25 February are Wednesday 2 March. 31 days: 8.131.
    expect(await claim.steps()).toEqual([
      '2016-02-08 reminder 1200.00',
      '2016-02-25 reminder 1200.00',
      '2016-03-03 demand 1388.13',
    ]);
  });

  test('the demand was first: it stands, and the hold keeps nothing back but what comes later', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-02-18', 'step', holds(claim));
    await hall().confirms(claim, recorded(answer));
    await claim.lives('2016-03-01');
    expect(await claim.steps()).toEqual([
      '2016-02-08 reminder 1200.00',
      '2016-02-18 demand 1384.46',
      '2016-03-01 warning 1384.46',
    ]);
  });
});

describe('an instalment plan and the hand-over', () => {
  /** 46 days of interest to 18 March, 12.065, less the 4.46 that the demand had charged: 7.61; and the fee of 170.00. */
  const plan = {
    fee: money('170.00'),
    instalments: [
      { dueOn: '2016-04-18', amount: money('781.04') },
      { dueOn: '2016-05-18', amount: money('781.03') },
    ],
  };
  const agrees = (claim: LivingClaim) => () => hall().books(claim, '2016-03-18', 'sven', 'instalment-plan', plan);

  test('the plan was first: there is no hand-over, and what is next is the watch over the first instalment', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-03-18', 'decision', agrees(claim));
    await hall().confirms(claim, recorded(answer));
    await claim.idle();
    expect((await claim.steps()).at(-1)).toBe('2016-03-01 warning 1384.46');
    // Due on Monday 18 April; three days later is Thursday the 21st.
    expect(await claim.status()).toMatchObject({ nextStep: 'instalment-notice', nextOn: '2016-04-21' });
    expect(await claim.open()).toBe('1562.07');
  });

  test('the hand-over was first: the claim lies with the authority, and the plan is agreed on beside it', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-03-18', 'step', agrees(claim));
    expect((await claim.steps()).at(-1)).toBe('2016-03-18 referral 1384.46');
    await hall().confirms(claim, recorded(answer));
    expect(await claim.open()).toBe('1562.07');
  });
});

describe('a credit note in full, put forward in the morning, and the demand', () => {
  async function proposed(claim: LivingClaim, documentNumber: string): Promise<() => Promise<DecisionAnswer>> {
    await claim.lives('2016-02-18', 'morning');
    const words = { document: 'mail 7' };
    const answer = await hall().books(claim, '2016-02-18', 'hanna', 'credit-note', { documentNumber }, words);
    const { decisionId } = recorded(answer).decision;
    return () => hall().approves('sven', '2016-02-18', decisionId);
  }

  test('the approval was first: no demand is sent, and the workflow ends', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-02-18', 'decision', await proposed(claim, 'K-11'));
    await hall().confirms(claim, recorded(answer));
    await hall().ends(claim);
    const { steps, accounts, letters } = await hall().storyOf(claim);
    expect(steps).toEqual(['2016-02-08 reminder 1200.00']);
    expect(accounts).toEqual({});
    expect(letters.at(-1)).toBe('2016-02-18 credit-note 0.00, nothing to pay');
  });

  test('the demand was first: what it charged falls away with the invoice, and its letter does not leave', async () => {
    const claim = await hall().invoice();
    const answer = await meet(claim, '2016-02-18', 'step', await proposed(claim, 'K-12'));
    await hall().confirms(claim, recorded(answer));
    await hall().ends(claim);
    const { events, accounts, letters } = await hall().storyOf(claim);
    expect(events.slice(-3)).toEqual(['StepPerformed', 'ClaimCredited', 'ChargesCorrected']);
    expect(accounts).toEqual({});
    expect(letters.filter((letter) => letter.includes('demand'))).toEqual([]);
    expect(letters.at(-1)).toBe('2016-02-18 credit-note 0.00, nothing to pay');
  });
});

/** Handed over on 18 March; the authority rules on Monday 11 April and tells it on that day. */
describe('a recall and the hand-over to long-term monitoring', () => {
  async function ruled(): Promise<LivingClaim> {
    const claim = await hall().invoice();
    await claim.lives('2016-04-11', 'morning');
    await claim.books('2016-04-11', {
      type: 'RecordRuling',
      rulingId: `${claim.claimId}/ruling`,
      ruledOn: civilDate('2016-04-11'),
    });
    return claim;
  }

  const recalls = (claim: LivingClaim) => () => hall().books(claim, '2016-04-11', 'hanna', 'recall');

  test('the recall was first: there is nothing to monitor', async () => {
    const claim = await ruled();
    const answer = await meetAs(claim, 'decision', recalls(claim));
    await hall().confirms(claim, recorded(answer));
    await claim.idle();
    const { events } = await hall().storyOf(claim);
    expect(events.slice(-2)).toEqual(['RulingReceived', 'ReferralRecalled']);
    expect(await claim.status()).toMatchObject({ stage: 'dunning', waitsFor: 'a person' });
  });

  test('the monitoring was first: the recall takes the case back from the agency as well', async () => {
    const claim = await ruled();
    const answer = await meetAs(claim, 'step', recalls(claim));
    await hall().confirms(claim, recorded(answer));
    await claim.idle();
    const { events, steps } = await hall().storyOf(claim);
    expect(events.slice(-3)).toEqual(['RulingReceived', 'StepPerformed', 'ReferralRecalled']);
    expect(steps.at(-1)).toBe('2016-03-01 warning 1384.46');
    expect(await claim.status()).toMatchObject({ stage: 'dunning', waitsFor: 'a person' });
    expect(await toldOutside(claim)).toEqual([
      { step: 'referral', performedOn: '2016-03-18' },
      { step: 'monitoring', performedOn: '2016-04-11' },
      { changedOn: '2016-04-11' },
    ]);
  });

  /** The workflow hears of the ruling on the way, and takes the step at once. */
  async function meetAs(
    claim: LivingClaim,
    first: First,
    decide: () => Promise<DecisionAnswer>,
  ): Promise<DecisionAnswer> {
    const monitors = async () => {
      await hall().town.tellsTheEngine();
      await claim.lives('2016-04-11');
    };
    return meet(claim, '2016-04-11', first, decide, monitors);
  }
});

/** What the authority and the agency were told, in order. */
/** Without the act that caused each message. */
async function toldOutside({ claimId }: LivingClaim): Promise<unknown[]> {
  const { rows } = await hall().town.pool.query<{ payload: unknown }>(
    `SELECT payload - 'cause' AS payload FROM fordring.outbox WHERE claim_id = $1 AND topic = 'counterpart' ORDER BY event_number`,
    [claimId],
  );
  return rows.map(({ payload }) => payload);
}
