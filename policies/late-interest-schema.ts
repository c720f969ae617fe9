import { z } from 'zod';
import { nextInvoiceProblem, noNextInvoiceSchema } from './next-invoice-schema';

/** What a policy says of late interest; `settingOf` wraps a value with its reason and sources. */
export function lateInterestSchema<Setting extends z.ZodType>({
  settingOf,
  amount,
  decimal,
}: {
  readonly settingOf: (value: z.ZodType) => Setting;
  readonly amount: z.ZodType;
  readonly decimal: z.ZodType;
}) {
  return z
    .strictObject({
      pointsOverReference: settingOf(decimal),
      runsFrom: settingOf(z.enum(['due-date', 'thirty-days-after-issue']))
        .optional()
        .describe('The due date, where it was agreed; else the 30th day after the invoice'),
      perMonthBegun: z
        .strictObject({
          percent: settingOf(decimal).describe('Percent for each month begun, from the day from which interest runs'),
          groups: z.array(z.string()).min(1).optional().describe('Whose claims bear it; every claim when absent'),
        })
        .optional()
        .describe('Interest by the month instead of by the day, where an agreement or gebyrloven § 3 gives it'),
      paidBeforeDemand: settingOf(z.enum(['not-claimed', 'separate-invoice', 'next-invoice']))
        .optional()
        .describe('What becomes of the interest where payment comes late and no step has charged the interest'),
      alsoAfterCharge: z
        .literal(true)
        .optional()
        .describe('Interest since a step charged interest is claimed in the same way'),
      waivedUnder: settingOf(amount).optional().describe('Interest of less than this is waived'),
      noNextInvoice: noNextInvoiceSchema(settingOf),
    })
    .superRefine((rules, context) => {
      const { paidBeforeDemand, noNextInvoice, waivedUnder, alsoAfterCharge } = rules as Rules;
      const way = paidBeforeDemand?.value ?? 'not-claimed';
      const problem = nextInvoiceProblem('paidBeforeDemand', way, noNextInvoice);
      if (problem) context.addIssue({ code: 'custom', path: ['noNextInvoice'], message: problem });
      if (way !== 'not-claimed') return;
      const idle = { waivedUnder, alsoAfterCharge };
      for (const [field, said] of Object.entries(idle)) {
        if (said === undefined) continue;
        const message = `nothing is claimed of what is paid late; leave ${field} out, or set paidBeforeDemand to separate-invoice or next-invoice`;
        context.addIssue({ code: 'custom', path: [field], message });
      }
    });
}

interface Rules {
  readonly paidBeforeDemand?: { readonly value: string };
  readonly noNextInvoice?: unknown;
  readonly waivedUnder?: unknown;
  readonly alsoAfterCharge?: unknown;
}
