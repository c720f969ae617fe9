import { AGE_BUCKETS, ageBucketOf, type AgeBucket } from '../claim/age-bucket';
import type { CivilDate } from '../kernel/civil-date';
import type { WorkRow } from './work';

/** How old a work list is: a figure that shows a backlog (S002-111). */
export interface Ageing {
  readonly rows: number;
  readonly overdue: number;
  readonly escalated: number;
  /** By the days that each row has waited, in the buckets of the age analysis. */
  readonly buckets: readonly { readonly bucket: AgeBucket; readonly rows: number }[];
}

export function ageingOf(rows: readonly WorkRow[], asOf: CivilDate): Ageing {
  const ages = rows.map(({ since }) => ageBucketOf(since, asOf));
  return {
    rows: rows.length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    escalated: rows.filter(({ escalatedTo }) => escalatedTo !== undefined).length,
    buckets: AGE_BUCKETS.map((bucket) => ({ bucket, rows: ages.filter((age) => age === bucket).length })),
  };
}
