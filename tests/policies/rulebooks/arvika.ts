import { parsePolicy } from '../../../policies/parse-policy';
import type { Policy } from '../../../domain/policy/policy';

/*
 * Arvika's public rules for unpaid invoices, in our own words, but that the town demands before the agency does. As the rules
 * have it, the agency demands: `town-rules.ts`. Where the rules say "about", the reason says what was chosen. Groups and
 * their codes are made up.
 */

const RULES = ['Arvika kommun, regler för kravverksamhet'];
const said = <Value>(value: Value, reason: string, ...sources: string[]) => ({
  value,
  reason,
  sources: sources.length > 0 ? sources : RULES,
});
const days = (value: number, reason: string) => ({ days: said(value, reason) });

/** These get a demand without a reminder before it. */
export const AT_ONCE = ['childcare', 'rent', 'elderly-care'];
export const REMINDED = ['music-school', 'permits', 'environment', 'library', 'water'];
const step = { placement: 'next-banking-day', requires: [] as string[], gates: [], sources: RULES };

/** As a file would have it: `parsePolicy` reads it. */
export const arvikaFile = {
  id: 'se-arvika',
  version: '1',
  status: 'adopted',
  validFrom: '2015-01-01',
  title: 'Arvika: unpaid invoices',
  country: 'SE',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  paymentTermDays: said(30, 'the usual term'),
  sendingWindow: { fromHour: 8, toHour: 16 },
  reminderFeeAgreed: false,
  lateInterest: {
    pointsOverReference: said('8', 'late interest by law', 'räntelagen 6 §'),
    paidBeforeDemand: said('next-invoice', 'late interest is claimed on the next invoice, or on a separate one'),
    alsoAfterCharge: true,
    noNextInvoice: {
      afterMonths: said(3, 'not stated; a debtor who has a service is invoiced within three months'),
      then: said('separate-invoice', 'a separate invoice where no next one comes'),
    },
  },
  limitationYears: said(3, 'the shorter time is the safe one', 'preskriptionslagen 2 §'),
  agreements: {
    deferral: {
      mostMonths: said(3, 'not stated; three months'),
      interest: said('from-old-due-date', 'late interest runs on'),
      claimedOver: said('500.00', 'none for small sums; the sum is our choice'),
      mostTimes: said(1, 'for a single event'),
    },
    plan: {
      noticeAfterDays: said(3, 'not stated; a payment of the last day is known by then'),
      respiteDays: said(10, 'not stated; as long as a demand'),
      claimedOver: said('500.00', 'none for small sums; the sum is our choice'),
      mostTimes: said(1, 'for a single event'),
    },
  },
  groups: [...REMINDED, ...AT_ONCE].map((code) => ({ code, name: code, aliases: [], sources: RULES })),
  steps: [
    {
      ...step,
      step: 'reminder',
      anchor: { from: 'due-date' },
      delay: days(10, 'about ten days after the due date'),
      document: 'reminder',
      reason: 'payment reminder',
      variants: [{ for: { groups: AT_ONCE }, skipped: true, sources: RULES }],
    },
    {
      ...step,
      step: 'demand',
      anchor: { from: 'step', step: 'reminder' },
      delay: days(10, 'ten days after the reminder'),
      requires: ['reminder'],
      document: 'demand',
      fee: said('180.00', 'demand fee', 'lag (1981:739) 4 §'),
      chargesInterest: true,
      reason: 'collection demand',
      variants: [
        {
          for: { groups: AT_ONCE },
          anchor: { from: 'due-date' },
          delay: days(10, 'about ten days after the due date, without a reminder'),
        },
      ],
    },
    {
      ...step,
      step: 'library-closing-notice',
      kind: 'sanction-notice',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'with the end of the demand'),
      requires: ['demand'],
      groups: { only: ['library'] },
      document: 'sanction-notice',
      timeToPay: said(14, 'the committee gives fourteen days'),
      reason: 'notice that the library card is closed',
    },
    {
      ...step,
      step: 'library-closing',
      kind: 'sanction',
      anchor: { from: 'step', step: 'library-closing-notice' },
      delay: days(14, 'the fourteen days of the notice'),
      requires: ['library-closing-notice'],
      groups: { only: ['library'] },
      reason: 'the library card is to be closed',
    },
    {
      ...step,
      step: 'suspension-notice',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'with the end of the demand'),
      requires: ['demand'],
      groups: { only: ['childcare'] },
      document: 'suspension-notice',
      reason: 'notice that the place is suspended',
    },
    {
      ...step,
      step: 'music-school-review',
      kind: 'review',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'no day is given'),
      placement: 'without-day',
      requires: ['demand'],
      groups: { only: ['music-school'] },
      reason: 'the committee decides whether the place is lost',
    },
    {
      ...step,
      step: 'shut-off-review',
      anchor: { from: 'step', step: 'demand' },
      delay: days(0, 'no day is given'),
      placement: 'without-day',
      requires: ['demand'],
      groups: { only: ['water'] },
      reason: 'a person reviews whether the water is shut off',
      sources: ['VA-lagen (2006:412) 43 §'],
    },
    {
      ...step,
      step: 'agency',
      anchor: { from: 'step', step: 'demand' },
      delay: days(20, 'no day is given; twenty days leave time for an objection'),
      requires: ['demand'],
      reason: 'the agency demands, applies to Kronofogden and watches the claim',
    },
  ],
};

/** The same rules, but that the town applies to Kronofogden itself. */
export const arvikaWithoutAgency = {
  ...arvikaFile,
  steps: [
    ...arvikaFile.steps.filter((rule) => rule.step !== 'agency'),
    {
      ...step,
      step: 'referral',
      anchor: { from: 'step', step: 'demand' },
      delay: days(20, 'no day is given; twenty days leave time for an objection'),
      requires: ['demand'],
      reason: 'application to Kronofogden',
    },
    {
      ...step,
      step: 'monitoring',
      anchor: { from: 'answer', answer: 'ruling' },
      delay: days(0, 'on the ruling'),
      requires: ['referral'],
      reason: 'long-term monitoring by the agency',
    },
  ],
};

export function arvika(): Policy {
  return parsePolicy(arvikaFile);
}
