import { parsePolicy } from '../../../policies/parse-policy';
import type { Policy } from '../../../domain/policy/policy';

/*
 * What Herning tells its debtors in public, in our own words: a reminder, about fourteen days to pay, then
 * Gældsstyrelsen. Property tax has distraint: its reminder costs 250, and the municipality takes distraint itself. Days
 * that the page does not give are our choice, and their reasons say so.
 */

const PAGE = ['Herning Kommune, gæld til kommunen'];
const said = <Value>(value: Value, reason: string, ...sources: string[]) => ({
  value,
  reason,
  sources: sources.length > 0 ? sources : PAGE,
});
const step = { placement: 'next-banking-day', requires: [] as string[], gates: [], sources: PAGE };

const file = {
  id: 'dk-herning',
  version: '1',
  status: 'adopted',
  validFrom: '2021-01-01',
  title: 'Herning: unpaid invoices',
  country: 'DK',
  currency: 'DKK',
  timeZone: 'Europe/Copenhagen',
  language: 'da',
  paymentTermDays: said(30, 'not stated; the usual term'),
  sendingWindow: { fromHour: 8, toHour: 16 },
  reminderFeeAgreed: false,
  limitationYears: said(3, 'three years from the last timely day', 'forældelsesloven §§ 2-3'),
  groups: ['daycare', 'rent', 'property-tax'].map((code) => ({ code, name: code, aliases: [], sources: PAGE })),
  distraint: {
    ...{ groups: ['property-tax'], reason: 'property tax has udpantningsret', sources: PAGE },
    own: { groups: ['property-tax'], reason: 'it lies on the property with a preferential lien', sources: PAGE },
  },
  steps: [
    {
      ...step,
      step: 'reminder',
      anchor: { from: 'last-timely-day' },
      delay: { bankingDays: said(5, 'not stated; the bank is read by then') },
      document: 'reminder',
      timeToPay: said(14, 'about fourteen days'),
      distraintFee: said('250.00', 'the fee of the reminder to the main owner', 'gebyrloven § 2'),
      reason: 'reminder',
    },
    {
      ...step,
      step: 'own-distraint',
      kind: 'distraint',
      anchor: { from: 'step', step: 'reminder' },
      delay: { days: said(0, 'once the reminder has run') },
      placement: 'without-day',
      requires: ['reminder'],
      groups: { only: ['property-tax'] },
      reason: 'a person calls the owners to the distraint',
    },
    {
      ...step,
      step: 'referral',
      anchor: { from: 'step', step: 'reminder' },
      delay: { weeks: said(2, 'about fourteen days') },
      requires: ['reminder'],
      groups: { except: ['property-tax'] },
      reason: 'hand-over to Gældsstyrelsen',
    },
  ],
};

export function herning(): Policy {
  return parsePolicy(file);
}
