import { sampleYear, SAMPLE_UNTIL } from '../../rehearsal/on-engine/sample-year';
import { addMonths, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { explainClaim } from '../../domain/explain/explain-claim';
import { LANGUAGES } from '../../domain/explain/language';
import { standstillOf, type Standstill } from '../../domain/claim/standstill';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { preview } from '../../rehearsal/preview';

/** What became of each claim on its way, so that its events can be read without asking how it stands. */
const mockEvents = new WeakMap<Claim, readonly ClaimEvent[]>();
jest.mock('../../domain/claim/evolve', () => {
  const real = jest.requireActual<typeof import('../../domain/claim/evolve')>('../../domain/claim/evolve');
  const evolve: typeof real.evolve = (before, event) => {
    const after = real.evolve(before, event);
    mockEvents.set(after, [...((before && mockEvents.get(before)) ?? []), event]);
    return after;
  };
  return { ...real, evolve };
});

const year = sampleYear();
const banks = bankingCalendarOf('SE');

function livedUntil(until: CivilDate): Map<string, readonly ClaimEvent[]> {
  const { claims } = preview(year.portfolio, year.rulebook, until);
  return new Map(claims.filter(({ issuedOn }) => issuedOn <= until).map((claim) => [claim.claimId, eventsOf(claim)]));
}

function eventsOf(claim: Claim): readonly ClaimEvent[] {
  return mockEvents.get(claim) ?? [];
}

/**
 * Why a claim stands still on a day, read from its events with Botkyrka's routine in hand (S002-15 to S002-39), or
 * `moves`. Knows neither the timetable nor what the claim says of itself.
 */
function readBy(events: readonly ClaimEvent[], asOf: CivilDate): string {
  const [registered] = events;
  if (registered?.type !== 'ClaimRegistered') throw new Error('The first event registers the claim.');
  if (openBy(events) === 0) return 'settled';
  const stepOn = (step: string): CivilDate | undefined =>
    events.find((event) => event.type === 'StepPerformed' && event.step === step)?.on;
  const last = <Type extends ClaimEvent['type']>(type: Type): Extract<ClaimEvent, { type: Type }> | undefined =>
    events.findLast((event): event is Extract<ClaimEvent, { type: Type }> => event.type === type);
  const heardOn = events.map(({ on }) => on).reduce((one, other) => (one > other ? one : other));

  if (last('DisputeRaised') && !last('DisputeSettled')) return 'moves';
  const goesToCourt = ['placed-children-care', 'social-area'].includes(registered.invoiceGroup);
  if (goesToCourt) {
    if (!stepOn('administrative-court')) return 'moves';
    // Nobody says in the sample that an application was filed (S002-33).
    return 'before-person';
  }
  if (!stepOn('demand') || !stepOn('warning')) return 'moves';
  if (registered.invoiceGroup === '62' && !stepOn('suspension-due')) return 'moves';
  const referredOn = stepOn('referral');
  if (!referredOn) return openBy(events) > 50_000 ? 'moves' : 'before-person';
  if (last('ReferralAnswered')?.answer === 'rejected') return 'before-person';
  if (stepOn('monitoring')) return asOf > addMonths(heardOn, 6) ? 'unanswered' : 'moves';
  const ruledOn = last('RulingReceived')?.on;
  if (!ruledOn) return asOf > addMonths(referredOn, 12) ? 'unanswered' : 'moves';
  const status = last('DebtorStatusChanged')?.status ?? registered.debtorStatus;
  return status === 'ordinary' ? 'moves' : 'before-person';
}

/** In öre: what was invoiced and charged, less what fell away and came in. */
function openBy(events: readonly ClaimEvent[]): number {
  let claimed = 0n;
  let received = 0n;
  for (const event of events) {
    if (event.type === 'ClaimRegistered') claimed += event.amount.toMinorUnits();
    if (event.type === 'StepPerformed') claimed += event.fee.plus(event.interest).toMinorUnits();
    if (event.type === 'ChargesCorrected') claimed -= event.fee.plus(event.interest).toMinorUnits();
    if (event.type === 'PaymentReceived') received += event.amount.toMinorUnits();
    if (event.type === 'PaymentReversed') received -= event.amount.toMinorUnits();
  }
  return received >= claimed ? 0 : Number(claimed - received);
}

function foundBy(claims: readonly Claim[], asOf: CivilDate): Map<string, Standstill> {
  const found = new Map<string, Standstill>();
  for (const claim of claims) {
    const standstill = standstillOf(claim, year.rulebook, asOf);
    if (standstill) found.set(claim.claimId, standstill);
  }
  return found;
}

const DAYS = ['2015-04-30', '2015-06-30', '2015-09-30', '2015-12-31', '2016-03-31', '2016-06-30', '2016-09-30'];

test.each([...DAYS.map(civilDate), SAMPLE_UNTIL])(
  'on %s every open claim of Sjövik stands as its events say',
  (asOf) => {
    const { claims } = preview(year.portfolio, year.rulebook, asOf);
    const registered = claims.filter(({ issuedOn }) => issuedOn <= asOf);
    const found = foundBy(registered, asOf);
    const readings = registered.map((claim) => [claim.claimId, readBy(eventsOf(claim), asOf)] as const);
    for (const [claimId, reading] of readings) {
      const said = found.get(claimId)?.reason.type ?? (reading === 'settled' ? 'settled' : 'moves');
      expect(`${claimId} ${said}`).toBe(`${claimId} ${reading}`);
    }
    expect([...found.values()].filter(({ reason }) => reason.type === 'undocumented')).toEqual([]);
  },
);

test('at the end of the sample year those are listed that the main job counts before a person, with the reason of each', () => {
  const { claims } = preview(year.portfolio, year.rulebook, SAMPLE_UNTIL);
  const found = [...foundBy(claims, SAMPLE_UNTIL).values()];
  const reasonsOf = (cause: string): Standstill[] =>
    found.filter(({ reason }) => 'wait' in reason && reason.wait.type === 'step' && reason.wait.cause.type === cause);
  // README: "12 × hand-over to the enforcement authority held back, 4 × hand-over to long-term monitoring held back".
  expect(reasonsOf('not-over-limit')).toHaveLength(12);
  expect(reasonsOf('debtor-excluded').length + reasonsOf('sent-back').length).toBe(4);
  for (const { actor } of [...reasonsOf('not-over-limit'), ...reasonsOf('debtor-excluded')])
    expect(actor).toBe('person');
});

test('had nobody worked since a day, every claim that was due for a reminder is listed as undocumented', () => {
  const stoppedOn = civilDate('2015-06-30');
  const asOf = civilDate('2015-08-31');
  const { claims } = preview(year.portfolio, year.rulebook, stoppedOn);
  const registered = claims.filter(({ issuedOn }) => issuedOn <= stoppedOn);
  const found = foundBy(registered, asOf);
  for (const claim of registered) {
    const events = eventsOf(claim);
    const [first] = events;
    if (first?.type !== 'ClaimRegistered' || openBy(events) === 0) continue;
    const wasReminded = events.some((event) => event.type === 'StepPerformed');
    const deferral = events.findLast((event) => event.type === 'DeferralGranted');
    const dueOn = deferral?.type === 'DeferralGranted' ? deferral.newDueOn : first.dueOn;
    if (wasReminded || banks.nextBankingDayFrom(civilDate(dueOn)) >= civilDate('2015-08-20')) continue;
    if (events.some(({ type }) => type === 'DisputeRaised')) continue;
    expect(`${claim.claimId} ${found.get(claim.claimId)?.reason.type ?? ''}`).toBe(`${claim.claimId} undocumented`);
  }
  expect([...found.values()].filter(({ reason }) => reason.type === 'undocumented').length).toBeGreaterThan(15);
});

test('each open claim of the sample year explains itself in three languages, down to the last reason', () => {
  const lives = livedUntil(SAMPLE_UNTIL);
  const { claims } = preview(year.portfolio, year.rulebook, SAMPLE_UNTIL);
  for (const claim of claims) {
    const events = lives.get(claim.claimId) ?? [];
    for (const language of LANGUAGES) {
      const { story } = explainClaim(claim, events, year.rulebook, SAMPLE_UNTIL, { language });
      // No reason was left as it was recorded, in English: each was told from its parts.
      expect(story.filter(({ text }) => /enligt noteringen|ifølge noteringen|as recorded/.test(text))).toEqual([]);
      expect(story.filter(({ text }) => text.includes('undefined'))).toEqual([]);
      // Nobody was late without a reason.
      const unexplained = /ingenting är antecknat|ikke noteret noget|nothing on record/;
      expect(story.filter(({ text }) => unexplained.test(text))).toEqual([]);
    }
  }
});
