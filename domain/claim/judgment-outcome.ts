/** What the administrative court said of the claim: all of it is to be paid, a part, or nothing. */
export const JUDGMENTS = ['granted', 'partly-granted', 'dismissed'] as const;
export type JudgmentOutcome = (typeof JUDGMENTS)[number];
