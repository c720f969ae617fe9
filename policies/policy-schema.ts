import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { civilDate } from '../domain/kernel/civil-date';
import { countedFrom, DEBTOR_STATUSES, STEP_NAMES, type Country, type Setting } from '../domain/policy/policy';

const date = z
  .string()
  .meta({ description: 'a day, YYYY-MM-DD', examples: ['2015-01-01', '2026-01-01'] })
  .transform((text, context) => {
    try {
      return civilDate(text);
    } catch (problem) {
      context.addIssue({ code: 'custom', message: (problem as Error).message });
      return z.NEVER;
    }
  });
const amount = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/, 'write an amount with two decimals, such as 180.00')
  .meta({ description: 'an amount with two decimals, such as 180.00', examples: ['0.00', '180.00'] });
const decimal = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,4})?$/, 'write a decimal number, such as 8.00')
  .meta({ description: 'a decimal number, such as 8.00', examples: ['0', '8.00'] });
const sources = z.array(z.string().min(1)).min(1, 'name the source item or paragraph');
const name = z.enum(STEP_NAMES);

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

const step = z.strictObject({
  step: name,
  anchor: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('due-date') }),
    z.strictObject({ from: z.literal('last-timely-day') }),
    z.strictObject({ from: z.literal('step'), step: name }),
    z.strictObject({ from: z.literal('answer'), answer: z.enum(['ruling', 'acceptance']) }),
  ]),
  delay: z.union([
    z.strictObject({ days: settingOf(wholeNumber) }),
    z.strictObject({ months: settingOf(wholeNumber) }),
  ]),
  placement: z.enum(['next-banking-day', 'first-banking-day-of-next-month', 'next-run', 'without-day']),
  requires: z.array(name),
  respite: z.strictObject({ after: name, days: settingOf(wholeNumber) }).optional(),
  groups: z
    .union([
      z.strictObject({ only: z.array(z.string()).min(1) }),
      z.strictObject({ except: z.array(z.string()).min(1) }),
    ])
    .optional(),
  fee: settingOf(amount).optional(),
  distraintFee: settingOf(amount).optional(),
  chargesInterest: z.literal(true).optional(),
  claimedOver: settingOf(amount).optional(),
  notForDebtors: z.strictObject({ statuses: z.array(z.enum(DEBTOR_STATUSES)).min(1), sources }).optional(),
  notWhenTimeBarred: z.strictObject({ sources }).optional(),
  gates: z.array(z.enum(['bank-reconciled', 'not-flagged'])),
  document: z.enum(['reminder', 'demand', 'warning', 'suspension-notice', 'agreement']).optional(),
  reason: z.string().min(1),
  reasonIn: z.strictObject({ sv: z.string().min(1).optional(), da: z.string().min(1).optional() }).optional(),
  sources,
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
    lateInterest: z.strictObject({ pointsOverReference: settingOf(decimal) }).optional(),
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
    distraint: z.strictObject({ groups: z.array(z.string()).min(1), reason: z.string().min(1), sources }).optional(),
    agreements: z
      .strictObject({
        deferral: z.strictObject({
          mostMonths: settingOf(wholeNumber),
          interest: settingOf(z.enum(['from-new-due-date', 'from-old-due-date'])),
        }),
        plan: z.strictObject({ noticeAfterDays: settingOf(wholeNumber), respiteDays: settingOf(wholeNumber) }),
      })
      .optional(),
    runs: z
      .strictObject({ frequency: settingOf(z.enum(['weekly', 'every-14-days', 'monthly'])), firstRunOn: date })
      .optional(),
    steps: z.array(step).min(1),
  })
  .superRefine((policy, context) => {
    const problem = (message: string, ...path: (string | number)[]): void =>
      context.addIssue({ code: 'custom', message, path: ['steps', ...path] });
    const home = HOME[policy.country];
    if (policy.currency !== home.currency || policy.timeZone !== home.timeZone) {
      context.addIssue({
        code: 'custom',
        path: ['country'],
        message: `claims of ${policy.country} are in ${home.currency}, and their days are those of ${home.timeZone}`,
      });
    }
    distraintProblems(policy).forEach(({ message, path }) => context.addIssue({ code: 'custom', message, path }));
    const seen = new Set<string>();
    policy.steps.forEach((rule, index) => {
      if (seen.has(rule.step)) problem(`${rule.step} is there twice`, index, 'step');
      for (const before of namedBefore(rule)) {
        if (!seen.has(before)) problem(`${rule.step} counts on ${before}, which must stand before it`, index);
      }
      if (rule.placement === 'next-run' && !policy.runs)
        problem(`${rule.step} waits for a run, but no run calendar is agreed`, index);
      if (rule.chargesInterest && !policy.lateInterest)
        problem(`${rule.step} charges interest, but no rate is set`, index);
      const groups = rule.groups ? ('only' in rule.groups ? rule.groups.only : rule.groups.except) : [];
      for (const code of groups) {
        if (!policy.groups?.some((group) => group.code === code))
          problem(`invoice group ${code} is not declared`, index, 'groups');
      }
      seen.add(rule.step);
    });
  });

/** Only Danish law knows claims with distraint, and a fee for them needs to know which they are. */
function distraintProblems({
  country,
  distraint,
  groups,
  steps,
}: Written): { message: string; path: (string | number)[] }[] {
  const undeclared = groups
    ? (distraint?.groups ?? []).filter((code) => !groups.some((group) => group.code === code))
    : [];
  return [
    ...(distraint && country !== 'DK'
      ? [{ message: 'only Danish claims have distraint (udpantningsret); leave this out', path: ['distraint'] }]
      : []),
    ...undeclared.map((code) => ({ message: `invoice group ${code} is not declared`, path: ['distraint', 'groups'] })),
    ...steps.flatMap(({ distraintFee }, index) =>
      distraintFee && !distraint
        ? [{ message: 'say under distraint which invoice groups have it', path: ['steps', index, 'distraintFee'] }]
        : [],
    ),
  ];
}

interface Written {
  readonly country: Country;
  readonly distraint?: { readonly groups: readonly string[] } | undefined;
  readonly groups?: readonly { readonly code: string }[] | undefined;
  readonly steps: readonly { readonly distraintFee?: unknown }[];
}

/** Statutes and calendars of a country hold for claims in its own currency and zone. */
export const HOME = {
  SE: { currency: 'SEK', timeZone: 'Europe/Stockholm' },
  DK: { currency: 'DKK', timeZone: 'Europe/Copenhagen' },
} as const;

function namedBefore(rule: z.infer<typeof step>): string[] {
  const counted = countedFrom(rule.anchor);
  return [...rule.requires, ...(counted ? [counted] : []), ...(rule.respite ? [rule.respite.after] : [])];
}
