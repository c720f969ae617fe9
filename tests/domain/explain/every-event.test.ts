import { civilDate } from '../../../domain/kernel/civil-date';
import { CASE_COSTS, SERVICE_COSTS } from '../../../domain/policy/case-cost';
import { AGENCY_NEWS } from '../../../domain/claim/agency-news';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
import { REFUSAL_CODES } from '../../../domain/explain/refusal-codes';
import { textsIn } from '../../../domain/explain/explain-claim';
import type { EventParts } from '../../../domain/explain/explanation-texts';
import { LANGUAGES } from '../../../domain/explain/language';
import { standstillOf } from '../../../domain/claim/standstill';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import { Money } from '../../../domain/kernel/money';
import { RECALL_REASONS } from '../../../formats/counterparts/party-fields';
import { WATER_SHUT_OFF_CONDITIONS } from '../../../policies/statutes/swedish-water-shut-off';
import { botkyrka, invoice, live } from '../life';

const on = civilDate('2016-03-01');
const later = civilDate('2016-04-01');
const decisionId = 'd-1';
// Danish kroner have a point of their own at the end.
const [zero, ten] = [Money.zero('DKK'), Money.of('10.00', 'DKK')];
const allocation = { fee: ten, interest: ten, principal: ten, refund: ten };
const charges = { fee: ten, interest: zero, movedToPrincipal: ten, movedToRefund: zero };

type Fixtures = { readonly [Type in ClaimEvent['type']]: readonly Omit<Extract<ClaimEvent, { type: Type }>, 'type'>[] };

