/** How an invoice of the Danish portfolio fares, and how often; every other one is paid in time. */
export type DanishBehaviour =
  | 'in-time'
  /** On the due date, or on the next banking day when banks are closed on it. */
  | 'last-timely-day'
  /** The payment identification stands in the text only, as the form prints it. */
  | 'reference-in-text'
  | 'after-first-reminder'
  | 'after-second-reminder'
  /** Half in time, then nothing more; the client accepts the hand-over of the rest. */
  | 'part'
  | 'twice'
  | 'unknown-reference'
  | 'no-reference'
  | 'never-accepted'
  /** The client accepts on a Saturday. */
  | 'never-accepted-on-saturday'
  | 'never-declined'
  | 'never-unanswered'
  | 'paid-after-hand-over'
  /** The client marks the claim before the first run, and leaves it so. */
  | 'flagged'
  /** Marked before the first run, taken up again a month later; never paid, accepted. */
  | 'flag-taken-away'
  /** Marked between the two reminders, taken up again; then paid. */
  | 'flagged-between-reminders';

/** Counts of ours. */
export const DANISH_BEHAVIOURS: readonly { readonly behaviour: DanishBehaviour; readonly invoices: number }[] = [
  { behaviour: 'last-timely-day', invoices: 4 },
  { behaviour: 'reference-in-text', invoices: 6 },
  { behaviour: 'after-first-reminder', invoices: 8 },
  { behaviour: 'after-second-reminder', invoices: 5 },
  { behaviour: 'part', invoices: 2 },
  { behaviour: 'twice', invoices: 1 },
  { behaviour: 'unknown-reference', invoices: 1 },
  { behaviour: 'no-reference', invoices: 1 },
  { behaviour: 'never-accepted', invoices: 4 },
  { behaviour: 'never-accepted-on-saturday', invoices: 1 },
  { behaviour: 'never-declined', invoices: 1 },
  { behaviour: 'never-unanswered', invoices: 2 },
  { behaviour: 'paid-after-hand-over', invoices: 1 },
  { behaviour: 'flagged', invoices: 1 },
  { behaviour: 'flag-taken-away', invoices: 2 },
  { behaviour: 'flagged-between-reminders', invoices: 1 },
];
