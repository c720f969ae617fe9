import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { ROLES } from '../domain/authority/roles';
import { civilDate } from '../domain/kernel/civil-date';
import { AWAITED_ANSWERS, DEBTOR_STATUSES, type Policy, type Setting } from '../domain/policy/policy';
import { STANDING_SERVICES } from '../domain/policy/service-rules';
import { NAMED_KINDS } from '../domain/policy/step-kind';
import { standingKindOnly } from './standing-kind-only';
import { agreementsSchema } from './agreements-schema';
import { groupProblems } from './group-problems';
import { interestProblems } from './interest-problems';
import { lateInterestSchema } from './late-interest-schema';
import { leftChargesSchema } from './left-charges-schema';
import { serviceProblems } from './service-problems';
import { stepProblems } from './step-problems';
import { variantSchema } from './variant-schema';

const date = z
  .string()
  .meta({ description: 'a day, YYYY-MM-DD', examples: ['2015-01-01', '2026-01-01'] })
  .transform((text, context) => {
    try {
      return civilDate(text);
    } catch (problem) {
      context.addIssue({ code: 'invalid_format', format: 'date', input: text, message: (problem as Error).message });
      return z.NEVER;
    }
  });
const amount = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/, 'write an amount with two decimals, such as 180.00')
  .meta({ description: 'an amount with two decimals, such as 180.00', examples: ['0.00', '180.00'] });
const decimal = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'write a decimal number of nought or more, such as 8.00')
  .meta({ description: 'a decimal number of nought or more, such as 8.00', examples: ['0', '8.00'] });
const sources = z.array(z.string().min(1)).min(1, 'name the source item or paragraph');
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'write 3 to 40 small letters, digits and hyphens, such as library-notice')
  .meta({
    description: "a standing step's name (reminder, demand, referral …), or a name of the policy's own with a kind",
    examples: ['reminder', 'monitoring'],
  });

function settingOf<Value extends z.ZodType>(value: Value) {
  return z
    .strictObject({
      value,
      within: z.tuple([z.number(), z.number()]).optional(),
      reason: z.string().min(1, 'say why the setting is what it is'),
      sources,
    })
    .superRefine((data, context) => {
      const setting = data as unknown as Setting<number | string>;
      if (!setting.within) return;
      const [least, most] = setting.within;
      if (typeof setting.value !== 'number' && !FIGURE.test(setting.value)) {
        context.addIssue({ code: 'custom', path: ['within'], message: 'a word has no window; leave within out' });
        return;
      }
      if (least > most) {
        context.addIssue({
          code: 'custom',
          path: ['within'],
          message: `the window ends at ${most}, before it begins at ${least}; write the least first`,
        });
        return;
      }
      const figure = new Decimal(setting.value);
      if (figure.lessThan(least) || figure.greaterThan(most)) {
        context.addIssue({
          code: 'custom',
          message: `${figure.toString()} is outside ${least} to ${most} (${setting.sources.join(', ')})`,
        });
      }
    });
}

const FIGURE = /^-?\d+(\.\d+)?$/;

const wholeNumber = z.number().int().min(0).max(3660);

const anchor = z
  .discriminatedUnion('from', [
    z.strictObject({ from: z.literal('due-date') }),
    z.strictObject({ from: z.literal('last-timely-day') }),
    z.strictObject({ from: z.literal('step'), step: name }),
    z.strictObject({ from: z.literal('answer'), answer: z.enum(AWAITED_ANSWERS) }),
  ])
  .meta({
    description: `due-date, last-timely-day, the name of a step before, or the answer that is waited for (${AWAITED_ANSWERS.join(', ')})`,
    examples: [{ from: 'due-date' }, { from: 'last-timely-day' }],
  });

const delay = z.union(
  [
    z.strictObject({ days: settingOf(wholeNumber).describe('Calendar days') }),
    z.strictObject({
      workingDays: settingOf(wholeNumber).describe('Working days: days that are no Saturday, Sunday or holiday'),
    }),
    z.strictObject({ bankingDays: settingOf(wholeNumber).describe('Banking days') }),
    z.strictObject({ weeks: settingOf(wholeNumber) }),
    z.strictObject({ months: settingOf(wholeNumber).describe('Calendar months') }),
  ],
  { error: 'write the delay in one unit: days, workingDays, bankingDays, weeks or months' },
);