/** Every event, in each of its shapes that is told differently. A new event does not compile without one. */
const EVENTS: Fixtures = {
  ClaimRegistered: [
    {
      on,
      claimId: 'town/1',
      creditorId: 'town',
      invoiceNumber: '1',
      invoiceGroup: '61',
      issuedOn: on,
      dueOn: later,
      amount: ten,
      paymentReference: '',
      debtorStatus: 'ordinary',
      policyId: 'p',
      policyVersion: '1',
    },
  ],
  StepPerformed: [
    {
      on,
      step: 'demand',
      plannedOn: on,
      fee: ten,
      interest: ten,
      interestLines: [{ from: on, to: later, days: 31, principal: ten, ratePercent: '8.00' }],
      total: ten,
      principal: ten,
      disputed: ten,
      reason: 'x',
    },
    ...(['most-letters', 'days-apart'] as const).map((rule) => ({
      ...{
        on,
        step: 'reminder',
        plannedOn: on,
        fee: zero,
        interest: zero,
        interestLines: [],
        total: ten,
        principal: ten,
      },
      ...{ reason: 'x', feeWithheld: { rule, paragraph: 'renteloven § 9 b, stk. 2', otherInvoices: ['2'] } },
    })),
  ],
  PaymentReceived: [
    { on, paymentId: 'p', amount: ten, allocation },
    { on, paymentId: 'p', amount: ten, allocation, decisionId },
  ],
  PaymentReversed: [
    { on, reversalId: 'r', paymentId: 'p', amount: ten, allocation },
    { on, reversalId: 'move/d', paymentId: 'p', amount: ten, allocation, decisionId },
  ],
  ChargesCorrected: [
    { on, fee: ten, interest: ten, movedToPrincipal: ten, movedToRefund: ten, decisionId, reason: 'x' },
    { on, fee: ten.negated(), interest: zero, movedToPrincipal: zero, movedToRefund: zero, reason: 'x' },
  ],
  RulingReceived: [{ on, rulingId: 'r' }],
  ReferralAnswered: [
    { on, answerId: 'a', answer: 'received', reason: '' },
    { on, answerId: 'a', answer: 'rejected', reason: 'x' },
    { on, answerId: 'a', answer: 'objected', reason: '', lastDay: on },
  ],
  MonitoringAccounted: [{ on, accountId: 'a', balance: ten }],
  AgencyReported: [
    ...AGENCY_NEWS.map((news) => ({ on, reportId: 'a', news })),
    { on, reportId: 'a', news: 'demanded', until: on },
    { on, reportId: 'a', news: 'plan-agreed', until: on },
    { on, reportId: 'a', news: 'returned', reason: 'x' },
  ],
  AgencyAccounted: [
    { on, accountId: 'a', received: ten, ownFees: zero, commission: zero, balance: ten },
    { on, accountId: 'a', received: ten, ownFees: ten, commission: ten, balance: zero },
  ],
  StepLeftOut: [
    { on, step: 'suspension-notice', plannedOn: on, unpaidInvoices: 1, asked: 2, sources: ['1 §'] },
    {
      ...{ on, step: 'card-notice', kind: 'sanction-notice', plannedOn: on, unpaidInvoices: 2, asked: 3 },
      sources: ['1 §'],
    },
  ],
  CaseCostsAdded: [
    { on, costsId: 'a', costs: SERVICE_COSTS.map((cost) => ({ cost, amount: ten, paragraph: '1 §' })) },
    { on, costsId: 'a', costs: CASE_COSTS.map((cost) => ({ cost, amount: ten, paragraph: '1 §' })) },
    { on, costsId: 'a', costs: [{ cost: 'notice', amount: ten, paragraph: '1 §' }] },
  ],
  AcceptanceAnswered: [
    { on, answerId: 'a', accepted: true },
    { on, answerId: 'a', accepted: false },
  ],
  JudgmentReceived: [
    { on, judgmentId: 'j', outcome: 'granted' },
    { on, judgmentId: 'j', outcome: 'partly-granted', caseNumber: '1234-16' },
    { on, judgmentId: 'j', outcome: 'dismissed', caseNumber: '1234-16' },
  ],
  ChargesClaimedApart: [
    { on, way: 'separate-invoice', amount: ten, change: ten, ...charges, reason: 'x' },
    { on, way: 'next-invoice', amount: ten, change: ten, ...charges, reason: 'x' },
    { on, way: 'next-invoice', amount: zero, change: ten.negated(), ...charges, reason: 'x' },
    { on, way: 'next-invoice', amount: zero, change: ten.negated(), ...charges, backFrom: '2016-88', reason: 'x' },
    { on, way: 'waived', amount: zero, change: zero, ...charges, waived: ten, reason: 'x' },
    { on, way: 'waived', amount: zero, change: ten.negated(), ...charges, waived: ten, givenUp: true, reason: 'x' },
  ],
  InterestClaimedApart: [
    { on, way: 'separate-invoice', amount: ten, change: ten, interestLines: [], reason: 'x' },
    { on, way: 'next-invoice', amount: ten, change: ten, interestLines: [], reason: 'x' },
    { on, way: 'next-invoice', amount: ten, change: ten.negated(), interestLines: [], reason: 'x' },
    { on, way: 'separate-invoice', amount: zero, change: ten.negated(), interestLines: [], reason: 'x' },
    { on, way: 'waived', amount: zero, change: zero, waived: ten, interestLines: [], reason: 'x' },
    {
      on,
      way: 'waived',
      amount: zero,
      change: ten.negated(),
      waived: ten,
      givenUp: true,
      interestLines: [],
      reason: 'x',
    },
    { on, way: 'awaits-rate', amount: zero, change: zero, interestLines: [], reason: 'x' },
  ],
  FlagChanged: [
    { on, flagged: true, reason: 'x' },
    { on, flagged: false, reason: '' },
  ],
  DeferralGranted: [
    { on, decisionId, newDueOn: later },
    { on, decisionId, newDueOn: later, interestRuns: true },
  ],
  StepWithdrawn: [{ on, decisionId, step: 'reminder', performedOn: on, reason: 'x' }],
  PlanAgreed: [
    {
      on,
      decisionId,
      instalments: [{ dueOn: on, amount: ten }],
      fee: ten,
      interest: ten,
      interestLines: [],
      total: ten,
    },
  ],
  InstalmentReminded: [{ on, planId: 'p', instalment: 1, missing: ten, payBy: later, reason: 'x' }],
  PlanDefaulted: [{ on, planId: 'p', missing: ten, reason: 'x' }],
  PlanReinstated: [{ on, decisionId, planId: 'p' }],
  DisputeRaised: [
    { on, decisionId },
    { on, decisionId, amount: ten },
  ],
  DisputeSettled: [{ on, decisionId }],
  HoldPlaced: [{ on, decisionId, from: on, through: later }],
  ClaimCredited: (['credit-note', 'cancellation', 'dispute'] as const)
    .map((cause) => ({
      on,
      decisionId,
      cause,
      documentNumber: 'K',
      effectiveOn: on,
      amount: ten,
      principal: ten,
      refund: zero,
    }))
    .concat({
      on,
      decisionId,
      cause: 'credit-note',
      documentNumber: 'K',
      effectiveOn: on,
      amount: ten.negated(),
      principal: ten.negated(),
      refund: zero,
    }),
  ClaimWrittenDown: [
    { on, decisionId, amount: ten },
    { on, decisionId, amount: ten.negated() },
  ],
  ClaimWrittenOff: (
    ['time-barred', 'uncollectable', 'estate-without-means', 'bankruptcy-closed', 'remitted'] as const
  ).map((ground) => ({ on, decisionId, ground, fee: ten, interest: ten, principal: ten, vat: ten })),
  ClaimReinstated: [{ on, writeOffId: 'w', fee: ten, interest: ten, principal: ten, vat: ten, reason: 'x' }],
  SetOffBooked: [{ on, decisionId, against: 'G', amount: ten, allocation }],
  SetOffTakenBack: [{ on, decisionId, setOffId: 's', amount: ten, allocation }],
  LimitationInterrupted: [
    { on, decisionId, by: 'acknowledged', proof: 'x' },
    { on, decisionId, by: 'written-demand-received', proof: 'x' },
    { on, decisionId, by: 'proceedings', proof: 'x' },
    { on, decisionId, by: 'proceedings', endedOn: later, proof: 'x' },
  ],
  PolicyChanged: [{ on, decisionId, policyId: 'p', policyVersion: '2', fromPolicyId: 'p', fromPolicyVersion: '1' }],
  DebtorStatusChanged: (['ordinary', 'deceased', 'bankrupt', 'debt-restructured'] as const).flatMap((status) =>
    [{}, { debtorId: 'D' }].map((whose) => ({
      on,
      ...whose,
      status,
      effects: { stops: true as const, waitsThrough: later, interestStopsOn: later, paragraph: '1 §' },
    })),
  ),
  DebtorAddressChanged: (['protected', 'moved', 'open'] as const).map((address) => ({ on, decisionId, address })),
  LiableDebtorChanged: [true, false].map((liable) => ({ on, decisionId, debtorId: 'D', liable })),
  CourtRouteTaken: [{ on, decisionId }],
  FiledAtCourt: [{ on, decisionId, court: 'Förvaltningsrätten', caseNumber: '1234-16', receipt: 'R 1' }],
  CourtTransferRequested: [{ on, decisionId, receipt: 'R 2' }],
  FeeWaived: [{ on, decisionId, amount: ten }],
  ReferralRecalled: [{ on, decisionId, reason: 'x' }],
  ServiceChanged: (['suspended', 'restored', 'prepayment-demanded', 'prepayment-lifted'] as const).flatMap((change) =>
    (['childcare', 'water', 'premises'] as const).map((service) => ({
      on,
      decisionId,
      service,
      change,
      checklist: ['unpaid', 'material'],
    })),
  ),
  DecisionReversed: [{ on, decisionId, reverses: 'd-0' }],
};

