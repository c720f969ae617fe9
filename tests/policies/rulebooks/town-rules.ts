import { parsePolicy } from '../../../policies/parse-policy';
import { fillIn } from '../../../policies/writing/fill-in';

/*
 * Public rules of three towns, in our own words and as a finance officer would write them. Groups and their codes are made
 * up. Where a town gives no figure, the reason says what was chosen.
 */

const chosen = (value: number | string, reason: string) => ({ value, reason: `our choice: ${reason}` });
const AT_ONCE = ['childcare', 'rent', 'elderly-care'];
const REMINDED = ['music-school', 'permits', 'library', 'water'];

/**
 * Arvika: an agency demands, applies and watches, ten days after a reminder; for some groups ten days after the due date. The
 * fee of 180 is the demand's, so the agency's. Sanctions are each committee's; no plan for small sums.
 */
export const arvikaRules = {
  id: 'se-arvika-agency',
  title: 'Arvika: the agency demands',
  country: 'SE',
  validFrom: '2015-01-01',
  status: 'adopted',
  sources: 'Arvika kommun, kravverksamhet',
  groups: [...REMINDED, ...AT_ONCE].map((code) => ({ code, name: code })),
  services: [
    { service: 'library', groups: 'library', called: { sv: 'lånekortet' }, decidedBy: 'ansvarig nämnd' },
    { service: 'water', groups: 'water', decidedBy: 'ansvarig nämnd' },
    { service: 'childcare', groups: 'childcare', decidedBy: 'ansvarig nämnd' },
  ],
  agreements: {
    deferral: { mostMonths: chosen(3, 'not stated'), interest: 'from-old-due-date', mostTimes: 1 },
    plan: {
      noticeAfterDays: chosen(3, 'not stated'),
      respiteDays: chosen(10, 'not stated'),
      claimedOver: chosen('500.00', 'none for small sums'),
      mostTimes: 1,
    },
  },
  steps: [
    { step: 'reminder', delay: { days: 10 }, groups: { except: AT_ONCE } },
    {
      ...{ step: 'agency', anchor: { from: 'step', step: 'reminder' }, delay: { days: 10 }, requires: ['reminder'] },
      variants: [{ for: { groups: AT_ONCE }, anchor: 'due-date', requires: [], delay: { days: 10 } }],
    },
    {
      ...{ step: 'card-notice', kind: 'sanction-notice', anchor: { from: 'step', step: 'agency' } },
      ...{ delay: { days: chosen(30, 'not stated') }, timeToPay: 14, groups: { only: 'library' } },
    },
    { step: 'card-closed', kind: 'sanction', delay: { days: 14 }, groups: { only: 'library' } },
    { step: 'shut-off-review', anchor: { from: 'step', step: 'agency' }, groups: { only: 'water' } },
    {
      ...{ step: 'suspension-notice', anchor: { from: 'step', step: 'agency' }, groups: { only: 'childcare' } },
      delay: { days: chosen(30, 'not stated') },
    },
    { step: 'suspension-due', delay: { months: 2 }, groups: { only: 'childcare' } },
  ],
};

/**
 * Tanum: no reminder; a demand about ten days after the due date, with the highest fee on claims over 100 kronor; then the
 * invoicing department approves and a credit report is fetched, before the application.
 */
export const tanumRules = {
  id: 'se-tanum',
  title: 'Tanum: kravrutiner',
  country: 'SE',
  validFrom: '2018-06-20',
  status: 'adopted',
  sources: 'Kravrutiner för Tanums kommun, KS 2018-06-20 § 132',
  steps: [
    {
      ...{ step: 'demand', anchor: 'due-date', delay: { days: 10 }, fee: 180, chargesInterest: true },
      variants: [{ for: { invoicedBelow: '100.01' }, fee: 0 }],
    },
    { step: 'acceptance', delay: { days: chosen(0, 'not stated') }, approvedBy: 'client-contact', creditCheck: true },
    { step: 'referral' },
    { step: 'monitoring' },
  ],
};

/** Odsherred: a reminder costs 250 for public claims with distraint, and 100 for civil ones: at most three, ten days apart. */
export const odsherredRules = {
  id: 'dk-odsherred',
  title: 'Odsherred: restancer',
  country: 'DK',
  validFrom: '2021-01-01',
  status: 'adopted',
  sources: 'Odsherred Kommune, restancer og rykkergebyrer 2021',
  groups: [
    { code: 'daycare', name: 'Dagtilbud' },
    { code: 'rent', name: 'Husleje' },
  ],
  distraint: { groups: 'daycare', reason: 'daycare has udpantningsret' },
  steps: [
    {
      ...{ step: 'reminder', anchor: 'last-timely-day', delay: { days: chosen(10, 'not stated') } },
      ...{ fee: 100, distraintFee: 250 },
    },
    { step: 'second-reminder', delay: { days: chosen(14, 'ten days at the least') }, fee: 100, distraintFee: 250 },
    { step: 'referral', delay: { days: chosen(14, 'not stated') } },
  ],
};

export const read = (rules: object) => parsePolicy(fillIn(rules).data);
