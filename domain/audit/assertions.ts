import type { SamplePart } from './draw-sample';

/**
 * What an auditor concludes of an invoice that was drawn. Of the largest ones: they exist, are rightly classified and
 * rightly valued (S002-86). Of overdue ones: reminder and demand on the right day, with the right fee, and a documented
 * reason where not (S002-95, S002-96).
 */
export const ASSERTIONS = ['existence', 'classification', 'valuation', 'day', 'fee', 'reason'] as const;
export type Assertion = (typeof ASSERTIONS)[number];

const OF_PART: Readonly<Record<SamplePart, readonly Assertion[]>> = {
  overdue: ['day', 'fee', 'reason'],
  largest: ['existence', 'classification', 'valuation'],
};

export function assertionsOf(part: SamplePart): readonly Assertion[] {
  return OF_PART[part];
}
