import fc from 'fast-check';
import type { ClaimEvent, StepPerformed } from '../../../domain/claim/claim-events';
import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { planTotal } from '../../../domain/decisions/kinds/instalment-plan';
import type { StepName } from '../../../domain/policy/policy';
import { rulebookOf } from '../../../policies/rulebook';
import { SHIPPED_POLICIES } from '../../../policies/shipped-policies';
import { courtRoute, deferral, dispute, hold, plan, settlement, status, takenBackDecision } from '../decisions/decided';
import { live, type GivenInvoice, type Happening } from '../life';
import { RUNS } from './stories';

/** A pause of a claim: what somebody decides, and the last day on which the claim rests by that. */
interface Pause {
  readonly decided: readonly Happening[];
  readonly through: CivilDate;
}

type Rest = (from: CivilDate, through: CivilDate, given: GivenInvoice) => Pause;

const KINDS: Readonly<Record<string, Rest>> = {
  hold: (from, through) => ({ decided: [hold(from, through)], through }),
  'hold taken back': (from, through) => ({
    decided: [hold(from, addDays(through, 30)), takenBackDecision(through, `hold ${from}`)],
    through: addDays(through, -1),
  }),
  dispute: (from, through) => ({ decided: [dispute(from), settlement(through)], through }),
  'dispute taken back': (from, through) => ({
    decided: [dispute(from), takenBackDecision(through, 'dispute')],
    through: addDays(through, -1),
  }),
  'deferral taken back': (from, through) => ({
    decided: [deferral(from, addDays(through, 30), undefined, 'deferral'), takenBackDecision(through, 'deferral')],
    through: addDays(through, -1),
  }),
  'respite of an estate': (from, through) => ({
    decided: [status(from, 'deceased', { waitsThrough: through })],
    through,
  }),
  'dispute of a part': (from, through) => ({ decided: [dispute(from, '400.00'), settlement(through)], through }),
  'plan taken back': (from, through, given) => ({
    decided: [planOfAll(from, addDays(through, 40), given), takenBackDecision(through, 'plan')],
    through: addDays(through, -1),
  }),
  'plan that is not kept': (from, through, given) => ({ decided: [planOfAll(from, through, given)], through }),
  deferral: (from, through, { rulebook }) => ({
    decided: [deferral(from, through)],
    through: rulebook.lastTimelyDayToPay(through),
  }),
};

/** Everything that is owed on the day, in one instalment that falls due on another. */
function planOfAll(from: CivilDate, dueOn: CivilDate, given: GivenInvoice): Happening {
  const { claim } = live(given, addDays(from, -1));
  const total = planTotal(claim, given.rulebook, from, Money.zero(given.rulebook.policy.currency));
  return plan(from, [[dueOn, total.toString()]], '0.00', { currency: total.currency });
}

/** Every group of every shipped policy; a policy without groups leads all the same way. */
const WAYS = SHIPPED_POLICIES.flatMap(({ id: policyId, groups = [{ code: 'any' }] }) =>
  groups.map(({ code: group }) => ({ policyId, group })),
);
const RULEBOOKS = new Map(SHIPPED_POLICIES.map((policy) => [policy.id, rulebookOf(policy)]));

const FIRST_DUE = civilDate('2015-02-01');

const HANDS_OVER: readonly StepName[] = ['administrative-court', 'acceptance', 'referral'];

function costsMore(event: ClaimEvent): event is StepPerformed {
  if (event.type !== 'StepPerformed') return false;
  return event.fee.isPositive() || event.interest.isPositive() || HANDS_OVER.includes(event.step);
}

/** A letter that gave time to pay behind the pause, before the step. */
function givesTime(event: ClaimEvent, { through }: Pause, before: CivilDate): boolean {
  const lastDay = 'lastDay' in event ? event.lastDay : undefined;
  if (lastDay === undefined || lastDay >= before) return false;
  return event.type === 'StepPerformed' ? event.on > through : lastDay > through;
}

const stories = fc.record({
  way: fc.constantFrom(...WAYS),
  due: fc.integer({ min: 0, max: 3600 }),
  begins: fc.integer({ min: 1, max: 120 }),
  lasts: fc.integer({ min: 1, max: 60 }),
});

function givenOf({ policyId, group }: (typeof WAYS)[number], due: number): GivenInvoice {
  const rulebook = RULEBOOKS.get(policyId);
  if (!rulebook) throw new Error(`No policy ${policyId} is shipped.`);
  const dueOn = addDays(FIRST_DUE, due);
  return { rulebook, group, amount: '1200.00', issuedOn: addDays(dueOn, -30), dueOn, debtorStatus: 'ordinary' };
}

test.each(Object.entries(KINDS))(
  'behind a %s a letter gives time to pay before anything is charged or handed over',
  (_kind, rest) => {
    fc.assert(
      fc.property(stories, ({ way, due, begins, lasts }) => {
        const given = givenOf(way, due);
        const { dueOn } = given;
        const from = addDays(dueOn, begins);
        const pause = rest(from, addDays(from, lasts), given);
        const { events, refusals } = live(given, addDays(dueOn, 400), ...pause.decided);
        fc.pre(refusals.length === 0);
        const letters = events.filter((event) => event.type === 'StepPerformed' && event.lastDay !== undefined);
        const wasAsked = letters.some(({ on }) => on <= pause.through);
        const first = events.find((event) => costsMore(event) && event.on > pause.through);
        if (!wasAsked || !first) return;
        expect([first.on, events.some((event) => givesTime(event, pause, first.on))]).toEqual([first.on, true]);
      }),
      RUNS,
    );
  },
);

// A route is no rest: reminders go out on it. It is taken back before the case is for the court, or not at all.
test('on a route to the court, and behind one that is taken back, nothing comes before the letters have run out', () => {
  const routes = fc.record({ route: stories, isTakenBack: fc.boolean() });
  fc.assert(
    fc.property(routes, ({ route: { way, due, begins, lasts }, isTakenBack }) => {
      const given = givenOf(way, due);
      const from = addDays(given.dueOn, begins % 25);
      const back = takenBackDecision(addDays(from, lasts % 12), 'court');
      const { events, refusals } = live(
        given,
        addDays(given.dueOn, 400),
        courtRoute(from),
        ...(isTakenBack ? [back] : []),
      );
      fc.pre(refusals.length === 0);
      // A notice of suspension keeps its two months beside the way to the authority.
      const letters = events.flatMap((event) =>
        event.type === 'StepPerformed' && event.lastDay && event.step !== 'suspension-notice' ? [event] : [],
      );
      for (const event of events.filter(costsMore)) {
        const running = letters.filter(({ on, lastDay = on }) => on < event.on && lastDay >= event.on);
        expect([event.step, event.on, running.map(({ step }) => step)]).toEqual([event.step, event.on, []]);
      }
    }),
    RUNS,
  );
});
