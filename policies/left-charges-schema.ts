import { z } from 'zod';
import { nextInvoiceProblem, noNextInvoiceSchema } from './next-invoice-schema';

/** What a policy says of charges that are left when all else is paid; `settingOf` wraps a value with its reason and sources. */
export function leftChargesSchema<Setting extends z.ZodType>({
  settingOf,
  amount,
}: {
  readonly settingOf: (value: z.ZodType) => Setting;
  readonly amount: z.ZodType;
}) {
  return z
    .strictObject({
      way: settingOf(z.enum(['followed-up', 'next-invoice', 'separate-invoice', 'waived'])),
      groups: z.array(z.string()).min(1).optional().describe('Whose claims; every claim when absent'),
      alsoAfterDemand: z.literal(true).optional().describe('Charges of a demand are treated in the same way'),
      waivedUnder: settingOf(amount).optional().describe('Less than this is waived'),
      noNextInvoice: noNextInvoiceSchema(settingOf),
    })
    .superRefine((rules, context) => {
      const { way, noNextInvoice, waivedUnder } = rules as Rules;
      const problem = nextInvoiceProblem('way', way.value, noNextInvoice);
      if (problem) context.addIssue({ code: 'custom', path: ['noNextInvoice'], message: problem });
      if (way.value !== 'waived' || waivedUnder === undefined) return;
      const message = 'all left charges are waived; leave waivedUnder out, or set another way';
      context.addIssue({ code: 'custom', path: ['waivedUnder'], message });
    });
}

interface Rules {
  readonly way: { readonly value: string };
  readonly noNextInvoice?: unknown;
  readonly waivedUnder?: unknown;
}