/** What a step says, and what a variant of the step may say otherwise. */
const settings = {
  anchor,
  delay,
  placement: z.enum(['next-banking-day', 'first-banking-day-of-next-month', 'next-run', 'without-day']),
  requires: z.array(name),
  respite: z.strictObject({ after: name, days: settingOf(wholeNumber) }).optional(),
  fee: settingOf(amount).optional(),
  distraintFee: settingOf(amount).optional(),
  chargesInterest: z.literal(true).optional(),
  claimedOver: settingOf(amount).optional(),
  notForDebtors: z.strictObject({ statuses: z.array(z.enum(DEBTOR_STATUSES)).min(1), sources }).optional(),
  notWhenTimeBarred: z.strictObject({ sources }).optional(),
  gates: z.array(z.enum(['bank-reconciled', 'not-flagged'])),
  approvedBy: settingOf(z.array(z.enum(ROLES)).min(1))
    .optional()
    .describe('Of an acceptance: the roles of which one must answer'),
  creditCheck: z.literal(true).optional().describe('Of an acceptance: it names the number of a credit report'),
  document: z
    .enum(['reminder', 'demand', 'warning', 'suspension-notice', 'sanction-notice', 'agreement'])
    .optional()
    .describe('The letter that the step sends'),
  timeToPay: settingOf(wholeNumber)
    .optional()
    .describe("The days that the step's letter gives; never less than the law asks"),
  reason: z.string().min(1),
  reasonIn: z.strictObject({ sv: z.string().min(1).optional(), da: z.string().min(1).optional() }).optional(),
  sources,
};

/** An agreement that the law asks for, made before the debts arose. */
const agreement = z.strictObject({
  on: date,
  groups: z.array(z.string()).min(1).optional(),
  reason: z.string().min(1),
  sources,
});

/** How one service is closed to those who do not pay. */
const service = z.strictObject({
  service: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'write 3 to 40 small letters, digits and hyphens, such as library')
    .meta({
      description: `a standing service (${STANDING_SERVICES.join(', ')}), or a name of the policy's own`,
      examples: ['premises', 'library'],
    }),
  groups: z.array(z.string()).min(1).describe('The invoice groups of the service'),
  called: z
    .strictObject({ sv: z.string().min(1).optional(), da: z.string().min(1).optional() })
    .optional()
    .describe("What letters call a service of the policy's own"),
  decidedBy: settingOf(z.string().min(1)).optional().describe('The committee that decides'),
  unpaidInvoices: settingOf(z.number().int().min(1).max(24))
    .optional()
    .describe('How many overdue invoices of the service a debtor has before a notice goes out'),
  liftedBy: settingOf(
    z
      .string()
      .regex(/^(invoice|overdue|all|[1-9]\d?)$/, 'write invoice, overdue, all, or a share in percent such as 50')
      .meta({
        description: 'invoice, overdue, all, or a share of the invoice in percent such as 50',
        examples: ['invoice', '50'],
      }),
  )
    .optional()
    .describe('What is paid before the sanction is lifted'),
  namesEndDay: z.literal(true).optional().describe('The notice names the day on which the service ends'),
  costs: z
    .strictObject({
      closing: settingOf(amount).optional(),
      opening: settingOf(amount).optional(),
      agreement: agreement.omit({ groups: true }).optional(),
    })
    .optional()
    .describe('What closing and opening again cost the debtor; charged when the service is closed'),
});

/** Invoice groups whose claims may be collected by distraint. */
const distraintGroups = { groups: z.array(z.string()).min(1), reason: z.string().min(1), sources };

const step = z.strictObject({
  step: name,
  kind: z
    .enum(NAMED_KINDS, { error: ({ input }) => standingKindOnly(input) })
    .optional()
    .describe("What a step with a name of the policy's own is"),
  ...settings,
  groups: z
    .union([
      z.strictObject({ only: z.array(z.string()).min(1) }),
      z.strictObject({ except: z.array(z.string()).min(1) }),
    ])
    .meta({
      description: 'the codes of the groups that take the step, such as [40, 55], or { except: … } those that do not',
      examples: [{ only: ['-'] }],
    })
    .optional(),
  variants: z
    .array(variantSchema(settings, { amount, sources }))
    .min(1)
    .optional()
    .describe('How some claims take the step; the first variant that fits a claim holds'),
});

