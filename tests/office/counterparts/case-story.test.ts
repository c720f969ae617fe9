import fc from 'fast-check';
import { caseStory, type CaseStory, type HandedOverCase } from '../../../office/counterparts/case-story';
import { psrmParts } from '../../../office/counterparts/psrm-parts';
import { psrmTellings } from '../../../office/counterparts/psrm-changes';
import type { GaeldsstyrelsenPort } from '../../../office/counterparts/counterpart-port';
import type { RecordedEvent } from '../../../office/claims/read-events';
import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { claimedOf, undisputedOf, type Claim } from '../../../domain/claim/claim';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { evolve } from '../../../domain/claim/evolve';
import { Money, smallerOf, sumOf } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { invoice } from '../ledger-world';

const rulebook = rulebookOf(seBotkyrka);
const REFERRED_ON = civilDate('2016-03-18');

interface Life {
  readonly events: RecordedEvent[];
  claim: Claim | undefined;
}

/** Carries out the command in memory, as one booking; a refusal changes nothing. */
function live(life: Life, on: CivilDate, command: ClaimCommand): void {
  const answer = decide(life.claim, command, rulebook, on);
  if (isRefused(answer)) return;
  const commandKey = `booking ${life.events.length}`;
  for (const event of answer.events) {
    life.claim = evolve(life.claim, event);
    life.events.push({ eventNumber: life.claim.eventNumber, event, bookedOn: on, commandKey });
  }
}

/** 1,200.00 on the way to Kronofogden on 18 March 2016, a part of it disputed or not: 1,384.46, or less. */
function atKronofogden(disputed: string | undefined): Life {
  const life: Life = { events: [], claim: undefined };
  const { on, ...registration } = invoice({ number: '1' }).claim;
  live(life, on, { type: 'RegisterClaim', registration });
  const step = (day: string, name: 'reminder' | 'demand' | 'warning' | 'referral') => {
    live(life, civilDate(day), { type: 'PerformStep', step: name, gates: { bankReconciled: true } });
  };
  step('2016-02-08', 'reminder');
  step('2016-02-18', 'demand');
  step('2016-03-01', 'warning');
  if (disputed !== undefined) {
    const amount = Money.of(disputed, 'SEK');
    live(life, civilDate('2016-03-10'), {
      type: 'RaiseDispute',
      decisionId: 'before',
      raisedOn: civilDate('2016-03-10'),
      amount,
    });
  }
  step('2016-03-18', 'referral');
  expect(life.events.at(-1)?.event).toMatchObject({ step: 'referral' });
  return life;
}

const kronor = fc.integer({ min: 1, max: 140_000 }).map((ore) => Money.ofMinorUnits(ore, 'SEK'));

/** What can happen to the claim; many of these are refused at any one time. */
const happenings = fc.array(
  fc.record({
    what: fc.constantFrom(
      'paid',
      'paid through Kronofogden',
      'paid long ago',
      'taken back',
      'credited',
      'credited whole',
      'credit taken back',
      'set off',
      'set-off taken back',
      'disputed',
      'disputed in part',
      'settled',
      'settled with a dismissal',
      'deferred',
      'given up',
      'claimed again',
      'sent back',
      'taken in',
      'plan',
    ),
    days: fc.integer({ min: 0, max: 9 }),
    amount: kronor,
  }),
  { maxLength: 14 },
);

