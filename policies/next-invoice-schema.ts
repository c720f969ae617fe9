import { z } from 'zod';

/** What becomes of a line for the next invoice that no invoice has taken; `settingOf` wraps a value with its reason and sources. */
export function noNextInvoiceSchema<Setting extends z.ZodType>(settingOf: (value: z.ZodType) => Setting) {
  return z
    .strictObject({
      afterMonths: settingOf(z.number().int().min(1).max(36)),
      then: settingOf(z.enum(['separate-invoice', 'waived'])),
    })
    .optional()
    .describe('What becomes of a line that no next invoice has taken');
}

/** What a part of a policy says of the next invoice without bearing it out; `field` is where the part says the way. */
export function nextInvoiceProblem(field: string, way: string, noNextInvoice: unknown): string | undefined {
  if (way === 'next-invoice' && !noNextInvoice) {
    return 'say what becomes of a line that no next invoice takes: write { afterMonths: 6, then: waived }, or then: separate-invoice';
  }
  if (way === 'next-invoice' || !noNextInvoice) return undefined;
  return `holds for ${field} next-invoice, and the policy says ${way}; leave noNextInvoice out`;
}
