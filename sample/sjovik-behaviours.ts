import type { PaymentBehaviour } from './payment-behaviour';

/** So many invoices of a group that are dealt with in one way; all others are paid on time. */
export interface PlannedBehaviour {
  readonly behaviour: PaymentBehaviour;
  readonly invoices: number;
  /** `small`: SEK 300 at most, so that even a demand leaves it under the SEK 500 of a hand-over. `large`: from SEK 400. */
  readonly amount?: 'small' | 'large';
}

const small = 'small';
const large = 'large';

/** Counts of ours, chosen so that every way of paying and every step of the policy is seen at least once. */
export const SJOVIK_BEHAVIOURS: Readonly<Record<string, readonly PlannedBehaviour[]>> = {
  '62': [
    { behaviour: 'before-reminder', invoices: 4 },
    { behaviour: 'after-reminder', invoices: 4 },
    { behaviour: 'after-demand-in-full', invoices: 2 },
    { behaviour: 'after-demand-without-charges', invoices: 1, amount: large },
    { behaviour: 'never', invoices: 2, amount: large },
    { behaviour: 'never', invoices: 2, amount: small },
    { behaviour: 'part-after-demand', invoices: 1, amount: large },
    { behaviour: 'twice', invoices: 1 },
    { behaviour: 'mistyped-reference', invoices: 1 },
    { behaviour: 'invoice-number', invoices: 1 },
    { behaviour: 'two-split', invoices: 2 },
    { behaviour: 'two-unsplit', invoices: 2 },
    { behaviour: 'two-too-little', invoices: 2 },
  ],
  '40': [
    { behaviour: 'before-reminder', invoices: 1 },
    { behaviour: 'after-reminder', invoices: 2 },
    { behaviour: 'after-demand-in-full', invoices: 1 },
    { behaviour: 'after-demand-without-interest', invoices: 1 },
    { behaviour: 'part-before-demand', invoices: 1, amount: large },
    { behaviour: 'never', invoices: 1, amount: small },
    { behaviour: 'never', invoices: 1, amount: large },
    { behaviour: 'no-reference', invoices: 1 },
    { behaviour: 'too-much', invoices: 1 },
    { behaviour: 'two-unsplit', invoices: 2 },
  ],
  '64': [
    { behaviour: 'after-reminder', invoices: 2 },
    { behaviour: 'after-demand-in-full', invoices: 1 },
    { behaviour: 'never', invoices: 1, amount: large },
    { behaviour: 'never', invoices: 1, amount: small },
    { behaviour: 'taken-back', invoices: 2, amount: large },
    { behaviour: 'twice', invoices: 1 },
    { behaviour: 'invoice-number', invoices: 1 },
    { behaviour: 'no-reference', invoices: 1, amount: large },
  ],
  '55': [
    { behaviour: 'after-reminder', invoices: 2 },
    { behaviour: 'after-demand-in-full', invoices: 1 },
    { behaviour: 'never', invoices: 2, amount: large },
    { behaviour: 'part-before-demand', invoices: 1 },
    { behaviour: 'number-in-text', invoices: 1 },
    { behaviour: 'taken-back', invoices: 1 },
  ],
  '65': [
    { behaviour: 'after-reminder', invoices: 1 },
    { behaviour: 'never', invoices: 1, amount: small },
  ],
  '61': [
    { behaviour: 'after-reminder', invoices: 2 },
    { behaviour: 'unknown-reference', invoices: 2 },
    { behaviour: 'after-demand-without-charges', invoices: 1 },
    { behaviour: 'never', invoices: 1, amount: small },
    { behaviour: 'never', invoices: 2, amount: large },
    { behaviour: 'after-referral', invoices: 1, amount: large },
  ],
  '66': [
    { behaviour: 'after-demand-in-full', invoices: 1 },
    { behaviour: 'too-much', invoices: 1 },
  ],
  '67': [
    { behaviour: 'after-reminder', invoices: 1 },
    { behaviour: 'never', invoices: 1, amount: large },
  ],
  'placed-children-care': [{ behaviour: 'never', invoices: 2 }],
  'social-area': [{ behaviour: 'never', invoices: 1 }],
  'premises-hire': [
    { behaviour: 'after-demand-in-full', invoices: 1 },
    { behaviour: 'never', invoices: 1, amount: large },
    { behaviour: 'never', invoices: 1, amount: small },
  ],
};
