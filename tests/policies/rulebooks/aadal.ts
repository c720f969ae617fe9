/*
 * A made-up Danish town, with rules that several towns have published, in our own words: 250.00 for claims with distraint of
 * 500.00 and more and 100.00 for smaller ones, one percent for each month begun, distraint of its own for property tax, a
 * daycare place that is lost two months after the notice. Groups and their codes are made up.
 */

/** As a finance officer would write the file: `fillIn` fills in the rest. */
export const aadalRules = {
  id: 'dk-aadal',
  version: 1,
  title: 'Opkrævning af kommunale krav',
  country: 'DK',
  validFrom: '2023-01-01',
  status: 'adopted',
  sources: 'Byrådet 2022-11-28, punkt 12',
  paymentTermDays: 30,
  lateInterest: {
    perMonthBegun: {
      percent: 1,
      groups: ['property-tax', 'daycare', 'parking'],
    },
  },
  groups: [
    {
      code: 'property-tax',
      name: 'Ejendomsskat',
    },
    {
      code: 'daycare',
      name: 'Dagtilbud',
    },
    {
      code: 'parking',
      name: 'Parkeringsafgift',
    },
    {
      code: 'library',
      name: 'Bibliotek',
    },
    {
      code: 'rent',
      name: 'Husleje',
    },
    {
      code: 'music',
      name: 'Musikskole',
    },
  ],
  distraint: {
    groups: ['property-tax', 'daycare', 'parking'],
    own: 'property-tax',
  },
  runs: {
    frequency: 'weekly',
    firstRunOn: '2023-01-04',
  },
  agreements: {
    plan: {
      leastInstalment: 200,
      interest: 'runs',
      mostTimes: 2,
    },
  },
  services: [
    {
      service: 'daycare',
      groups: 'daycare',
      called: {
        da: 'pladsen i dagtilbuddet',
      },
      decidedBy: 'Børne- og Ungeudvalget',
      unpaidInvoices: 2,
      liftedBy: 'all',
      namesEndDay: true,
    },
    {
      service: 'music',
      groups: 'music',
      called: {
        da: 'musikskolen',
      },
    },
  ],
  steps: [
    {
      step: 'reminder',
      anchor: 'last-timely-day',
      delay: {
        days: 5,
      },
      fee: 100,
      distraintFee: 250,
      chargesInterest: true,
      variants: [
        {
          for: {
            groups: ['property-tax', 'daycare', 'parking'],
            invoicedBelow: 500,
          },
          distraintFee: 100,
        },
      ],
    },
    {
      step: 'second-reminder',
      fee: 100,
      distraintFee: 250,
      groups: {
        except: ['property-tax', 'rent'],
      },
    },
    {
      step: 'property-distraint',
      kind: 'distraint',
      anchor: 'reminder',
      groups: 'property-tax',
    },
    {
      step: 'rent-demand',
      kind: 'demand',
      anchor: 'reminder',
      delay: {
        days: 14,
      },
      groups: 'rent',
    },
    {
      step: 'rent-termination',
      kind: 'review',
      groups: 'rent',
    },
    {
      step: 'daycare-notice',
      kind: 'sanction-notice',
      anchor: 'second-reminder',
      delay: {
        days: 10,
      },
      timeToPay: 14,
      groups: 'daycare',
    },
    {
      step: 'daycare-closed',
      kind: 'sanction',
      delay: {
        months: 2,
      },
      groups: 'daycare',
    },
    {
      step: 'music-closing',
      kind: 'review',
      anchor: 'second-reminder',
      groups: 'music',
    },
    {
      step: 'acceptance',
      anchor: 'second-reminder',
      delay: {
        days: 14,
      },
      groups: {
        except: ['property-tax', 'rent'],
      },
    },
    {
      step: 'referral',
      groups: {
        except: ['property-tax', 'rent'],
      },
    },
  ],
};