function commandFor(what: string, index: number, on: CivilDate, amount: Money, claim: Claim): ClaimCommand {
  const decisionId = `d${index}`;
  const latest = (kind: string) =>
    claim.decisions.findLast((taken) => taken.kind === kind && taken.reversedBy === undefined)?.decisionId ?? 'none';
  switch (what) {
    case 'paid through Kronofogden':
      // It never collects more than it was given.
      return {
        type: 'ReceivePayment',
        paymentId: `through ${index}`,
        receivedOn: on,
        amount: smallerOf(amount, undisputedOf(claim)),
      };
    case 'paid long ago':
      return { type: 'ReceivePayment', paymentId: `p${index}`, receivedOn: civilDate('2016-02-10'), amount };
    case 'taken back': {
      const payment = [...claim.payments].at(-1);
      return { type: 'ReversePayment', reversalId: `r${index}`, reversedOn: on, amount: payment?.amount ?? amount };
    }
    case 'credited':
      return { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber: `K${index}`, amount };
    case 'credited whole':
      return { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber: `K${index}` };
    case 'credit taken back':
      return { type: 'ReverseDecision', decisionId, reversedOn: on, reverses: latest('credit-note') };
    case 'set off':
      return { type: 'BookSetOff', decisionId, setOffOn: on, amount, against: 'B1' };
    case 'set-off taken back':
      return { type: 'ReverseDecision', decisionId, reversedOn: on, reverses: latest('set-off') };
    case 'disputed':
      return { type: 'RaiseDispute', decisionId, raisedOn: on };
    case 'disputed in part':
      return { type: 'RaiseDispute', decisionId, raisedOn: on, amount };
    case 'settled':
      return { type: 'SettleDispute', decisionId, settledOn: on };
    case 'settled with a dismissal':
      return { type: 'SettleDispute', decisionId, settledOn: on, dismissed: { amount, documentNumber: `T${index}` } };
    case 'deferred':
      return { type: 'GrantDeferral', decisionId, grantedOn: on, newDueOn: civilDate('2016-04-29') };
    case 'given up':
      return {
        type: 'WriteOff',
        decisionId,
        writtenOffOn: on,
        ground: 'uncollectable',
        vat: Money.zero('SEK'),
      };
    case 'claimed again':
      return { type: 'ReverseDecision', decisionId, reversedOn: on, reverses: latest('write-off') };
    case 'sent back':
      return {
        type: 'RecordReferralAnswer',
        answerId: `a${index}`,
        answer: 'rejected',
        answeredOn: on,
        reason: 'unknown address',
      };
    case 'taken in':
      return { type: 'RecordReferralAnswer', answerId: `a${index}`, answer: 'received', answeredOn: on, reason: '' };
    case 'plan':
      return {
        type: 'AgreePlan',
        decisionId,
        agreedOn: on,
        instalments: [{ dueOn: addDays(on, 30), amount: claimedOf(claim) }],
        fee: Money.zero('SEK'),
      };
    default:
      return { type: 'ReceivePayment', paymentId: `p${index}`, receivedOn: on, amount };
  }
}

const lives = fc
  .record({ disputed: fc.option(fc.constantFrom('100.00', '400.00', '800.00'), { nil: undefined }), happenings })
  .map(({ disputed, happenings: acts }) => {
    const life = atKronofogden(disputed);
    const asOfEvent = life.events.length;
    let on = REFERRED_ON;
    acts.forEach(({ what, days, amount }, index) => {
      on = addDays(on, days);
      if (life.claim) live(life, on, commandFor(what, index, on, amount, life.claim));
    });
    return { events: life.events, asOfEvent };
  });

const through = (paymentId: string) => paymentId.startsWith('through');
const caseOf = (counterpart: HandedOverCase['counterpart'], asOfEvent: number): HandedOverCase => ({
  counterpart,
  step: 'referral',
  asOfEvent,
});

/** What is left with the counterpart by what it was told and has collected. */
function leftOf({ changes }: CaseStory, handedOver: Money): Money {
  return changes.reduce((left, change) => {
    switch (change.change) {
      case 'recall':
      case 'reduce':
      case 'collected':
        return left.minus(change.amount);
      case 'raise':
        return left.plus(change.amount);
      case 'notice':
        return left;
    }
  }, handedOver);
}

function foldOf(events: readonly { readonly event: ClaimEvent }[]): Claim {
  const claim = events.reduce<Claim | undefined>((folded, { event }) => evolve(folded, event), undefined);
  if (!claim) throw new Error('A life has events.');
  return claim;
}