const PARTS: EventParts = {
  reason: { recorded: 'x' },
  correction: { type: 'deferral', from: on },
  charges: { fee: ten, interest: ten, lines: [], feeSources: ['1 §'], interestSources: ['2 §'] },
  reversed: { kind: 'hold', on },
  recalledFrom: 'authority',
  court: 'administrative-court',
  reinstatedBy: 'payment',
  groupName: 'X',
  instalments: [
    { number: 1, dueOn: on, amount: ten, paid: ten },
    { number: 2, dueOn: later, amount: ten, paid: zero },
  ],
};

const SHAPES = Object.entries(EVENTS).flatMap(([type, shapes]) =>
  shapes.map((shape): [string, number, ClaimEvent] => [
    type,
    shapes.indexOf(shape as never),
    { type, ...shape } as ClaimEvent,
  ]),
);

/** Words that only one of the languages has, to find one that slipped into another. */
const FOREIGN = {
  sv: /\b(the|was|and|claim|payment|og|ikke|blev|kræves|rykker|med forfaldsdag)\b/i,
  da: /\b(the|was|and|claim|payment|och|inte|blev inte|krävs|påminnelse|gäldenär\w*)\b/i,
  en: /\b(och|inte|og|ikke|fordran|fordringen|skäl)\b/i,
};

