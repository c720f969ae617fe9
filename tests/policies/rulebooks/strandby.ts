/*
 * A made-up Swedish town, with rules that several towns have published, in our own words: no reminder for rent, no fee for
 * little, a credit report and an approval before Kronofogden, the administrative court for what social services reclaim, the
 * district court for premises, a library card that is closed. Groups and their codes are made up.
 */

/** As a finance officer would write the file: `fillIn` fills in the rest. */
export const strandbyRules = {
  id: 'se-strandby',
  version: '1',
  title: 'Krav- och inkassoverksamhet i egen regi',
  country: 'SE',
  validFrom: '2026-01-01',
  status: 'adopted',
  sources: 'KS 2025-10-14 § 77',
  paymentTermDays: 30,
  lateInterest: {
    pointsOverReference: 8,
    waivedUnder: 50,
    paidBeforeDemand: 'next-invoice',
    noNextInvoice: {
      afterMonths: 6,
      then: 'waived',
    },
    alsoAfterCharge: true,
  },
  limitationYears: 10,
  groups: [
    {
      code: 10,
      name: 'Barnomsorg',
      limitationYears: 10,
    },
    {
      code: 20,
      name: 'Bostadshyra',
    },
    {
      code: 21,
      name: 'Lokalhyra',
    },
    {
      code: 30,
      name: 'Miljötillsyn',
    },
    {
      code: 40,
      name: 'Fastighetsägare VA',
      limitationYears: 3,
    },
    {
      code: 41,
      name: 'Renhållning',
    },
    {
      code: 50,
      name: 'Bibliotek',
    },
    {
      code: 60,
      name: 'Socialtjänst återkrav',
    },
  ],
  agreements: {
    deferral: {
      mostMonths: 2,
      interest: 'from-new-due-date',
      claimedOver: 300,
      notForGroups: [20, 21],
      grantedBy: 'last-timely-day',
    },
    plan: {
      noticeAfterDays: 3,
      respiteDays: 10,
      fee: 170,
      interest: 'runs',
      notForGroups: 60,
    },
  },
  services: [
    {
      service: 'library',
      groups: 50,
      called: {
        sv: 'lånekortet',
      },
      decidedBy: 'kulturnämnden',
      liftedBy: 50,
    },
    {
      service: 'water',
      groups: [40],
      decidedBy: 'samhällsbyggnadsnämnden',
      liftedBy: 'overdue',
      costs: {
        closing: 900,
        opening: 900,
      },
    },
  ],
  steps: [
    {
      step: 'reminder',
      anchor: 'due-date',
      delay: {
        days: 8,
      },
      claimedOver: 49,
      groups: {
        except: [20, 21],
      },
    },
    {
      step: 'demand',
      anchor: 'reminder',
      delay: {
        days: 14,
      },
      fee: 180,
      chargesInterest: true,
      claimedOver: 99,
      variants: [
        {
          for: {
            groups: [20, 21],
          },
          anchor: 'due-date',
          delay: {
            days: 7,
          },
          requires: [],
        },
        {
          for: {
            groups: [60],
          },
          skipped: true,
        },
        {
          for: {
            invoicedBelow: 300,
          },
          fee: 0,
        },
        {
          for: {
            debtorKinds: ['public-body'],
          },
          fee: 0,
          claimedOver: 500,
        },
      ],
    },
    {
      step: 'library-notice',
      kind: 'sanction-notice',
      anchor: 'reminder',
      delay: {
        days: 14,
      },
      timeToPay: 14,
      groups: [50],
    },
    {
      step: 'library-closed',
      kind: 'sanction',
      delay: {
        days: 15,
      },
      groups: [50],
    },
    {
      step: 'water-notice',
      kind: 'sanction-notice',
      anchor: 'demand',
      delay: {
        days: 14,
      },
      timeToPay: 21,
      groups: [40],
    },
    {
      step: 'shut-off-review',
      groups: [40],
    },
    {
      step: 'eviction',
      kind: 'review',
      anchor: 'demand',
      groups: [20, 21],
    },
    {
      step: 'administrative-court',
      anchor: 'reminder',
      delay: {
        days: 30,
      },
      groups: [60],
    },
    {
      step: 'acceptance',
      anchor: 'demand',
      delay: {
        days: 10,
      },
      creditCheck: true,
      approvedBy: 'manager',
      groups: {
        except: [60, 50],
      },
      variants: [
        {
          for: {
            invoicedFrom: 50000,
          },
          approvedBy: 'committee-delegate',
        },
      ],
    },
    {
      step: 'district-court',
      anchor: 'acceptance',
      groups: [21],
    },
    {
      step: 'referral',
      groups: {
        except: [60, 50],
      },
      notForDebtors: {
        statuses: ['deceased', 'bankrupt', 'debt-restructured'],
      },
    },
    {
      step: 'monitoring',
      notWhenTimeBarred: true,
    },
  ],
};
