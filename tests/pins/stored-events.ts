import { civilDate } from '../../domain/kernel/civil-date';
import type { Allocation } from '../../domain/claim/allocation';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { Money } from '../../domain/kernel/money';

/*
 * One life of a claim that has every event, as the ledger keeps them. Each `text` was written by hand from the rule of the
 * canonical form: no blanks, the keys of every object in order of their signs, an amount as `{"amount","currency"}` with two
 * decimals, a day as YYYY-MM-DD, a field that is absent left out. These texts stand in databases: none is ever changed. A
 * new optional field gets a further example; the old ones stay.
 */

export interface StoredEvent {
  readonly event: ClaimEvent;
  readonly text: string;
}

const on = civilDate;
const sek = (amount: string): Money => Money.of(amount, 'SEK');

const covered = (principal: string): Allocation => ({
  fee: sek('60'),
  interest: sek('0'),
  principal: sek(principal),
  refund: sek('0'),
});

const NOUGHT = '{"amount":"0.00","currency":"SEK"}';
const SIXTY = '{"amount":"60.00","currency":"SEK"}';

export const STORED_EVENTS: readonly StoredEvent[] = [
  {
    event: {
      type: 'ClaimRegistered',
      on: on('2015-01-05'),
      claimId: 'main/1001',
      creditorId: 'main',
      invoiceNumber: '1001',
      invoiceGroup: 'childcare',
      issuedOn: on('2015-01-02'),
      dueOn: on('2015-01-30'),
      amount: sek('1250.5'),
      paymentReference: '10017',
      debtorStatus: 'ordinary',
      policyId: 'se-botkyrka',
      policyVersion: '1',
    },
    text: '{"amount":{"amount":"1250.50","currency":"SEK"},"claimId":"main/1001","creditorId":"main","debtorStatus":"ordinary","dueOn":"2015-01-30","invoiceGroup":"childcare","invoiceNumber":"1001","issuedOn":"2015-01-02","on":"2015-01-05","paymentReference":"10017","policyId":"se-botkyrka","policyVersion":"1","type":"ClaimRegistered"}',
  },
  {
    event: {
      type: 'StepPerformed',
      on: on('2015-02-09'),
      step: 'reminder',
      plannedOn: on('2015-02-06'),
      fee: sek('60'),
      interest: sek('2.75'),
      interestLines: [
        {
          from: on('2015-01-31'),
          to: on('2015-02-09'),
          days: 10,
          principal: sek('1250.50'),
          ratePercent: '8.00',
        },
      ],
      total: sek('1313.25'),
      principal: sek('1250.50'),
      reason: 'Räntelagen 6 §',
    },
    text: `{"fee":${SIXTY},"interest":{"amount":"2.75","currency":"SEK"},"interestLines":[{"days":10,"from":"2015-01-31","principal":{"amount":"1250.50","currency":"SEK"},"ratePercent":"8.00","to":"2015-02-09"}],"on":"2015-02-09","plannedOn":"2015-02-06","principal":{"amount":"1250.50","currency":"SEK"},"reason":"Räntelagen 6 §","step":"reminder","total":{"amount":"1313.25","currency":"SEK"},"type":"StepPerformed"}`,
  },
  {
    event: {
      type: 'StepPerformed',
      on: on('2015-02-20'),
      step: 'demand',
      plannedOn: on('2015-02-20'),
      fee: sek('0'),
      interest: sek('0'),
      interestLines: [],
      total: sek('1013.25'),
      principal: sek('950.50'),
      disputed: sek('300'),
      reason: 'the "rest" is disputed',
    },
    text: `{"disputed":{"amount":"300.00","currency":"SEK"},"fee":${NOUGHT},"interest":${NOUGHT},"interestLines":[],"on":"2015-02-20","plannedOn":"2015-02-20","principal":{"amount":"950.50","currency":"SEK"},"reason":"the \\"rest\\" is disputed","step":"demand","total":{"amount":"1013.25","currency":"SEK"},"type":"StepPerformed"}`,
  },
  {
    event: {
      type: 'PaymentReceived',
      on: on('2015-02-23'),
      paymentId: '1230006/2015-02-23/1/000001',
      amount: sek('160'),
      allocation: covered('100'),
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"on":"2015-02-23","paymentId":"1230006/2015-02-23/1/000001","type":"PaymentReceived"}`,
  },
  {
    event: {
      type: 'PaymentReceived',
      on: on('2015-02-23'),
      paymentId: 'hand/K-17',
      amount: sek('160'),
      allocation: covered('100'),
      takenAt: 'till',
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"on":"2015-02-23","paymentId":"hand/K-17","takenAt":"till","type":"PaymentReceived"}`,
  },
  {
    event: {
      type: 'PaymentReversed',
      on: on('2015-02-25'),
      reversalId: '1230006/2015-02-25/2/000004',
      paymentId: '1230006/2015-02-23/1/000001',
      amount: sek('160'),
      allocation: covered('100'),
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"on":"2015-02-25","paymentId":"1230006/2015-02-23/1/000001","reversalId":"1230006/2015-02-25/2/000004","type":"PaymentReversed"}`,
  },
  {
    event: {
      type: 'ChargesCorrected',
      on: on('2015-02-26'),
      fee: sek('60'),
      interest: sek('0'),
      movedToPrincipal: sek('0'),
      movedToRefund: sek('0'),
      paymentId: '1230006/2015-02-23/1/000001',
      reason: 'paid in time',
    },
    text: `{"fee":${SIXTY},"interest":${NOUGHT},"movedToPrincipal":${NOUGHT},"movedToRefund":${NOUGHT},"on":"2015-02-26","paymentId":"1230006/2015-02-23/1/000001","reason":"paid in time","type":"ChargesCorrected"}`,
  },
  {
    event: {
      type: 'ChargesCorrected',
      on: on('2015-02-26'),
      fee: sek('0'),
      interest: sek('2.75'),
      movedToPrincipal: sek('0'),
      movedToRefund: sek('-1.5'),
      movedToCharges: sek('1.5'),
      decisionId: 'd-1',
      reason: 'deferred',
    },
    text: `{"decisionId":"d-1","fee":${NOUGHT},"interest":{"amount":"2.75","currency":"SEK"},"movedToCharges":{"amount":"1.50","currency":"SEK"},"movedToPrincipal":${NOUGHT},"movedToRefund":{"amount":"-1.50","currency":"SEK"},"on":"2015-02-26","reason":"deferred","type":"ChargesCorrected"}`,
  },
  {
    event: { type: 'RulingReceived', on: on('2015-06-01'), rulingId: 'kfm:main/1001:ruling:2015-06-01' },
    text: '{"on":"2015-06-01","rulingId":"kfm:main/1001:ruling:2015-06-01","type":"RulingReceived"}',
  },
  {
    event: {
      type: 'ReferralAnswered',
      on: on('2015-06-02'),
      answerId: 'kfm:main/1001:receipt:2015-06-02',
      answer: 'received',
      reason: '',
    },
    text: '{"answer":"received","answerId":"kfm:main/1001:receipt:2015-06-02","on":"2015-06-02","reason":"","type":"ReferralAnswered"}',
  },
  {
    event: {
      type: 'ReferralAnswered',
      on: on('2015-06-03'),
      answerId: 'kfm:main/1001:ruling:2015-06-03',
      answer: 'objected',
      reason: '',
      lastDay: on('2015-07-01'),
    },
    text: '{"answer":"objected","answerId":"kfm:main/1001:ruling:2015-06-03","lastDay":"2015-07-01","on":"2015-06-03","reason":"","type":"ReferralAnswered"}',
  },
  {
    event: {
      type: 'MonitoringAccounted',
      on: on('2015-09-30'),
      accountId: 'intrum:main/1001:account:2015-09-30',
      balance: sek('1250.50'),
    },
    text: '{"accountId":"intrum:main/1001:account:2015-09-30","balance":{"amount":"1250.50","currency":"SEK"},"on":"2015-09-30","type":"MonitoringAccounted"}',
  },
  {
    event: {
      type: 'AgencyReported',
      on: on('2015-09-30'),
      reportId: 'agency:main/1001:applied:2015-09-30',
      news: 'applied',
      authorityCaseId: 'KFM-00000017',
    },
    text: '{"authorityCaseId":"KFM-00000017","news":"applied","on":"2015-09-30","reportId":"agency:main/1001:applied:2015-09-30","type":"AgencyReported"}',
  },
  {
    event: {
      type: 'AgencyReported',
      on: on('2015-11-30'),
      reportId: 'agency:main/1001:returned:2015-11-30',
      news: 'returned',
      reason: 'the debtor has no means',
    },
    text: '{"news":"returned","on":"2015-11-30","reason":"the debtor has no means","reportId":"agency:main/1001:returned:2015-11-30","type":"AgencyReported"}',
  },
  {
    event: {
      type: 'AgencyAccounted',
      on: on('2015-09-30'),
      accountId: 'agency:main/1001:account:2015-09-30',
      received: sek('680.00'),
      ownFees: sek('180.00'),
      commission: sek('50.00'),
      balance: sek('750.00'),
    },
    text: '{"accountId":"agency:main/1001:account:2015-09-30","balance":{"amount":"750.00","currency":"SEK"},"commission":{"amount":"50.00","currency":"SEK"},"on":"2015-09-30","ownFees":{"amount":"180.00","currency":"SEK"},"received":{"amount":"680.00","currency":"SEK"},"type":"AgencyAccounted"}',
  },
  {
    event: {
      ...{ type: 'StepLeftOut', on: on('2015-05-11'), step: 'card-notice', kind: 'sanction-notice' },
      ...{ plannedOn: on('2015-05-10'), unpaidInvoices: 1, asked: 2, sources: ['rules, page 2'] },
    },
    text: '{"asked":2,"kind":"sanction-notice","on":"2015-05-11","plannedOn":"2015-05-10","sources":["rules, page 2"],"step":"card-notice","type":"StepLeftOut","unpaidInvoices":1}',
  },
  {
    event: {
      type: 'CaseCostsAdded',
      on: on('2015-06-02'),
      costsId: 'costs-1001',
      costs: [{ cost: 'application-fee', amount: sek('300.00'), paragraph: 'förordning (1992:1094) 1 §' }],
    },
    text: '{"costs":[{"amount":{"amount":"300.00","currency":"SEK"},"cost":"application-fee","paragraph":"förordning (1992:1094) 1 §"}],"costsId":"costs-1001","on":"2015-06-02","type":"CaseCostsAdded"}',
  },
  {
    event: { type: 'AcceptanceAnswered', on: on('2015-10-01'), answerId: 'answer-1001', accepted: true },
    text: '{"accepted":true,"answerId":"answer-1001","on":"2015-10-01","type":"AcceptanceAnswered"}',
  },
  {
    event: {
      ...{ type: 'AcceptanceAnswered', on: on('2015-10-01'), answerId: 'answer-1002', accepted: true },
      receipt: 'letter 44',
    },
    text: '{"accepted":true,"answerId":"answer-1002","on":"2015-10-01","receipt":"letter 44","type":"AcceptanceAnswered"}',
  },
  {
    event: { type: 'FlagChanged', on: on('2015-10-02'), flagged: true, reason: 'the client asks' },
    text: '{"flagged":true,"on":"2015-10-02","reason":"the client asks","type":"FlagChanged"}',
  },
  {
    event: {
      type: 'StepPerformed',
      on: on('2015-10-03'),
      step: 'second-reminder',
      plannedOn: on('2015-10-03'),
      fee: sek('0'),
      interest: sek('0'),
      interestLines: [],
      total: sek('60'),
      principal: sek('60'),
      feeWithheld: { rule: 'days-apart', paragraph: 'renteloven § 9 b, stk. 2', otherInvoices: ['1002'] },
      reason: 'a second reminder',
    },
    text: `{"fee":${NOUGHT},"feeWithheld":{"otherInvoices":["1002"],"paragraph":"renteloven § 9 b, stk. 2","rule":"days-apart"},"interest":${NOUGHT},"interestLines":[],"on":"2015-10-03","plannedOn":"2015-10-03","principal":${SIXTY},"reason":"a second reminder","step":"second-reminder","total":${SIXTY},"type":"StepPerformed"}`,
  },
  {
    event: {
      type: 'JudgmentReceived',
      on: on('2015-10-03'),
      judgmentId: 'j-1',
      outcome: 'partly-granted',
      caseNumber: '1234-15',
    },
    text: '{"caseNumber":"1234-15","judgmentId":"j-1","on":"2015-10-03","outcome":"partly-granted","type":"JudgmentReceived"}',
  },
  {
    event: {
      type: 'InterestClaimedApart',
      on: on('2015-10-03'),
      way: 'separate-invoice',
      amount: sek('2.75'),
      change: sek('2.75'),
      interestLines: [
        {
          from: on('2015-01-31'),
          to: on('2015-02-10'),
          days: 10,
          principal: sek('1250.5'),
          ratePercent: '8.00',
        },
      ],
      reason: 'the principal was paid late',
    },
    text: '{"amount":{"amount":"2.75","currency":"SEK"},"change":{"amount":"2.75","currency":"SEK"},"interestLines":[{"days":10,"from":"2015-01-31","principal":{"amount":"1250.50","currency":"SEK"},"ratePercent":"8.00","to":"2015-02-10"}],"on":"2015-10-03","reason":"the principal was paid late","type":"InterestClaimedApart","way":"separate-invoice"}',
  },
  {
    event: {
      type: 'InterestClaimedApart',
      on: on('2015-10-04'),
      way: 'waived',
      amount: sek('0'),
      change: sek('-2.75'),
      waived: sek('2.75'),
      givenUp: true,
      interestLines: [],
      reason: 'no next invoice',
    },
    text: '{"amount":{"amount":"0.00","currency":"SEK"},"change":{"amount":"-2.75","currency":"SEK"},"givenUp":true,"interestLines":[],"on":"2015-10-04","reason":"no next invoice","type":"InterestClaimedApart","waived":{"amount":"2.75","currency":"SEK"},"way":"waived"}',
  },
  {
    event: {
      type: 'ChargesClaimedApart',
      on: on('2015-10-05'),
      way: 'next-invoice',
      amount: sek('60'),
      change: sek('60'),
      fee: sek('60'),
      interest: sek('0'),
      movedToPrincipal: sek('60'),
      movedToRefund: sek('0'),
      reason: 'all but charges is paid',
    },
    text: '{"amount":{"amount":"60.00","currency":"SEK"},"change":{"amount":"60.00","currency":"SEK"},"fee":{"amount":"60.00","currency":"SEK"},"interest":{"amount":"0.00","currency":"SEK"},"movedToPrincipal":{"amount":"60.00","currency":"SEK"},"movedToRefund":{"amount":"0.00","currency":"SEK"},"on":"2015-10-05","reason":"all but charges is paid","type":"ChargesClaimedApart","way":"next-invoice"}',
  },
  {
    event: { type: 'DeferralGranted', on: on('2015-10-05'), decisionId: 'd-2', newDueOn: on('2015-11-30') },
    text: '{"decisionId":"d-2","newDueOn":"2015-11-30","on":"2015-10-05","type":"DeferralGranted"}',
  },
  {
    event: {
      type: 'DeferralGranted',
      on: on('2015-10-06'),
      decisionId: 'd-3',
      newDueOn: on('2015-12-31'),
      interestRuns: true,
    },
    text: '{"decisionId":"d-3","interestRuns":true,"newDueOn":"2015-12-31","on":"2015-10-06","type":"DeferralGranted"}',
  },
  {
    event: {
      type: 'StepWithdrawn',
      on: on('2015-10-07'),
      decisionId: 'd-3',
      step: 'reminder',
      performedOn: on('2015-02-09'),
      reason: 'deferred before it',
    },
    text: '{"decisionId":"d-3","on":"2015-10-07","performedOn":"2015-02-09","reason":"deferred before it","step":"reminder","type":"StepWithdrawn"}',
  },
  {
    event: {
      type: 'StepWithdrawn',
      on: on('2015-10-08'),
      decisionId: 'letter/main/1001/3',
      step: 'demand',
      performedOn: on('2015-02-20'),
      reason: 'paid meanwhile',
      unsent: true,
    },
    text: '{"decisionId":"letter/main/1001/3","on":"2015-10-08","performedOn":"2015-02-20","reason":"paid meanwhile","step":"demand","type":"StepWithdrawn","unsent":true}',
  },
  {
    event: {
      type: 'PlanAgreed',
      on: on('2015-10-12'),
      decisionId: 'd-4',
      instalments: [
        { dueOn: on('2015-11-30'), amount: sek('700') },
        { dueOn: on('2015-12-31'), amount: sek('720.50') },
      ],
      fee: sek('170'),
      interest: sek('0'),
      interestLines: [],
      total: sek('1420.50'),
    },
    text: `{"decisionId":"d-4","fee":{"amount":"170.00","currency":"SEK"},"instalments":[{"amount":{"amount":"700.00","currency":"SEK"},"dueOn":"2015-11-30"},{"amount":{"amount":"720.50","currency":"SEK"},"dueOn":"2015-12-31"}],"interest":${NOUGHT},"interestLines":[],"on":"2015-10-12","total":{"amount":"1420.50","currency":"SEK"},"type":"PlanAgreed"}`,
  },
  {
    event: {
      type: 'InstalmentReminded',
      on: on('2015-12-07'),
      planId: 'd-4',
      instalment: 1,
      missing: sek('700'),
      payBy: on('2015-12-17'),
      reason: 'not paid on its day',
    },
    text: '{"instalment":1,"missing":{"amount":"700.00","currency":"SEK"},"on":"2015-12-07","payBy":"2015-12-17","planId":"d-4","reason":"not paid on its day","type":"InstalmentReminded"}',
  },
  {
    event: {
      type: 'PlanDefaulted',
      on: on('2015-12-21'),
      planId: 'd-4',
      missing: sek('700'),
      reason: 'the respite ran out',
    },
    text: '{"missing":{"amount":"700.00","currency":"SEK"},"on":"2015-12-21","planId":"d-4","reason":"the respite ran out","type":"PlanDefaulted"}',
  },
  {
    event: { type: 'PlanReinstated', on: on('2015-12-22'), decisionId: 'd-5', planId: 'd-4' },
    text: '{"decisionId":"d-5","on":"2015-12-22","planId":"d-4","type":"PlanReinstated"}',
  },
  {
    event: { type: 'PlanReinstated', on: on('2015-12-23'), decisionId: 'd-6', planId: 'd-4', added: sek('60') },
    text: `{"added":${SIXTY},"decisionId":"d-6","on":"2015-12-23","planId":"d-4","type":"PlanReinstated"}`,
  },
  {
    event: { type: 'DisputeRaised', on: on('2016-01-04'), decisionId: 'd-7' },
    text: '{"decisionId":"d-7","on":"2016-01-04","type":"DisputeRaised"}',
  },
  {
    event: { type: 'DisputeRaised', on: on('2016-01-05'), decisionId: 'd-8', amount: sek('300') },
    text: '{"amount":{"amount":"300.00","currency":"SEK"},"decisionId":"d-8","on":"2016-01-05","type":"DisputeRaised"}',
  },
  {
    event: { type: 'DisputeSettled', on: on('2016-01-11'), decisionId: 'd-9' },
    text: '{"decisionId":"d-9","on":"2016-01-11","type":"DisputeSettled"}',
  },
  {
    event: {
      type: 'HoldPlaced',
      on: on('2016-01-12'),
      decisionId: 'd-10',
      from: on('2016-01-12'),
      through: on('2016-02-12'),
    },
    text: '{"decisionId":"d-10","from":"2016-01-12","on":"2016-01-12","through":"2016-02-12","type":"HoldPlaced"}',
  },
  {
    event: {
      type: 'ClaimCredited',
      on: on('2016-02-15'),
      decisionId: 'd-11',
      cause: 'credit-note',
      documentNumber: 'K-17',
      effectiveOn: on('2015-01-02'),
      amount: sek('50.5'),
      principal: sek('50.5'),
      refund: sek('0'),
    },
    text: `{"amount":{"amount":"50.50","currency":"SEK"},"cause":"credit-note","decisionId":"d-11","documentNumber":"K-17","effectiveOn":"2015-01-02","on":"2016-02-15","principal":{"amount":"50.50","currency":"SEK"},"refund":${NOUGHT},"type":"ClaimCredited"}`,
  },
  {
    event: { type: 'ClaimWrittenDown', on: on('2016-06-30'), decisionId: 'd-12', amount: sek('1000') },
    text: '{"amount":{"amount":"1000.00","currency":"SEK"},"decisionId":"d-12","on":"2016-06-30","type":"ClaimWrittenDown"}',
  },
  {
    event: {
      type: 'ClaimWrittenOff',
      on: on('2016-07-01'),
      decisionId: 'd-13',
      ground: 'uncollectable',
      fee: sek('0'),
      interest: sek('0'),
      principal: sek('1200'),
      vat: sek('240'),
    },
    text: `{"decisionId":"d-13","fee":${NOUGHT},"ground":"uncollectable","interest":${NOUGHT},"on":"2016-07-01","principal":{"amount":"1200.00","currency":"SEK"},"type":"ClaimWrittenOff","vat":{"amount":"240.00","currency":"SEK"}}`,
  },
  {
    event: {
      type: 'ClaimReinstated',
      on: on('2016-07-04'),
      writeOffId: 'd-13',
      fee: sek('0'),
      interest: sek('0'),
      principal: sek('1200'),
      vat: sek('240'),
      reason: 'an heir was found',
    },
    text: `{"fee":${NOUGHT},"interest":${NOUGHT},"on":"2016-07-04","principal":{"amount":"1200.00","currency":"SEK"},"reason":"an heir was found","type":"ClaimReinstated","vat":{"amount":"240.00","currency":"SEK"},"writeOffId":"d-13"}`,
  },
  {
    event: {
      type: 'SetOffBooked',
      on: on('2016-07-05'),
      decisionId: 'd-14',
      against: 'grant 2016/7',
      amount: sek('160'),
      allocation: covered('100'),
    },
    text: `{"against":"grant 2016/7","allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"decisionId":"d-14","on":"2016-07-05","type":"SetOffBooked"}`,
  },
  {
    event: {
      type: 'SetOffTakenBack',
      on: on('2016-07-06'),
      decisionId: 'd-15',
      setOffId: 'd-14',
      amount: sek('160'),
      allocation: covered('100'),
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"decisionId":"d-15","on":"2016-07-06","setOffId":"d-14","type":"SetOffTakenBack"}`,
  },
  {
    event: {
      type: 'LimitationInterrupted',
      on: on('2016-07-07'),
      decisionId: 'd-16',
      by: 'acknowledged',
      proof: 'letter of 7 July',
    },
    text: '{"by":"acknowledged","decisionId":"d-16","on":"2016-07-07","proof":"letter of 7 July","type":"LimitationInterrupted"}',
  },
  {
    event: {
      type: 'LimitationInterrupted',
      on: on('2016-07-08'),
      decisionId: 'd-17',
      by: 'proceedings',
      endedOn: on('2016-07-08'),
      proof: 'T 123-16',
    },
    text: '{"by":"proceedings","decisionId":"d-17","endedOn":"2016-07-08","on":"2016-07-08","proof":"T 123-16","type":"LimitationInterrupted"}',
  },
  {
    event: {
      type: 'PolicyChanged',
      on: on('2016-07-11'),
      decisionId: 'd-18',
      policyId: 'se-botkyrka',
      policyVersion: '2',
      fromPolicyId: 'se-botkyrka',
      fromPolicyVersion: '1',
    },
    text: '{"decisionId":"d-18","fromPolicyId":"se-botkyrka","fromPolicyVersion":"1","on":"2016-07-11","policyId":"se-botkyrka","policyVersion":"2","type":"PolicyChanged"}',
  },
  {
    event: { type: 'DebtorStatusChanged', on: on('2016-07-12'), status: 'bankrupt' },
    text: '{"on":"2016-07-12","status":"bankrupt","type":"DebtorStatusChanged"}',
  },
  {
    event: {
      type: 'DebtorStatusChanged',
      on: on('2016-07-13'),
      status: 'deceased',
      decisionId: 'd-19',
      effects: {
        waitsThrough: on('2016-10-13'),
        stops: true,
        interestStopsOn: on('2016-07-13'),
        paragraph: '18 kap. 1 § ÄB',
      },
    },
    text: '{"decisionId":"d-19","effects":{"interestStopsOn":"2016-07-13","paragraph":"18 kap. 1 § ÄB","stops":true,"waitsThrough":"2016-10-13"},"on":"2016-07-13","status":"deceased","type":"DebtorStatusChanged"}',
  },
  {
    event: {
      type: 'DebtorStatusChanged',
      on: on('2016-07-13'),
      debtorId: 'D-2',
      status: 'bankrupt',
      decisionId: 'd-31',
    },
    text: '{"debtorId":"D-2","decisionId":"d-31","on":"2016-07-13","status":"bankrupt","type":"DebtorStatusChanged"}',
  },
  {
    event: { type: 'DebtorAddressChanged', on: on('2016-07-14'), decisionId: 'd-20', address: 'protected' },
    text: '{"address":"protected","decisionId":"d-20","on":"2016-07-14","type":"DebtorAddressChanged"}',
  },
  {
    event: { type: 'LiableDebtorChanged', on: on('2016-07-15'), decisionId: 'd-21', debtorId: 'D-2', liable: true },
    text: '{"debtorId":"D-2","decisionId":"d-21","liable":true,"on":"2016-07-15","type":"LiableDebtorChanged"}',
  },
  {
    event: { type: 'CourtRouteTaken', on: on('2016-07-18'), decisionId: 'd-22' },
    text: '{"decisionId":"d-22","on":"2016-07-18","type":"CourtRouteTaken"}',
  },
  {
    event: {
      type: 'FiledAtCourt',
      on: on('2016-07-18'),
      decisionId: 'd-22b',
      court: 'Förvaltningsrätten i Stockholm',
      caseNumber: '1234-16',
      receipt: 'A-17',
    },
    text: '{"caseNumber":"1234-16","court":"Förvaltningsrätten i Stockholm","decisionId":"d-22b","on":"2016-07-18","receipt":"A-17","type":"FiledAtCourt"}',
  },
  {
    event: { type: 'CourtTransferRequested', on: on('2016-07-18'), decisionId: 'd-22c', receipt: 'A-18' },
    text: '{"decisionId":"d-22c","on":"2016-07-18","receipt":"A-18","type":"CourtTransferRequested"}',
  },
  {
    event: {
      type: 'ReferralRecalled',
      on: on('2016-07-19'),
      decisionId: 'd-23',
      reason: 'settled between the parties',
    },
    text: '{"decisionId":"d-23","on":"2016-07-19","reason":"settled between the parties","type":"ReferralRecalled"}',
  },
  {
    event: {
      type: 'ServiceChanged',
      on: on('2016-07-20'),
      decisionId: 'd-24',
      service: 'water',
      change: 'suspended',
      checklist: ['debt-due', 'told-before'],
    },
    text: '{"change":"suspended","checklist":["debt-due","told-before"],"decisionId":"d-24","on":"2016-07-20","service":"water","type":"ServiceChanged"}',
  },
  {
    event: { type: 'DecisionReversed', on: on('2016-07-21'), decisionId: 'd-25', reverses: 'd-10' },
    text: '{"decisionId":"d-25","on":"2016-07-21","reverses":"d-10","type":"DecisionReversed"}',
  },
  {
    event: {
      type: 'StepPerformed',
      on: on('2016-07-25'),
      step: 'warning',
      plannedOn: on('2016-07-25'),
      fee: sek('0'),
      interest: sek('0'),
      interestLines: [],
      total: sek('100'),
      principal: sek('100'),
      reason: 'a note',
      because: {
        words: { en: 'warning', sv: 'varning' },
        sources: ['S002-22'],
        day: {
          anchor: { from: 'step', step: 'demand', on: on('2016-06-23') },
          delay: { months: 1 },
          earliest: on('2016-07-23'),
          placement: 'next-banking-day',
          closed: 'Saturday',
        },
      },
    },
    text: `{"because":{"day":{"anchor":{"from":"step","on":"2016-06-23","step":"demand"},"closed":"Saturday","delay":{"months":1},"earliest":"2016-07-23","placement":"next-banking-day"},"sources":["S002-22"],"words":{"en":"warning","sv":"varning"}},"fee":${NOUGHT},"interest":${NOUGHT},"interestLines":[],"on":"2016-07-25","plannedOn":"2016-07-25","principal":{"amount":"100.00","currency":"SEK"},"reason":"a note","step":"warning","total":{"amount":"100.00","currency":"SEK"},"type":"StepPerformed"}`,
  },
  {
    event: {
      type: 'InstalmentReminded',
      on: on('2016-07-26'),
      planId: 'd-4',
      instalment: 2,
      missing: sek('50'),
      payBy: on('2016-08-05'),
      reason: 'a note',
      because: {
        words: { en: 'missed instalment' },
        sources: ['S002-47'],
        day: {
          anchor: { from: 'instalment', instalment: 2, on: on('2016-07-20') },
          delay: { days: 3 },
          earliest: on('2016-07-23'),
          placement: 'next-banking-day',
          lateFor: on('2016-07-25'),
        },
      },
    },
    text: '{"because":{"day":{"anchor":{"from":"instalment","instalment":2,"on":"2016-07-20"},"delay":{"days":3},"earliest":"2016-07-23","lateFor":"2016-07-25","placement":"next-banking-day"},"sources":["S002-47"],"words":{"en":"missed instalment"}},"instalment":2,"missing":{"amount":"50.00","currency":"SEK"},"on":"2016-07-26","payBy":"2016-08-05","planId":"d-4","reason":"a note","type":"InstalmentReminded"}',
  },
  {
    event: {
      type: 'PlanDefaulted',
      on: on('2016-07-27'),
      planId: 'd-4',
      missing: sek('50'),
      reason: 'a note',
      because: { words: { en: 'plan not kept', da: 'ikke overholdt' }, sources: ['S002-47'] },
    },
    text: '{"because":{"sources":["S002-47"],"words":{"da":"ikke overholdt","en":"plan not kept"}},"missing":{"amount":"50.00","currency":"SEK"},"on":"2016-07-27","planId":"d-4","reason":"a note","type":"PlanDefaulted"}',
  },
  {
    event: { type: 'FeeWaived', on: on('2016-07-28'), decisionId: 'd-30', amount: sek('180') },
    text: '{"amount":{"amount":"180.00","currency":"SEK"},"decisionId":"d-30","on":"2016-07-28","type":"FeeWaived"}',
  },
  {
    event: {
      type: 'PaymentReversed',
      on: on('2016-07-29'),
      reversalId: 'move/d-31',
      paymentId: 'p-1',
      amount: sek('160'),
      allocation: covered('100'),
      decisionId: 'd-31',
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"decisionId":"d-31","on":"2016-07-29","paymentId":"p-1","reversalId":"move/d-31","type":"PaymentReversed"}`,
  },
  {
    event: {
      type: 'PaymentReceived',
      on: on('2016-07-29'),
      paymentId: 'p-1',
      amount: sek('160'),
      allocation: covered('100'),
      decisionId: 'd-31',
    },
    text: `{"allocation":{"fee":${SIXTY},"interest":${NOUGHT},"principal":{"amount":"100.00","currency":"SEK"},"refund":${NOUGHT}},"amount":{"amount":"160.00","currency":"SEK"},"decisionId":"d-31","on":"2016-07-29","paymentId":"p-1","type":"PaymentReceived"}`,
  },
  {
    event: {
      type: 'StepWithdrawn',
      on: on('2016-08-01'),
      decisionId: 'd-31',
      step: 'demand',
      performedOn: on('2016-08-01'),
      reason: 'a note',
      paidOn: on('2016-07-29'),
    },
    text: '{"decisionId":"d-31","on":"2016-08-01","paidOn":"2016-07-29","performedOn":"2016-08-01","reason":"a note","step":"demand","type":"StepWithdrawn"}',
  },
];
