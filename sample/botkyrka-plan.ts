import { EVERY_MONTH, EVERY_QUARTER, type BilledService } from './service-bills';

/** What the audit counted in one invoice group in 2015. */
export interface PlannedGroup extends BilledService {
  readonly reminders: number;
  readonly demands: number;
  readonly referrals: number;
}

/**
 * Botkyrka's 2015 in numbers. From the audit (S002-59 to S002-64): 154,598 invoices in all; reminders and demands group
 * by group, 9,821 and 5,258; some 120 hand-overs to Kronofogden in all.
 *
 * Not in the source and ours: how many invoices each group has (debtors times bills a year, summing to 154,598), how
 * the 120 hand-overs fall on the groups, and every amount.
 */
export const BOTKYRKA_2015: readonly PlannedGroup[] = [
  {
    invoiceGroup: '40',
    prefix: '40',
    debtors: 1_300,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 8,
    tiers: [
      [65_000, 178_000],
      [12_000, 30_000],
      [41_000, 100_000],
    ],
    reminders: 1_162,
    demands: 688,
    referrals: 12,
  },
  {
    invoiceGroup: '55',
    prefix: '55',
    debtors: 9_200,
    debtorKind: 'person',
    months: EVERY_QUARTER,
    day: 12,
    tiers: [
      [61_000, 140_000],
      [98_000, 242_000],
    ],
    reminders: 1_150,
    demands: 445,
    referrals: 14,
  },
  {
    invoiceGroup: '61',
    prefix: '61',
    debtors: 9_498,
    debtorKind: 'person',
    tiers: [
      [41_000, 480_000],
      [9_500, 30_000],
      [75_000, 1_900_000],
    ],
    reminders: 1_042,
    demands: 512,
    referrals: 22,
  },
  {
    invoiceGroup: '62',
    prefix: '62',
    debtors: 6_600,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 1,
    isFixed: true,
    tiers: [
      [42_000, 128_700],
      [14_900, 29_000],
      [84_000, 128_700],
      [45_000, 100_000],
    ],
    reminders: 5_540,
    demands: 3_122,
    referrals: 56,
  },
  {
    invoiceGroup: '64',
    prefix: '64',
    debtors: 600,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 1,
    isFixed: true,
    tiers: [
      [390_000, 912_000],
      [29_500, 29_900],
      [95_000, 310_000],
    ],
    reminders: 724,
    demands: 389,
    referrals: 13,
  },
  {
    invoiceGroup: '65',
    prefix: '65',
    debtors: 2_600,
    debtorKind: 'person',
    sharesDebtorsOf: '62',
    months: [2, 9],
    day: 16,
    isFixed: true,
    tiers: [
      [52_500, 85_000],
      [25_000, 29_000],
      [60_000, 60_000],
    ],
    reminders: 191,
    demands: 96,
    referrals: 1,
  },
  {
    invoiceGroup: '66',
    prefix: '66',
    debtors: 700,
    debtorKind: 'business',
    tiers: [
      [155_000, 598_000],
      [48_000, 310_000],
    ],
    reminders: 7,
    demands: 2,
    referrals: 1,
  },
  {
    invoiceGroup: '67',
    prefix: '67',
    debtors: 100,
    debtorKind: 'person',
    months: EVERY_QUARTER,
    day: 20,
    tiers: [[60_000, 250_000]],
    reminders: 5,
    demands: 4,
    referrals: 1,
  },
];
