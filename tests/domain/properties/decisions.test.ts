import fc from 'fast-check';
import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import {
  allowanceOf,
  claimedOf,
  creditedOf,
  doubtfulOf,
  isHeld,
  isSettled,
  isWhollyDisputed,
  paidOf,
  planInForce,
  receivedOn,
  undisputedOf,
  type Claim,
} from '../../../domain/claim/claim';
import { principalSegments } from '../../../domain/claim/principal-segments';
import { outcomeOf } from '../../../domain/claim/outcome';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
import type { ClaimCommand } from '../../../domain/claim/commands';
import { decide } from '../../../domain/claim/decide';
import { isRefused } from '../../../domain/claim/answer';
import { lawfulCharges } from '../../../domain/claim/lawful-charges';
import { Money, sumOf } from '../../../domain/kernel/money';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { nextStep, timetable } from '../../../domain/claim/timetable';
import { awaitedBy } from '../../../domain/claim/waiting-words';
import { foldedOn, register } from '../life';
import { decidedStories, decisions } from './decided-stories';
import { invoices, liveRoughly, readable, RUNS, type Moment } from './stories';

function everyMoment(check: (moment: Moment, rulebook: Rulebook) => void): void {
  fc.assert(
    fc.property(invoices, decidedStories, fc.integer({ min: 1, max: 20 }), (given, told, tryEvery) => {
      for (const moment of liveRoughly(given, told, tryEvery)) check(moment, given.rulebook);
    }),
    RUNS,
  );
}

const zeroOf = (claim: Claim): Money => Money.zero(claim.invoiced.currency);

/** Fee, interest and principal that were given up and are not claimed again. */
function givenUp(claim: Claim): Money {
  const { fee, interest, principal } = claim.writtenOff ?? {
    fee: zeroOf(claim),
    interest: zeroOf(claim),
    principal: zeroOf(claim),
  };
  return fee.plus(interest).plus(principal);
}

function sentBy(moment: Moment, rulebook: Rulebook): ClaimEvent[] {
  const answer = decide(moment.before, moment.command, rulebook, moment.today);
  if (isRefused(answer)) throw new Error('What was decided once is decided again.');
  return answer.events.filter(({ type }) => ['StepPerformed', 'InstalmentReminded', 'PlanDefaulted'].includes(type));
}

test('money is conserved: invoiced, less credited, and charged is open, or came in and is not owed back, or was given up', () => {
  everyMoment(({ after: claim }) => {
    const owed = claim.invoiced.minus(creditedOf(claim)).plus(claim.charged.fee).plus(claim.charged.interest);
    const found = claimedOf(claim).plus(receivedOn(claim)).minus(claim.refundLiability).plus(givenUp(claim));
    expect(found.toString()).toBe(owed.toString());
  });
});

test('what came in is what payments and set-offs that stand brought', () => {
  everyMoment(({ after: claim }) => {
    const standing = [...claim.payments, ...claim.setOffs].map(({ amount }) => amount);
    expect(receivedOn(claim).toString()).toBe(sumOf(standing, claim.invoiced.currency).toString());
  });
});

test('no part of a claim, of what was charged, or of what was given up is ever below nought', () => {
  everyMoment(({ after: claim }) => {
    const { open, charged, refundLiability, writtenDown, writtenOff } = claim;
    const given = writtenOff ? [writtenOff.fee, writtenOff.interest, writtenOff.principal, writtenOff.vat] : [];
    for (const part of [
      open.fee,
      open.interest,
      open.principal,
      charged.fee,
      charged.interest,
      refundLiability,
      writtenDown,
      ...given,
    ]) {
      expect(part.isNegative()).toBe(false);
    }
    expect(writtenOff?.vat.isOver(writtenOff.principal) ?? false).toBe(false);
    expect(creditedOf(claim).isOver(claim.invoiced)).toBe(false);
    expect(creditedOf(claim).isNegative()).toBe(false);
  });
});

