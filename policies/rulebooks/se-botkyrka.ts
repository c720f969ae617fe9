import { civilDate } from '../../domain/kernel/civil-date';
import type { InvoiceGroup, Policy, Setting } from '../../domain/policy/policy';

const STANDARD = ['S002-10', 'S002-60'];
/** Care costs of placed children and the social area never get a demand; they go to court (S002-33). */
const COURT_GROUPS = ['placed-children-care', 'social-area'];

function days(value: number, reason: string, ...sources: string[]): { days: Setting<number> } {
  return { days: { value, reason, sources } };
}

function months(value: number, reason: string, ...sources: string[]): { months: Setting<number> } {
  return { months: { value, reason, sources } };
}

/** No delay of its own: every step waits for the last day of the letter before it. */
const AFTER_THE_DEMAND = days(
  0,
  "the first banking day after the demand's last day; the monthly lists were how it was done by hand",
  'S002-22',
  'S002-23',
);

function group(code: string, name: string, aliases: string[] = [], sources: string[] = STANDARD): InvoiceGroup {
  return { code, name, aliases, sources };
}

/**
 * Botkyrka's routine as its auditors describe it (S002, 31 October 2016). Where the audit gives a window or is silent,
 * the setting's reason says what this policy chose.
 */
export const seBotkyrka: Policy = {
  id: 'se-botkyrka',
  version: '3',
  status: 'adopted',
  validFrom: civilDate('2015-01-01'),
  title: 'Botkyrka: payment monitoring and claims',
  country: 'SE',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  paymentTermDays: { value: 30, reason: 'most common payment term, 30 days net', sources: ['S002-14'] },
  sendingWindow: { fromHour: 8, toHour: 16 },
  reminderFeeAgreed: false,
  lateInterest: {
    pointsOverReference: {
      value: '8',
      reason: 'the reference rate + 8 percentage points, by half-year',
      sources: ['S002-19', 'räntelagen 6 §'],
    },
  },
  limitationYears: {
    value: 10,
    reason:
      'ten years from when the claim arose; water and sewerage have their own; whether another group is a claim on a consumer (three years) is for the municipality to say',
    sources: ['preskriptionslagen 2 §'],
  },
  groups: [
    group('40', 'Hemtjänst'),
    {
      ...group('55', 'VA-enheten', [], [...STANDARD, 'S002-37']),
      limitationYears: {
        value: 3,
        reason:
          'as a claim on a consumer: so VA-nämnden, of which only the title was read; the shorter time is the safe one',
        sources: ['preskriptionslagen 2 § andra stycket', 'VA-nämnden 9A:3'],
      },
    },
    group('61', 'Ströfakturor'),
    group('62', 'Barnomsorg', [], [...STANDARD, 'S002-34']),
    group('64', 'Hyror'),
    group('65', 'Kulturskolan/musikskolan'),
    group('66', 'Teknisk produktion'),
    group('67', 'Vård- och äldreomsorg'),
    group(
      'placed-children-care',
      'Vårdkostnader för placerade barn',
      ['placedChildrenCare', 'vårdkostnader för placerade barn'],
      ['S002-33'],
    ),
    group('social-area', 'Sociala området', ['socialArea', 'sociala området'], ['S002-33']),
    group('premises-hire', 'Lokalhyra, kultur och fritid', ['premisesHire', 'lokalhyra'], ['S002-38', 'S002-39']),
  ],
  steps: [
    {
      step: 'reminder',
      anchor: { from: 'due-date' },
      delay: days(7, 'seven calendar days after the printed due date', 'S002-15'),
      placement: 'next-banking-day',
      requires: [],
      gates: [],
      document: 'reminder',
      reason: 'payment reminder on the invoice amount only',
      sources: ['S002-15', 'S002-16'],
    },
    {
      step: 'administrative-court',
      anchor: { from: 'due-date' },
      delay: days(17, 'the day on which other claims get their demand', 'S002-33', 'S002-17'),
      placement: 'next-banking-day',
      requires: ['reminder'],
      respite: {
        after: 'reminder',
        ...days(10, 'a late reminder keeps the ten days that lie between day 7 and day 17', 'S002-15', 'S002-17'),
      },
      groups: { only: COURT_GROUPS },
      gates: [],
      reason: 'to the administrative court instead of a collection demand',
      sources: ['S002-33'],
    },
    {
      step: 'demand',
      anchor: { from: 'due-date' },
      delay: {
        days: {
          value: 17,
          within: [17, 21],
          reason: 'the first day of the window; the audit does not say what decides the day within it',
          sources: ['S002-17'],
        },
      },
      placement: 'next-banking-day',
      requires: ['reminder'],
      respite: {
        after: 'reminder',
        ...days(10, 'a late reminder keeps the ten days that lie between day 7 and day 17', 'S002-15', 'S002-17'),
      },
      groups: { except: COURT_GROUPS },
      fee: { value: '180.00', reason: 'collection fee', sources: ['S002-18', 'lag (1981:739) 4 §'] },
      chargesInterest: true,
      gates: [],
      document: 'demand',
      reason: 'collection demand with fee and late interest',
      sources: ['S002-17', 'S002-18', 'S002-19', 'S002-21'],
    },
    {
      step: 'warning',
      anchor: { from: 'step', step: 'demand' },
      delay: AFTER_THE_DEMAND,
      placement: 'next-banking-day',
      requires: ['demand'],
      gates: [],
      document: 'warning',
      reason: 'warning of hand-over, when the demand is still unpaid',
      sources: ['S002-22', 'S002-23'],
    },
    {
      step: 'suspension-notice',
      anchor: { from: 'step', step: 'demand' },
      delay: AFTER_THE_DEMAND,
      placement: 'next-banking-day',
      requires: ['demand'],
      groups: { only: ['62'] },
      gates: [],
      document: 'suspension-notice',
      reason: 'varselbrev: notice that the childcare place is suspended unless the invoice is paid within two months',
      sources: ['S002-34', 'S002-35', 'S002-36'],
    },
    {
      step: 'suspension-due',
      anchor: { from: 'step', step: 'suspension-notice' },
      delay: months(2, 'the invoice must be paid within two months of the notice', 'S002-35'),
      placement: 'next-banking-day',
      requires: ['suspension-notice'],
      groups: { only: ['62'] },
      gates: [],
      reason: 'the two months of the notice have run: the place is to be suspended, the fee-free hours stay',
      sources: ['S002-34', 'S002-35'],
    },
    {
      step: 'shut-off-review',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'no day limit is given', 'S002-37'),
      placement: 'without-day',
      requires: ['demand'],
      groups: { only: ['55'] },
      gates: [],
      reason: 'a person reviews whether the water supply is shut off, by the five conditions of the law',
      sources: ['S002-37', 'VA-lagen 43 §'],
    },
    {
      step: 'set-off-review',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'no day is given', 'S002-38'),
      placement: 'without-day',
      requires: ['demand'],
      groups: { only: ['premises-hire'] },
      gates: [],
      reason: 'a person reviews set-off against association grants, or demands prepayment',
      sources: ['S002-38', 'S002-39'],
    },
    {
      step: 'referral',
      anchor: { from: 'step', step: 'demand' },
      delay: months(1, 'about one month after the demand was performed: one calendar month', 'S002-24'),
      placement: 'next-banking-day',
      requires: ['demand', 'warning'],
      claimedOver: {
        value: '500.00',
        reason:
          'everything claimed counts: principal, fee and charged interest, less payments; 500.00 itself is not over',
        sources: ['S002-25'],
      },
      gates: [],
      reason: 'hand-over to Kronofogden',
      sources: ['S002-24', 'S002-25'],
    },
    {
      step: 'monitoring',
      anchor: { from: 'answer', answer: 'ruling' },
      delay: days(0, 'on the ruling', 'S002-28'),
      placement: 'next-banking-day',
      requires: ['referral'],
      notForDebtors: { statuses: ['deceased', 'bankrupt', 'debt-restructured'], sources: ['S002-29'] },
      notWhenTimeBarred: { sources: ['S002-29'] },
      gates: [],
      reason: 'to Intrum for long-term monitoring, with accounts every quarter',
      sources: ['S002-28', 'S002-30'],
    },
  ],
};
