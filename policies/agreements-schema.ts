import { z } from 'zod';

/** What a policy says of deferrals and instalment plans; `settingOf` wraps a value with its reason and sources. */
export function agreementsSchema<Setting extends z.ZodType>({
  settingOf,
  amount,
  wholeNumber,
}: {
  readonly settingOf: (value: z.ZodType) => Setting;
  readonly amount: z.ZodType;
  readonly wholeNumber: z.ZodType;
}) {
  /** When a deferral or a plan is granted at all. */
  const conditions = {
    grantedBy: settingOf(z.enum(['due-date', 'last-timely-day']))
      .optional()
      .describe('The last day of the invoice on which it is granted'),
    claimedOver: settingOf(amount).optional().describe('Only while more than this is claimed'),
    mostTimes: settingOf(z.number().int().min(1).max(100)).optional().describe('How many a claim may have in all'),
    notForGroups: settingOf(z.array(z.string()).min(1)).optional(),
  };
  return z.strictObject({
    deferral: z.strictObject({
      ...conditions,
      mostMonths: settingOf(wholeNumber),
      interest: settingOf(z.enum(['from-new-due-date', 'from-old-due-date', 'from-old-due-date-if-missed'])).describe(
        'From which day late interest runs',
      ),
    }),
    plan: z
      .strictObject({
        ...conditions,
        leastInstalment: settingOf(amount).optional(),
        mostMonths: settingOf(wholeNumber)
          .optional()
          .describe('The last instalment falls due at the latest so many months after the agreement'),
        longer: z
          .array(z.strictObject({ claimedOver: settingOf(amount), mostMonths: settingOf(wholeNumber) }))
          .min(1)
          .optional()
          .describe('More months where more than this is claimed'),
        noticeAfterDays: settingOf(wholeNumber),
        respiteDays: settingOf(wholeNumber),
        interest: settingOf(z.enum(['runs', 'stands-still']))
          .optional()
          .describe('Whether interest runs while the plan is kept'),
        interestAgain: settingOf(z.enum(['from-agreement', 'from-missed-instalment', 'from-plan-end']))
          .optional()
          .describe('From which day interest that stood still runs again when the plan is not kept'),
        fee: settingOf(amount).optional().describe('What a plan costs the debtor'),
        noticeFee: settingOf(amount).optional().describe('Charged with each notice of a missed instalment'),
      })
      .superRefine(({ longer, mostMonths }, context) => {
        if (!longer || mostMonths) return;
        const message =
          'says when a plan may take longer, and nothing says how long any other may take; set mostMonths';
        context.addIssue({ code: 'custom', path: ['longer'], message });
      }),
  });
}