test('no part is over what was invoiced or charged of it: what is neither open nor given up was paid', () => {
  everyMoment(({ after: claim }) => {
    const { fee, interest, principal } = paidOf(claim);
    for (const part of [fee, interest, principal]) expect(part.isNegative()).toBe(false);
  });
});

test('a town that owes the debtor money on a claim demands none on it', () => {
  everyMoment(({ after }) => {
    expect([claimedOf(after), after.refundLiability].map(String)).toContain('0.00');
  });
});

test('the open principal is the sum of its changes by day', () => {
  everyMoment(({ after: claim }) => {
    const sum = sumOf(
      claim.principalChanges.map(({ change }) => change),
      claim.invoiced.currency,
    );
    expect(claim.open.principal.toString()).toBe(sum.toString());
  });
});

test('interest never runs on a principal below nought, or over the invoice', () => {
  everyMoment(({ after: claim, today }) => {
    for (const { principal, from, to } of principalSegments(claim, claim.issuedOn, addDays(today, 100))) {
      expect([principal.isPositive(), principal.isOver(claim.invoiced), from < to]).toEqual([true, false, true]);
    }
  });
});

test('a write-down is never over what is open, nor what is disputed over the principal', () => {
  everyMoment(({ after: claim }) => {
    expect(allowanceOf(claim).isOver(claimedOf(claim))).toBe(false);
    expect(allowanceOf(claim).isNegative()).toBe(false);
    expect(doubtfulOf(claim).isOver(claim.open.principal)).toBe(false);
  });
});

describe('nothing is sent', () => {
  test('on a claim that is settled, or asking for nothing', () => {
    everyMoment((moment, rulebook) => {
      for (const event of sentBy(moment, rulebook)) {
        expect(isSettled(moment.before)).toBe(false);
        if (event.type === 'StepPerformed') expect(event.total.isPositive()).toBe(true);
        if (event.type === 'InstalmentReminded') expect(event.missing.isPositive()).toBe(true);
      }
    });
  });

  test('while the claim is held, deferred, disputed or stopped by law', () => {
    everyMoment((moment, rulebook) => {
      if (sentBy(moment, rulebook).length === 0) return;
      const { before: claim, today } = moment;
      expect([isHeld(claim, today), isWhollyDisputed(claim)]).toEqual([false, false]);
      if (claim.deferredTo && sentBy(moment, rulebook)[0]?.type === 'StepPerformed') {
        expect(today > rulebook.lastTimelyDayToPay(claim.deferredTo)).toBe(true);
      }
      expect(claim.statusEffects?.stops).toBeUndefined();
      expect(today > (claim.statusEffects?.waitsThrough ?? civilDate('1999-12-31'))).toBe(true);
    });
  });

  test('but notices of the plan while instalments are being paid, and never for more than is claimed', () => {
    everyMoment((moment, rulebook) => {
      for (const event of sentBy(moment, rulebook)) {
        if (event.type === 'StepPerformed') expect(planInForce(moment.before)).toBeUndefined();
        if (event.type === 'InstalmentReminded' || event.type === 'PlanDefaulted') {
          expect(event.missing.isOver(undisputedOf(moment.before))).toBe(false);
        }
      }
    });
  });
});

test('the next step, tried on its day, is performed', () => {
  everyMoment(({ after, today }, rulebook) => {
    const next = nextStep(after, rulebook, today);
    if (!next?.on) return;
    const command = { type: 'PerformStep', step: next.step, gates: { bankReconciled: true } } as const;
    const answer = decide(after, command, rulebook, next.on);
    expect(isRefused(answer) ? answer.message : 'performed').toBe('performed');
  });
});

test('an open claim always has a next step, or says what it waits for, unless its course is run', () => {
  everyMoment(({ after, today }, rulebook) => {
    if (isSettled(after)) return;
    const ahead = timetable(after, rulebook, today);
    for (const { on, cause, rule } of ahead) {
      expect(on !== undefined || cause !== undefined || rule.placement === 'without-day').toBe(true);
    }
  });
});