const RUNS = Number(process.env['CASE_STORY_RUNS'] ?? 400);
const COUNTERPARTS = ['kfm', 'gaeldsstyrelsen'] as const;

test.each(COUNTERPARTS)('what %s was told adds up to what the claim asks for, whatever happens', (counterpart) => {
  fc.assert(
    fc.property(lives, ({ events, asOfEvent }) => {
      const story = caseStory(caseOf(counterpart, asOfEvent), events, through);
      const atHandOver = foldOf(events.slice(0, asOfEvent));
      const keptBack = atHandOver.disputedAmount ?? Money.zero('SEK');
      const left = leftOf(story, claimedOf(atHandOver).minus(keptBack));
      for (const change of story.changes) {
        if (change.change === 'reduce' || change.change === 'raise') {
          expect(change.amount.isPositive()).toBe(true);
          expect(change.balance.isNegative()).toBe(false);
        }
        if (change.change === 'recall') expect(change.amount.isNegative()).toBe(false);
      }
      if (story.ended?.how === 'recalled') {
        expect(left.isZero()).toBe(true);
        expect(story.changes.at(-1)?.change).toBe('recall');
        return;
      }
      if (story.ended) return;
      const now = foldOf(events);
      const hasEnded = events.slice(asOfEvent).some(({ event }) => event.type === 'DisputeSettled');
      const stillKept = hasEnded ? Money.zero('SEK') : smallerOf(keptBack, now.open.principal);
      expect(left.toString()).toBe(claimedOf(now).minus(stillKept).toString());
    }),
    { numRuns: RUNS },
  );
});

test.each(COUNTERPARTS)('what %s has been told is never told otherwise by what happens later', (counterpart) => {
  fc.assert(
    fc.property(lives, fc.nat(), ({ events, asOfEvent }, drawn) => {
      const ends = events.filter(
        ({ commandKey, eventNumber }, index) => eventNumber > asOfEvent && events[index + 1]?.commandKey !== commandKey,
      );
      const cut = ends[drawn % Math.max(ends.length, 1)]?.eventNumber ?? asOfEvent;
      const whole = caseStory(caseOf(counterpart, asOfEvent), events, through);
      const part = caseStory(caseOf(counterpart, asOfEvent), events.slice(0, cut), through);
      expect(JSON.stringify(part.changes)).toBe(
        JSON.stringify(whole.changes.filter(({ eventNumber }) => eventNumber <= cut)),
      );
    }),
    { numRuns: RUNS },
  );
});

test('at Gældsstyrelsen no claim is ever written down below nought, and all that was told is on one of them', () => {
  const port = {} as GaeldsstyrelsenPort;
  fc.assert(
    fc.property(lives, ({ events, asOfEvent }) => {
      const { changes } = caseStory(caseOf('gaeldsstyrelsen', asOfEvent), events, through);
      const atHandOver = foldOf(events.slice(0, asOfEvent));
      const amount = claimedOf(atHandOver).minus(atHandOver.disputedAmount ?? Money.zero('SEK'));
      const handedOver = psrmParts(atHandOver, 'town/1');
      const about = { claimId: 'town/1', caseId: 'town/1', handedOver, receivedBy: () => REFERRED_ON };
      const tellings = psrmTellings(about, changes, port).flatMap((each) => ('told' in each ? [each.told] : []));
      const left = new Map([
        ['town/1', handedOver.principal],
        ...handedOver.accessories.map(({ reference, amount: part }) => [reference, part] as const),
      ]);
      expect(sumOf([...left.values()], 'SEK')).toEqual(amount);
      for (const { change, reference, amount: part = Money.zero('SEK') } of tellings) {
        const before = left.get(reference) ?? Money.zero('SEK');
        expect(change === 'raise').toBe(!left.has(reference));
        left.set(reference, change === 'raise' ? part : before.minus(part));
        expect(left.get(reference)?.isNegative()).toBe(false);
      }
      for (const change of ['raise', 'reduce', 'recall'] as const) {
        const sum = (amounts: readonly (Money | undefined)[]) =>
          sumOf(
            amounts.flatMap((each) => each ?? []),
            'SEK',
          ).toString();
        expect(sum(tellings.filter((each) => each.change === change).map((each) => each.amount))).toBe(
          sum(changes.flatMap((each) => (each.change === change ? [each.amount] : []))),
        );
      }
      expect(new Set(tellings.map(({ changeId }) => changeId)).size).toBe(tellings.length);
    }),
    { numRuns: RUNS },
  );
});

