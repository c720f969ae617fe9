/**
 * What a court said of the claim: all of it is to be paid, a part, or nothing; or the case was struck off or rejected, and
 * nothing was said of the claim.
 */
export const JUDGMENTS = ['granted', 'partly-granted', 'dismissed', 'struck-off'] as const;
export type JudgmentOutcome = (typeof JUDGMENTS)[number];
