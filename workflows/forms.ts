/**
 * The form of the process that a run follows. The run's input says it, and the input never changes, so a replay takes the
 * same way without a marker in the history. A run whose input says nothing began before waits were answers of the ledger
 * (`first-form`).
 */
export const PRESENT_FORM = 2 as const;
export type Form = typeof PRESENT_FORM;