/**
 * What a policy can say, and the one list of its fields: the reader, the check, the defaults and the schema for editors
 * all walk this one.
 */
export const policySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'write small letters, digits and hyphens, such as se-ourtown'),
    version: z.string().regex(/^[A-Za-z0-9.-]+$/, 'write letters, digits, points and hyphens, such as 2026.1'),
    status: z.enum(['draft', 'adopted']),
    validFrom: date,
    title: z.string().min(1),
    country: z.enum(['SE', 'DK']),
    currency: z.enum(['SEK', 'DKK']),
    timeZone: z.enum(['Europe/Stockholm', 'Europe/Copenhagen']),
    language: z.enum(['sv', 'da']),
    paymentTermDays: settingOf(wholeNumber),
    sendingWindow: z
      .strictObject({ fromHour: z.number().int().min(0).max(23), toHour: z.number().int().min(1).max(24) })
      .refine((window) => window.fromHour < window.toHour, 'the window must end after it begins'),
    reminderFeeAgreed: z.boolean(),
    agreed: z.strictObject({ reminderFee: agreement.optional(), interest: agreement.optional() }).optional(),
    lateInterest: lateInterestSchema({ settingOf, amount, decimal }).optional(),
    leftCharges: leftChargesSchema({ settingOf, amount })
      .optional()
      .describe('What becomes of a reminder fee, and of charged interest, that are left when all else is paid'),
    feeNotAllowed: settingOf(z.enum(['without-fee', 'wait']))
      .optional()
      .describe('Of a letter whose fee renteloven § 9 b does not allow on its day'),
    limitationYears: settingOf(wholeNumber),
    groups: z
      .array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          aliases: z.array(z.string()),
          sources,
          limitationYears: settingOf(wholeNumber).optional(),
        }),
      )
      .optional(),
    distraint: z
      .strictObject({
        ...distraintGroups,
        own: z
          .strictObject(distraintGroups)
          .optional()
          .describe(
            'Groups whose claims lie on real property with a preferential lien: the town levies distraint itself',
          ),
      })
      .optional(),
    agreements: agreementsSchema({ settingOf, amount, wholeNumber }).optional(),
    services: z.array(service).min(1).optional().describe('How services are closed to those who do not pay'),
    runs: z
      .strictObject({ frequency: settingOf(z.enum(['weekly', 'every-14-days', 'monthly'])), firstRunOn: date })
      .optional(),
    steps: z.array(step).min(1),
  })
  .superRefine((policy, context) => {
    const home = HOME[policy.country];
    if (policy.currency !== home.currency || policy.timeZone !== home.timeZone) {
      context.addIssue({
        code: 'custom',
        path: ['country'],
        message: `claims of ${policy.country} are in ${home.currency}, and their days are those of ${home.timeZone}`,
      });
    }
    if (policy.feeNotAllowed && policy.country !== 'DK') {
      const message = 'holds for Danish policies, whose law counts the letters with a fee; leave feeNotAllowed out';
      context.addIssue({ code: 'custom', path: ['feeNotAllowed'], message });
    }
    groupProblems(policy as unknown as Policy).forEach(({ message, path }) =>
      context.addIssue({ code: 'custom', message, path }),
    );
    interestProblems(policy as unknown as Policy).forEach(({ message, path }) =>
      context.addIssue({ code: 'custom', message, path }),
    );
    serviceProblems(policy as unknown as Policy).forEach(({ message, path }) =>
      context.addIssue({ code: 'custom', message, path: ['services', ...path] }),
    );
    stepProblems(policy as unknown as Policy).forEach(({ message, path, meant, missing }) =>
      context.addIssue({ code: 'custom', message, path: ['steps', ...path], params: { meant, missing } }),
    );
  });

/** Statutes and calendars of a country hold for claims in its own currency and zone. */
export const HOME = {
  SE: { currency: 'SEK', timeZone: 'Europe/Stockholm' },
  DK: { currency: 'DKK', timeZone: 'Europe/Copenhagen' },
} as const;
