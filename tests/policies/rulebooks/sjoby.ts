import { parsePolicy } from '../../../policies/parse-policy';
import { rulebookOf } from '../../../policies/rulebook';
import { fillIn } from '../../../policies/writing/fill-in';

const only = (...groups: string[]) => ({ only: groups });

/** A town of made-up rules that closes services: library, water and childcare. */
export const sjobyFile = {
  id: 'se-sjoby',
  title: 'Sjöby',
  country: 'SE',
  validFrom: '2015-01-01',
  status: 'adopted',
  sources: 'made-up rules',
  groups: ['library', 'water', 'childcare', 'other'].map((code) => ({ code, name: code })),
  services: [
    {
      service: 'library',
      groups: 'library',
      called: { sv: 'bibliotekskortet' },
      decidedBy: 'kultur- och fritidsnämnden',
      unpaidInvoices: 2,
      liftedBy: 50,
      namesEndDay: true,
      costs: { closing: 100, opening: 50, agreement: { on: '2014-01-01', reason: 'the terms of the card' } },
    },
    { service: 'water', groups: 'water', liftedBy: 'overdue', costs: { closing: 800, opening: 700 } },
    { service: 'childcare', groups: 'childcare' },
  ],
  steps: [
    { step: 'reminder', delay: { days: 10 } },
    { step: 'demand', delay: { days: 10 }, fee: 180 },
    { step: 'card-notice', kind: 'sanction-notice', delay: { days: 10 }, groups: only('library') },
    { step: 'card-last-notice', kind: 'sanction-notice', delay: { days: 14 }, groups: only('library') },
    { step: 'card-closed', kind: 'sanction', delay: { days: 30 }, groups: only('library') },
    {
      ...{ step: 'water-call', kind: 'sanction-notice', anchor: { from: 'step', step: 'demand' }, delay: { days: 10 } },
      ...{ timeToPay: 14, groups: only('water') },
    },
    { step: 'water-review', kind: 'review', groups: only('water') },
    {
      ...{ step: 'suspension-notice', anchor: { from: 'step', step: 'demand' }, delay: { days: 10 } },
      groups: only('childcare'),
    },
    { step: 'suspension-due', delay: { months: 2 }, groups: only('childcare') },
    { step: 'referral', anchor: { from: 'step', step: 'demand' }, delay: { months: 3 } },
  ],
};

export const sjobyPolicy = parsePolicy(fillIn(sjobyFile).data);
export const sjoby = rulebookOf(sjobyPolicy);
