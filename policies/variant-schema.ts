import { z } from 'zod';
import { DEBTOR_KINDS } from '../domain/policy/debtor-kind';

/** How some claims take a step: not at all, or with some of the step's settings said otherwise. */
export function variantSchema<Settings extends z.ZodRawShape, Sources extends z.ZodType>(
  settings: Settings,
  { amount, sources }: { readonly amount: z.ZodString; readonly sources: Sources },
) {
  const scope = z
    .strictObject({
      groups: z.array(z.string()).min(1).optional().describe('Invoice groups, by their codes'),
      debtorKinds: z.array(z.enum(DEBTOR_KINDS)).min(1).optional(),
      invoicedFrom: amount.optional().describe('the least invoiced amount, with two decimals'),
      invoicedBelow: amount.optional().describe('the first invoiced amount that is too large, with two decimals'),
    })
    .refine(
      (asked) => Object.keys(asked).length > 0,
      'say for whom the variant holds: groups, debtorKinds or an amount',
    )
    .meta({ examples: [{ invoicedFrom: '100000.00' }] });

  return z.union([
    z.strictObject({ for: scope, skipped: z.literal(true), sources }),
    z.strictObject({ for: scope, ...z.strictObject(settings).partial().shape }),
  ]);
}
