import { addDays, addMonths } from '../../../domain/kernel/civil-date';
import { auditEntries } from '../../audit-file/audit-file';
import { nextReview } from '../../authorisations/make-review';
import { findingInWords } from '../../../domain/authority/finding-in-words';
import { reviewsOf, settledByReviews } from '../../authorisations/reviews';
import { roleListsOf } from '../../authorisations/role-lists';
import { comparedAuthorisations } from '../../authorisations/uses';
import { learnedBy, type Measures } from '../board-asked';

/**
 * The provider's newest list against what was used in the last 12 months, less what reviews have settled (S000-12). Without a
 * list nothing was held against anything: the measure is not tested.
 */
export const authorisationsOpen: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const { creditorId } = creditor;
  const day = learnedBy(asked);
  const list = (await roleListsOf(pool, creditorId))
    .filter(({ deliveredOn, asOf }) => deliveredOn <= day && asOf <= day)
    .at(-1);
  if (!list) return [{ measure: 'authorisations-open', value: 0, examined: 0, findings: [] }];
  const from = addDays(addMonths(day, -12), 1);
  const { findings, listed, used } = await comparedAuthorisations(pool, {
    creditorId,
    list,
    from,
    through: day,
    asOf: day,
  });
  const entries = (await auditEntries(pool, { creditorId, kind: 'authorisation' })).filter(
    ({ saidOn }) => saidOn <= day,
  );
  const isSettled = settledByReviews(entries, await reviewsOf(pool, { creditorId, asOf: day }));
  const open = findings.filter((finding) => !isSettled(finding, { from, listAsOf: list.asOf }));
  return [
    {
      measure: 'authorisations-open',
      value: open.length,
      examined: listed + used,
      findings: open.map((finding) => ({ about: finding.subject, says: findingInWords(finding) })),
    },
  ];
};

/** Reviews that nobody signed by their day, and the next one where it is not made in time. */
export const authorisationReviewsLate: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const { creditorId } = creditor;
  const day = learnedBy(asked);
  const reviews = await reviewsOf(pool, { creditorId, asOf: day });
  const next = await nextReview(pool, creditorId, day);
  const late = reviews.filter(({ isLate }) => isLate);
  const findings = [
    ...late.map(({ period, dueOn }) => ({ about: period, says: `was to be answered and signed by ${dueOn}` })),
    ...(next && next.dueOn < day ? [{ about: 'next review', says: `was to be made by ${next.dueOn}` }] : []),
  ];
  const examined = reviews.length + (next ? 1 : 0);
  return [{ measure: 'authorisation-reviews-late', value: findings.length, examined, findings }];
};