test('a part that was disputed before the hand-over stays here as long as that dispute lasts, and no longer', () => {
  const life = atKronofogden('400.00');
  const asOfEvent = life.events.length;
  const pay = (on: string, amount: string) => {
    const receivedOn = civilDate(on);
    live(life, receivedOn, { type: 'ReceivePayment', paymentId: on, receivedOn, amount: Money.of(amount, 'SEK') });
  };
  const told = () =>
    caseStory(caseOf('kfm', asOfEvent), life.events, through).changes.map((change) =>
      'amount' in change ? `${change.change} ${String(change.amount)}` : change.change,
    );
  pay('2016-04-01', '300.00');
  expect(told()).toEqual(['reduce 300.00']);
  // 800.00, 180.00 and 4.46 were applied for: 684.46 is left of it.
  pay('2016-04-04', '684.46');
  expect(told()).toEqual(['reduce 300.00', 'recall 684.46']);
  const settledOn = civilDate('2016-05-02');
  live(life, settledOn, { type: 'SettleDispute', decisionId: 'd', settledOn });
  expect(caseStory(caseOf('kfm', asOfEvent), life.events, through).again).toEqual({
    eventNumber: life.events.length,
    on: '2016-05-02',
  });
});

test('what one booking adds and takes away again is told as what it comes to', () => {
  const life = atKronofogden('400.00');
  const asOfEvent = life.events.length;
  const settledOn = civilDate('2016-05-02');
  const dismissed = { amount: Money.of('400.00', 'SEK'), documentNumber: 'K1' };
  live(life, settledOn, { type: 'SettleDispute', decisionId: 'd', settledOn, dismissed });
  expect(life.events.slice(asOfEvent).map(({ event }) => event.type)).toEqual([
    'DisputeSettled',
    'ClaimCredited',
    'ChargesCorrected',
  ]);
  // 984.46 was applied for. Of the 4.46 of interest on 1,200.00 only 2.97, that on 800.00 for 17 days, is lawful.
  expect(caseStory(caseOf('kfm', asOfEvent), life.events, through).changes).toEqual([
    {
      change: 'reduce',
      cause: 'correction',
      eventNumber: asOfEvent + 3,
      toldOn: '2016-05-02',
      effectiveOn: '2016-05-02',
      amount: Money.of('1.49', 'SEK'),
      balance: Money.of('982.97', 'SEK'),
    },
  ]);
});

test('what a counterpart collects while it has sent the case back is no correction that it is told later', () => {
  const life = atKronofogden(undefined);
  const asOfEvent = life.events.length;
  const on = civilDate('2016-05-02');
  const amount = Money.of('100.00', 'SEK');
  const answered = { type: 'RecordReferralAnswer', answeredOn: on, reason: '' } as const;
  live(life, on, { ...answered, answerId: 'a1', answer: 'rejected' });
  live(life, on, { type: 'ReceivePayment', paymentId: 'through 1', receivedOn: on, amount });
  live(life, on, { ...answered, answerId: 'a2', answer: 'received' });
  live(life, on, { type: 'ReversePayment', reversalId: 'r1', reversedOn: on, amount });
  const told = caseStory(caseOf('gaeldsstyrelsen', asOfEvent), life.events, through).changes.map((change) =>
    'amount' in change ? `${change.change} ${change.amount.toString()}` : change.change,
  );
  expect(told).toEqual(['collected 100.00', 'collected -100.00']);
});
