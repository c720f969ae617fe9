import { civilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';

/**
 * Statens Administration's debtor service (S003). The description gives the levels, the gates and the run frequency;
 * days between reminders, fees and interest are not stated: the settings say what this policy chose.
 */
export const dkStatensAdministration: Policy = {
  id: 'dk-statens-administration',
  version: '1',
  status: 'adopted',
  validFrom: civilDate('2015-01-01'),
  title: 'Statens Administration: debtor service',
  country: 'DK',
  currency: 'DKK',
  timeZone: 'Europe/Copenhagen',
  language: 'da',
  paymentTermDays: {
    value: 30,
    reason: 'not stated in the source; 30 days net, as is usual for the state',
    sources: ['S003-10'],
  },
  sendingWindow: { fromHour: 8, toHour: 16 },
  reminderFeeAgreed: false,
  limitationYears: {
    value: 3,
    reason: 'three years from the last timely day to pay',
    sources: ['forældelsesloven §§ 2-3'],
  },
  runs: {
    frequency: {
      value: 'weekly',
      reason: 'weekly, every 14 days or monthly, as agreed with the client',
      sources: ['S003-23', 'S003-24', 'S003-25'],
    },
    firstRunOn: civilDate('2014-01-06'),
  },
  steps: [
    {
      step: 'reminder',
      anchor: { from: 'last-timely-day' },
      delay: { days: { value: 1, reason: 'the first run after the last timely day to pay', sources: ['S003-17'] } },
      placement: 'next-run',
      requires: [],
      gates: ['bank-reconciled', 'not-flagged'],
      document: 'reminder',
      reason: '1st reminder',
      sources: ['S003-17', 'S003-18', 'S003-21', 'S003-26'],
    },
    {
      step: 'second-reminder',
      anchor: { from: 'step', step: 'reminder' },
      delay: {
        days: {
          value: 10,
          reason: 'a later run, at least ten days after the 1st reminder',
          sources: ['S003-18', 'inkassoloven § 10'],
        },
      },
      placement: 'next-run',
      requires: ['reminder'],
      gates: ['bank-reconciled', 'not-flagged'],
      document: 'reminder',
      reason: '2nd reminder',
      sources: ['S003-18', 'S003-21', 'S003-26'],
    },
    {
      step: 'acceptance',
      anchor: { from: 'step', step: 'second-reminder' },
      delay: {
        days: {
          value: 10,
          reason: 'the first run at least ten days after the 2nd reminder',
          sources: ['S003-19', 'inkassoloven § 10'],
        },
      },
      placement: 'next-run',
      requires: ['second-reminder'],
      gates: ['bank-reconciled', 'not-flagged'],
      reason: 'the client is asked to accept the hand-over',
      sources: ['S003-20'],
    },
    {
      step: 'referral',
      anchor: { from: 'answer', answer: 'acceptance' },
      delay: {
        days: { value: 0, reason: 'on the day of the acceptance or the next banking day', sources: ['S003-20'] },
      },
      placement: 'next-banking-day',
      requires: ['acceptance'],
      gates: [],
      reason: 'hand-over to Gældsstyrelsen',
      sources: ['S003-19', 'S003-20'],
    },
  ],
};
