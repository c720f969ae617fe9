import fc from 'fast-check';
import { claimedOf, isSettled, type Claim } from '../../../domain/claim/claim';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { lawfulCharges } from '../../../domain/claim/lawful-charges';
import { Money } from '../../../domain/kernel/money';
import type { Rulebook } from '../../../domain/policy/rulebook';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { foldedOn } from '../life';
import { decidedStories } from './decided-stories';
import { invoices, liveRoughly, RUNS } from './stories';

/** A moment of a claim’s life under its rules. */
interface Stand {
  readonly claim: Claim;
  readonly rulebook: Rulebook;
  readonly today: CivilDate;
}

const stands: fc.Arbitrary<Stand | undefined> = fc
  .tuple(invoices, decidedStories, fc.integer({ min: 1, max: 20 }))
  .map(([given, told, tryEvery]) => {
    const last = liveRoughly(given, told, tryEvery).at(-1);
    return last && { claim: last.after, rulebook: given.rulebook, today: last.today };
  });

function after(
  { claim, rulebook, today }: Stand,
  command: ClaimCommand,
): { claim: Claim; events: readonly ClaimEvent[] } {
  const answer = decide(claim, command, rulebook, today);
  if (isRefused(answer)) throw new Error(answer.message);
  return { claim: foldedOn(claim, answer.events), events: answer.events };
}

/** How fee, interest and principal share what is open hangs on the order in which money is known; the sums do not. */
function balance(claim: Claim): readonly string[] {
  return [claimedOf(claim), claim.charged.fee, claim.charged.interest, claim.refundLiability].map(String);
}

/** What is charged is what the rules make of the facts, and nothing was given up: else something is to be put right first. */
function isInOrder({ claim, rulebook }: Stand): boolean {
  const lawful = lawfulCharges(claim, rulebook);
  const isLawful = lawful.fee.equals(claim.charged.fee) && lawful.interest.equals(claim.charged.interest);
  return isLawful && claim.writtenOff === undefined;
}

test('moved away and back, a payment leaves its claim with the balance that it had', () => {
  fc.assert(
    fc.property(stands, fc.nat(), (stand, number) => {
      if (!stand || !isInOrder(stand)) return;
      const { payments } = stand.claim;
      const payment = [...payments][number % Math.max(payments.length, 1)];
      if (!payment) return;
      const { paymentId, on, amount } = payment;
      const away = after(stand, {
        ...{ type: 'ReversePayment', reversalId: 'move/1', reversedOn: on, amount, paymentId, decisionId: '1' },
      });
      const back = after(
        { ...stand, claim: away.claim },
        { type: 'ReceivePayment', paymentId, receivedOn: on, amount, decisionId: '2' },
      );
      expect(balance(back.claim)).toEqual(balance(stand.claim));
    }),
    RUNS,
  );
});

test('moved to a claim and away, a payment leaves it with its balance, less the charges of letters that were withdrawn', () => {
  fc.assert(
    fc.property(
      stands,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 200_000 }),
      (stand, before, minor) => {
        if (!stand || !isInOrder(stand)) return;
        const day = stand.claim.asOf < stand.today ? stand.claim.asOf : stand.today;
        const amount = Money.ofMinorUnits(minor + before, stand.claim.invoiced.currency);
        const to = after(stand, {
          type: 'ReceivePayment',
          paymentId: 'moved',
          receivedOn: day,
          amount,
          decisionId: '1',
        });
        const away = after(
          { ...stand, claim: to.claim },
          {
            ...{ type: 'ReversePayment', reversalId: 'move/2', reversedOn: day, amount, paymentId: 'moved' },
            decisionId: '2',
          },
        );
        if (to.events.some(({ type }) => type === 'StepWithdrawn')) {
          expect(isSettled(to.claim)).toBe(true);
          expect(claimedOf(away.claim).isOver(claimedOf(stand.claim))).toBe(false);
        } else expect(balance(away.claim)).toEqual(balance(stand.claim));
      },
    ),
    RUNS,
  );
});

test('a payment that is moved takes as much from the one claim as it brings to the other', () => {
  fc.assert(
    fc.property(stands, stands, fc.nat(), (from, to, number) => {
      if (!from || !to || from.claim.invoiced.currency !== to.claim.invoiced.currency) return;
      const { payments } = from.claim;
      const payment = [...payments][number % Math.max(payments.length, 1)];
      if (!payment || to.claim.payments.get(payment.paymentId)) return;
      const { paymentId, on, amount } = payment;
      const left = after(from, {
        ...{ type: 'ReversePayment', reversalId: 'move/1', reversedOn: on, amount, paymentId, decisionId: '1' },
      });
      const arrived = after(to, { type: 'ReceivePayment', paymentId, receivedOn: on, amount, decisionId: '1' });
      const moved = (events: readonly ClaimEvent[]) =>
        events.flatMap((event) =>
          event.type === 'PaymentReceived' || event.type === 'PaymentReversed' ? [event.amount.toString()] : [],
        );
      expect([moved(left.events), moved(arrived.events)]).toEqual([[amount.toString()], [amount.toString()]]);
    }),
    RUNS,
  );
});
