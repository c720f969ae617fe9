import type { AgeBucket } from '../../domain/claim/age-bucket';

/**
 * From white over yellow to dark blue, lighter to darker throughout (the scale *cividis*, made for colour-blind people):
 * neighbours differ on a grey printer too. Each has a dark edge.
 */
export const AGE_FILLS: Readonly<Record<AgeBucket, string>> = {
  'not-due': '#ffffff',
  '1-7': '#fbe76b',
  '8-15': '#d3be5c',
  '16-30': '#aa9e74',
  '31-90': '#7f7d78',
  '91-180': '#50586e',
  '181-': '#00224e',
};

export const EDGE_INK = '#33373d';

/** Counts, and amounts beside them. */
export const COUNT_FILL = '#17406d';
export const AMOUNT_FILL = '#d3be5c';
