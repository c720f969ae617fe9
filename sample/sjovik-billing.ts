import { EVERY_MONTH, EVERY_QUARTER, type BilledService } from './service-bills';

/**
 * What the invented municipality bills in 2015: all eight invoice groups of the audit's statistics (S002-60) and the
 * three that it names without a number (S002-33, S002-38). The numbers of invoices and the amounts are ours. Childcare
 * stays under the national ceiling of 2015 (SEK 1,287), home care under its own (SEK 1,780).
 */
export const SJOVIK_BILLING: readonly BilledService[] = [
  {
    invoiceGroup: '62',
    prefix: '62',
    debtors: 20,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 1,
    isFixed: true,
    tiers: [
      [42_000, 128_700],
      [14_900, 28_950],
      [84_000, 128_700],
      [45_075, 99_950],
    ],
  },
  {
    invoiceGroup: '40',
    prefix: '40',
    debtors: 8,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 8,
    tiers: [
      [65_025, 178_000],
      [12_050, 29_975],
      [41_050, 99_950],
    ],
  },
  {
    invoiceGroup: '64',
    prefix: '64',
    debtors: 7,
    debtorKind: 'person',
    months: EVERY_MONTH,
    day: 1,
    isFixed: true,
    tiers: [
      [389_000, 912_550],
      [29_500, 29_900],
      [95_000, 310_050],
    ],
  },
  {
    invoiceGroup: '55',
    prefix: '55',
    debtors: 20,
    sharesDebtorsOf: '62',
    debtorKind: 'person',
    months: EVERY_QUARTER,
    day: 12,
    tiers: [
      [61_248, 139_975],
      [98_037, 241_913],
    ],
  },
  {
    invoiceGroup: '65',
    prefix: '65',
    debtors: 10,
    sharesDebtorsOf: '62',
    debtorKind: 'person',
    months: [2, 9],
    day: 16,
    isFixed: true,
    tiers: [
      [52_500, 85_000],
      [25_000, 29_000],
      [60_000, 60_000],
    ],
  },
  {
    invoiceGroup: '61',
    prefix: '61',
    debtors: 52,
    debtorKind: 'person',
    tiers: [
      [41_250, 480_075],
      [9_550, 29_925],
      [75_000, 1_895_013],
    ],
  },
  {
    invoiceGroup: '66',
    prefix: '66',
    debtors: 20,
    debtorKind: 'business',
    tiers: [
      [155_050, 5_982_575],
      [48_025, 310_050],
    ],
  },
  {
    invoiceGroup: '67',
    prefix: '67',
    debtors: 4,
    debtorKind: 'person',
    months: EVERY_QUARTER,
    day: 20,
    tiers: [[60_050, 249_975]],
  },
  {
    invoiceGroup: 'placed-children-care',
    prefix: '71',
    debtors: 1,
    debtorKind: 'person',
    months: [1, 2, 3, 4, 5, 6, 7, 8],
    day: 20,
    tiers: [[127_300, 163_700]],
  },
  { invoiceGroup: 'social-area', prefix: '72', debtors: 6, debtorKind: 'person', tiers: [[50_025, 812_550]] },
  {
    invoiceGroup: 'premises-hire',
    prefix: '73',
    debtors: 8,
    debtorKind: 'club',
    months: [5, 11],
    day: 20,
    tiers: [
      [41_250, 389_950],
      [12_050, 29_975],
    ],
  },
];