describe.each(LANGUAGES)('In %s', (language) => {
  const texts = textsIn(language);

  test.each(SHAPES)('%s (%i) is a sentence of its own language', (type, _shape, event) => {
    const told = texts.written.tidy(texts.events[type as 'RulingReceived'](event as never, PARTS));
    expect(told).toMatch(/^[\p{Lu}\d].*\.$/u);
    expect(told).not.toMatch(/undefined|\[object|NaN|\.\.|\s\s|\d{4}-\d{2}-\d{2}/);
    expect(told).not.toMatch(FOREIGN[language]);
  });

  test('no two decisions of different kinds have one name', () => {
    const names = Object.values(texts.names.kinds).map(({ definite }) => definite);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(REFUSAL_CODES)('a refusal for %s is told in its own language', (refused) => {
    const attempt = { on, kind: 'deferral', asked: 'approve', refused, message: 'MESSAGE' } as const;
    const told = texts.attempt(attempt);
    expect(told).toMatch(/^\p{Lu}.*[.”]$/u);
    expect(told).not.toMatch(FOREIGN[language]);
    expect(told.includes('MESSAGE')).toBe(language === 'en');
  });

  test('a recall names who had the case', () => {
    const recalled = { type: 'ReferralRecalled', on, decisionId, reason: 'other' } as const;
    const from = (recalledFrom: EventParts['recalledFrom']) =>
      texts.events.ReferralRecalled(recalled, { ...PARTS, recalledFrom });
    expect(from('authority')).toMatch(
      { sv: /från Kronofogden/, da: /fra inddrivelse/, en: /enforcement authority/ }[language],
    );
    expect(from('agency')).toMatch(
      { sv: /från inkassobolaget/, da: /fra inkassobureauet/, en: /collection agency/ }[language],
    );
  });

  test('every condition of a shut-off and every reason of a recall has words', () => {
    expect(Object.keys(texts.names.conditions)).toEqual(Object.keys(WATER_SHUT_OFF_CONDITIONS));
    expect(Object.keys(texts.names.recallReasons).sort()).toEqual([...RECALL_REASONS].sort());
  });

  test('a standstill is told with why and who must act', () => {
    const { claim } = live(invoice({ due: '2016-02-01' }), '2016-02-10');
    const standstill = standstillOf(claim, botkyrka, civilDate('2016-03-01'));
    if (!standstill) throw new Error('Its demand was due on 18 February.');
    const { why, mustAct } = explainStandstill(standstill, language);
    expect(why).toContain(texts.written.date(civilDate('2016-02-18')));
    expect(mustAct).toContain('Fordring');
  });
});
