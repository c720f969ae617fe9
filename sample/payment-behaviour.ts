/** How a debtor deals with one invoice. */
export type PaymentBehaviour =
  | 'on-time'
  /** Late, but no later than the reminder's day: nothing is sent. */
  | 'before-reminder'
  | 'after-reminder'
  /** Everything that the demand asks for. */
  | 'after-demand-in-full'
  /** The invoice amount, as if there had been no demand: it covers fee and interest first. */
  | 'after-demand-without-charges'
  | 'after-demand-without-interest'
  /** Half before the due date, then nothing more. */
  | 'part-before-demand'
  /** Fee and half the invoice, then nothing more. */
  | 'part-after-demand'
  /** Everything that the demand asked for, to the creditor, while the case lies with the enforcement authority. */
  | 'after-referral'
  | 'never'
  /** On time, and once more some days later. */
  | 'twice'
  | 'too-much'
  /** A right reference, but of nobody's invoice; after the reminder once more, as it should be. */
  | 'unknown-reference'
  /** One digit wrong, so that the check digit fails; then nothing more. */
  | 'mistyped-reference'
  | 'no-reference'
  /** Only the invoice number, as a line of text. */
  | 'number-in-text'
  /** The invoice number where the reference belongs. */
  | 'invoice-number'
  /** Paid on time, taken back by the bank days later, then nothing more. */
  | 'taken-back'
  /** Together with the debtor's next invoice, with an amount for each. */
  | 'two-split'
  /** Together with the debtor's next invoice, in one sum. */
  | 'two-unsplit'
  /** Together with the debtor's next invoice, in one sum that is too small. */
  | 'two-too-little';

/** Those that pay two invoices at once. */
export const PAIRED_BEHAVIOURS: readonly PaymentBehaviour[] = ['two-split', 'two-unsplit', 'two-too-little'];
