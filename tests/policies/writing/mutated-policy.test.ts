import { parsePolicy, PolicyRefused } from '../../../policies/parse-policy';
import { checkPolicy } from '../../../policies/writing/check-policy';
import { fillIn } from '../../../policies/writing/fill-in';
import { waysThrough } from '../../../policies/writing/ways';
import { rulebookOf } from '../../../policies/rulebook';
import { civilDate } from '../../../domain/kernel/civil-date';
import { timeAxis } from '../../../rehearsal/time-axis';
import { mutationsOf } from './mutations';

/** Made-up rules with most of what a policy can say: each part is changed in turn. */
const FILE = {
  id: 'se-changed',
  title: 'Changed',
  country: 'SE',
  validFrom: '2026-01-01',
  sources: 'made up',
  lateInterest: { pointsOverReference: 8, waivedUnder: 50, paidBeforeDemand: 'separate-invoice' },
  groups: [40, { code: 55, name: 'Library' }],
  agreements: { plan: { mostMonths: 12, longer: [{ claimedOver: 15000, mostMonths: 24 }] } },
  services: [{ service: 'library', groups: 55, called: { sv: 'lånekortet' }, unpaidInvoices: 2, liftedBy: 50 }],
  steps: [
    { step: 'reminder', anchor: 'due-date', delay: { days: 8 }, variants: [{ for: { groups: [40] }, skipped: true }] },
    { step: 'demand', delay: { days: 14 }, fee: 180, chargesInterest: true, claimedOver: 100 },
    { step: 'card-notice', kind: 'sanction-notice', delay: { days: 14 }, timeToPay: 14, groups: [55] },
    { step: 'card-closed', kind: 'sanction', delay: { days: 15 }, groups: { only: 55 } },
    { step: 'acceptance', anchor: 'demand', delay: { days: 10 }, approvedBy: 'manager', creditCheck: true },
    { step: 'referral', notForDebtors: ['deceased'], notWhenTimeBarred: true },
  ],
};

const MUTATIONS = mutationsOf(FILE);

test('the rules are good as they stand', () => {
  expect(checkPolicy(fillIn(FILE).data)).toMatchObject({ problems: [], breaches: [] });
});

test('each change is told in words with its place, or is a policy that the engine takes', () => {
  expect(MUTATIONS.length).toBeGreaterThan(500);
  const wrong = MUTATIONS.flatMap(({ what, file }) => {
    const { data } = fillIn(file);
    const { policy, problems, breaches, course } = checkPolicy(data);
    const all = [...problems, ...breaches, ...course];
    const unclear = all.filter(({ setting, message }) => setting === '' || UNCLEAR.test(message));
    const isRead = readsIt(data);
    return [
      ...unclear.map(({ setting, message }) => `${what}: ${setting}: ${message}`),
      ...(isRead === (problems.length + breaches.length === 0) ? [] : [`${what}: the check and the reader differ`]),
      ...(all.filter(({ severity }) => severity === 'problem').length > MOST_LINES ? [`${what}: too many lines`] : []),
      ...(policy && isRead ? failuresOf(policy).map((failure) => `${what}: ${failure}`) : []),
    ];
  });
  expect(wrong).toEqual([]);
}, 180_000);

/** Words of the library or of the program, and none for a person. */
const UNCLEAR = /undefined|\[object|NaN|Invalid input|expected|null/;

/** A change at the top of the file may concern many parts. */
const MOST_LINES = 8;

function readsIt(data: unknown): boolean {
  try {
    parsePolicy(data);
    return true;
  } catch (problem) {
    if (problem instanceof PolicyRefused) return false;
    throw problem;
  }
}

/** What keeps an unpaid invoice of each way from being lived. */
function failuresOf(policy: ReturnType<typeof parsePolicy>): string[] {
  const rulebook = rulebookOf(policy);
  return waysThrough(policy).flatMap(({ group, of: { debtorKind, invoiced } }) => {
    try {
      timeAxis(rulebook, { group, debtorKind, dueOn: civilDate('2026-03-31'), amount: invoiced });
      return [];
    } catch (problem) {
      return [String(problem)];
    }
  });
}
