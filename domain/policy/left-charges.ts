import type { NoNextInvoice } from './late-interest-rules';
import type { Setting } from './setting';

/**
 * What becomes of charges that are left when the rest of the claim is paid: the claim is followed up for them, they go on the
 * debtor's next invoice or on an invoice of their own, or nobody asks for them.
 */
export type LeftChargesWay = 'followed-up' | 'next-invoice' | 'separate-invoice' | 'waived';

/** What a creditor does with a reminder fee, and interest that a letter charged, where everything else is paid. */
export interface LeftCharges {
  readonly way: Setting<LeftChargesWay>;
  /** Whose claims; every claim when absent. The claims of other groups are followed up. */
  readonly groups?: readonly string[];
  /** Charges of a demand are treated in the same way; else a claim that was demanded is followed up. */
  readonly alsoAfterDemand?: true;
  /** Less than this is waived. */
  readonly waivedUnder?: Setting<string>;
  /** Asked for with `next-invoice`: what becomes of the line that no invoice has taken. */
  readonly noNextInvoice?: NoNextInvoice;
}

/** The rules for the left charges of a claim of the group; undefined where such a claim is followed up for all that is left. */
export function leftChargesOf(
  { leftCharges }: { readonly leftCharges?: LeftCharges },
  invoiceGroup: string,
): LeftCharges | undefined {
  if (!leftCharges || leftCharges.groups?.includes(invoiceGroup) === false) return undefined;
  return leftCharges;
}
