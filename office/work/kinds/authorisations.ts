import { counted } from '../../../domain/kernel/counted';
import type { Work } from '../../../domain/work/work';
import { nextReview } from '../../authorisations/make-review';
import { reviewsOf } from '../../authorisations/reviews';
import type { LooksForWork } from '../work-asked';

/** Reviews of authorisations that wait for answers or signatures, and the next one once its period is over (S000-12). */
export const authorisations: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const open = (await reviewsOf(pool, { creditorId, asOf }))
    .filter(({ state }) => state === 'open')
    .map(({ period, madeOn, dueOn, rows }): Work => {
      const unanswered = rows.filter(({ state }) => state === 'open').length;
      const unsigned = rows.filter(({ state }) => state === 'answered').length;
      return {
        ...{ kind: 'authorisation', about: `${creditorId}/${period}`, since: madeOn, dueOn },
        why: `the review of authorisations of ${period} has ${counted(unanswered, 'row')} without an answer and ${unsigned} without a signature`,
        act:
          unanswered > 0
            ? `fordring authorisation answer ${period} ROW kept --reason TEXT`
            : `fordring authorisation sign ${period}`,
      };
    });
  const next = await nextReview(pool, creditorId, asOf);
  if (!next || next.since > asOf) return open;
  return [
    ...open,
    {
      ...{ kind: 'authorisation', about: `${creditorId}/next`, ...next },
      why: 'authorisations are to be reviewed: deliver the provider’s list, and hold it against what was used',
      act: 'fordring authorisation deliver FILE --of DAY',
    },
  ];
};
