import type { Country } from '../../domain/policy/policy';

/** A policy file to begin with, in YAML with comments: it passes the check as it stands. */
export const TEMPLATES: Readonly<Record<Country, string>> = {
  SE: `# A policy: how a municipality follows up its unpaid invoices.
# Change what is yours, then: fordring policy check FILE
# What is left out is filled in; the guide "Write a policy" says with what.

id: se-ourtown                    # small letters, digits and hyphens; stays for good
version: 1                        # raise it with every change; a version never changes once it is adopted
title: Ourtown, follow-up of claims
country: SE                       # SE or DK
validFrom: 2026-01-01             # the first day of issue for which the policy holds
status: draft                     # write adopted when the council has decided
sources: Council 2025-11-24 § 211 # the decision; a part may name its own

paymentTermDays: 30               # for an invoice without a due date
# reminderFeeAgreed: true         # only if the fee was agreed with the debtor when the debt arose

groups:                           # your invoice groups; leave all of groups out to take any code
  - { code: 40, name: Home care }
  - { code: 55, name: Water, limitationYears: 3 }

# services:                       # how a service is closed to those who do not pay
#   - { service: water, groups: [55], liftedBy: overdue } # needs a sanction-notice or a review below

steps:                            # in the order in which they are taken
  - step: reminder
    anchor: due-date              # days are counted from here; a later step counts from the one before
    delay: { days: 10 }           # or months: 1

  - step: demand
    delay: { days: 14 }
    fee: 180                      # the law's most is 180.00
    chargesInterest: true         # interest until this day is charged with the demand

  - step: referral                # to Kronofogden
    delay: { months: 1 }
    claimedOver: 500              # only what is over this is handed over; the rest waits for a person
    groups: { except: [40] }      # or only: [55]
`,
  DK: `# A policy: how a municipality follows up its unpaid invoices.
# Change what is yours, then: fordring policy check FILE
# What is left out is filled in; the guide "Write a policy" says with what.

id: dk-ourtown                    # small letters, digits and hyphens; stays for good
version: 1                        # raise it with every change; a version never changes once it is adopted
title: Ourtown, follow-up of claims
country: DK                       # SE or DK
validFrom: 2026-01-01             # the first day of issue for which the policy holds
status: draft                     # write adopted when the council has decided
sources: Council 2025-11-24, item 7 # the decision; a part may name its own

paymentTermDays: 30               # for an invoice without a due date

# groups:                         # your invoice groups; left out, any code is taken
#   - { code: daycare, name: Daycare }

# runs:                           # with runs, letters leave on the days of the runs
#   frequency: weekly             # weekly, every-14-days or monthly
#   firstRunOn: 2026-01-05

steps:                            # in the order in which they are taken
  - step: reminder
    anchor: last-timely-day       # the due date, or the next banking day
    delay: { days: 5 }
    fee: 100                      # the law's most is 100.00, three times, ten days apart

  - step: second-reminder         # counts from the reminder; the law's ten days are filled in
    fee: 100

  - step: acceptance              # the department is asked before anything is handed over

  - step: referral                # to Gældsstyrelsen, when the department has accepted
`,
};