test('no decision is taken twice on a claim', () => {
  everyMoment(({ after, command, today }, rulebook) => {
    if (!('decisionId' in command)) return;
    expect(decide(after, command, rulebook, today)).toMatchObject({ refused: 'already-recorded' });
  });
});

/**
 * What people see of a claim: the amounts, where each step ahead stands, and what interest costs from here. How an amount
 * is split between fee, interest and principal may differ by what money covered meanwhile; the sums may not.
 */
function seen(claim: Claim, rulebook: Rulebook, today: CivilDate): Readonly<Record<string, unknown>> {
  const { charged, refundLiability, debtorStatus, statusEffects, addressProtected } = claim;
  const ahead = timetable(claim, rulebook, today).map(
    ({ step, on, cause }) => `${step} ${on ?? (cause ? awaitedBy(cause) : '')}`,
  );
  const claimed = claimedOf(claim);
  const amounts = [claimed, charged.fee, charged.interest, refundLiability, allowanceOf(claim), givenUp(claim)];
  return {
    amounts: amounts.map(String),
    ahead,
    debtorStatus,
    statusEffects,
    addressProtected,
    outcome: outcomeOf(claim),
  };
}

/** Interest on the principal as it stood open day by day. */
function interestByDay(claim: Claim, rulebook: Rulebook, today: CivilDate): string {
  return rulebook.lateInterest(principalSegments(claim, claim.issuedOn, addDays(today, 30))).total.toString();
}

test('a decision that is taken back at once leaves the claim as it was', () => {
  const last = decisions.map(readable);
  fc.assert(
    fc.property(invoices, decidedStories, last, fc.integer({ min: 1, max: 20 }), (given, told, final, tryEvery) => {
      const { rulebook } = given;
      const lived = liveRoughly(given, told, tryEvery).at(-1);
      const before = lived?.after ?? register(given);
      const today = lived?.today ?? given.issuedOn;
      // Where something else made what was charged less than it might have been, taking back ends at what is lawful.
      if (!lawfulCharges(before, rulebook).interest.equals(before.charged.interest)) return;
      const template = final.command(addDays(today, -final.day), rulebook.policy.currency, before, rulebook);
      const taken = decide(before, { ...template, decisionId: 'the last' } as ClaimCommand, rulebook, today);
      // A letter that was withdrawn is not sent again by itself, nor does a recalled case return to the authority.
      if (isRefused(taken) || taken.events.some(({ type }) => WITHDRAWS.includes(type))) return;
      // Nor is a charge that fell away of a claim that is given up claimed again.
      if (before.writtenOff && taken.events.some(({ type }) => type === 'ChargesCorrected')) return;
      const decided = foldedOn(before, taken.events);
      const reversal = { decisionId: 'taken back', reversedOn: today, reverses: 'the last' };
      const back = decide(decided, { type: 'ReverseDecision', ...reversal }, rulebook, today);
      if (isRefused(back)) return;
      const after = foldedOn(decided, back.events);
      // A letter of either decision may have left, and gives its own time: only the days of the steps ahead may move.
      const hasLetter = [...taken.events, ...back.events].some((event) => 'lastDay' in event);
      const { ahead, ...rest } = seen(after, rulebook, today);
      const { ahead: aheadBefore, ...restBefore } = seen(before, rulebook, today);
      expect(rest).toEqual(restBefore);
      if (!hasLetter) expect(ahead).toEqual(aheadBefore);
      // While a set-off stood, the debt was paid.
      if (!isSettled(before) && template.type !== 'BookSetOff') {
        expect(interestByDay(after, rulebook, today)).toBe(interestByDay(before, rulebook, today));
      }
    }),
    RUNS,
  );
});

const WITHDRAWS: readonly ClaimEvent['type'][] = ['StepWithdrawn', 'ReferralRecalled'];
