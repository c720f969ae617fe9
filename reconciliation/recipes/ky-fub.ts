import type { Recipe } from '../recipe';
import { requestList, setOffPostings, setOffReport } from '../reports/set-offs';

/** Which request, and whose. */
const REQUESTS = ['request', 'person'] as const;

/** Child maintenance that was paid in advance: what was set off is booked, and every request is answered (S004-36). */
export const recipe: Recipe = {
  id: 'ky-fub',
  title: 'KY’s set-offs for child maintenance',
  place: 8,
  purpose: 'what KY set off for UDK Debitor is booked, and each request is set off or still open',
  cites: ['S004-10', 'S004-36'],
  currency: 'DKK',
  key: ['request', 'person?'],
  left: setOffReport,
  right: setOffPostings,
  third: requestList('UDK Debitor’s requests for set-off', 'accounting', 'Anmodet beløb'),
  periodRules: [{ name: 'disposition', counts: 'within', column: { left: 'month', right: 'month' } }],
  matchers: [
    { kind: 'exact' },
    { kind: 'sums' },
    { kind: 'period-shift', cause: 'booked in a neighbouring month', cites: ['S004-36'] },
  ],
  explanations: [
    {
      id: 'open',
      cause: 'requested and not set off yet',
      cites: ['S004-36'],
      by: {
        kind: 'file',
        source: requestList('requests that are still open', 'KY_RAPPORT_OEKONOMI', 'Rest', 'Restbeløb'),
        on: 'left',
        explains: 'nothing',
      },
    },
  ],
  identities: [
    {
      name: 'requests that KY has = requests that UDK Debitor sent',
      cites: ['S004-36'],
      left: (totals) => totals.of('left', 'requested'),
      right: (totals) => totals.total('third'),
      by: REQUESTS,
      applies: (totals) => totals.has('third'),
    },
    {
      name: 'requested − set off = still open',
      cites: ['S004-36'],
      left: (totals) => totals.of('left', 'requested').minus(totals.of('left', 'set off')),
      right: (totals) => totals.total('open'),
      by: REQUESTS,
      applies: (totals) => totals.has('open'),
    },
  ],
  schedule: { every: 'month', onBankingDay: 5, cites: ['S004-36'] },
  preparedBy: 'accounting',
  signedBy: 'head of accounting',
  routes: ({ class: kind }) =>
    kind === 'only-right'
      ? 'Booked and not set off by KY: find out who posted on the account for FUB.'
      : 'Set off by KY and not booked: look for the voucher on the list of failed postings (S004-20).',
};
