import { governanceOn } from '../../audit-file/governance';
import { interMunicipalDebtors } from '../../audit-file/inter-municipal';
import { materialOn } from '../../audit-file/material';
import { proceduresOn } from '../../audit-file/procedures';
import { remarksOf } from '../../audit-file/remarks';
import { learnedBy, type Measures } from '../board-asked';

/** Audit remarks that are not closed by their day (S000-05). */
export const remarksLate: Measures = async (asked) => {
  const remarks = await remarksOf(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  // Of a creditor whom nobody has remarked on nothing is measured.
  if (remarks.length === 0) return [];
  const findings = remarks
    .filter(({ isLate }) => isLate)
    .map(({ remarkId, state, severity, dueOn }) => ({
      about: remarkId,
      says: `${severity}, ${state}, due on ${dueOn}`,
    }));
  return [{ measure: 'remarks-late', value: findings.length, examined: remarks.length, findings }];
};

/** Procedures without a version in force, and those past the day of their review (S002-99, S002-107). */
export const proceduresDue: Measures = async (asked) => {
  const versions = await proceduresOn(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  const ids = [...new Set(versions.map(({ procedureId }) => procedureId))];
  const findings = ids.flatMap((about) => {
    const inForce = versions.find(({ procedureId, state }) => procedureId === about && state === 'in-force');
    if (!inForce) return [{ about, says: 'has no version in force' }];
    return inForce.isDueForReview ? [{ about, says: `was to be looked at again by ${inForce.reviewBy}` }] : [];
  });
  return [{ measure: 'procedures-due', value: findings.length, examined: ids.length, findings }];
};

/** Decided rules that ran out, and figures of the policy that are others than were decided (S000-19, S000-20). */
export const rulesRunOut: Measures = async (asked) => {
  const { rules } = await governanceOn(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  const findings = rules.flatMap(({ name, hasRunOut, through, differences }) => [
    ...(hasRunOut ? [{ about: name, says: `ran out on ${through}` }] : []),
    ...differences.map(({ policy, step, figure, decided, inPolicy }) => ({
      about: name,
      says: `${policy}, ${step}, ${figure}: ${inPolicy.toString()}, and ${decided.toString()} was decided`,
    })),
  ]);
  const examined = rules.reduce((sum, { examined: figures }) => sum + 1 + figures, 0);
  return [{ measure: 'rules-run-out', value: findings.length, examined, findings }];
};

/** Items of years' material past their day (S000-03). */
export const materialLate: Measures = async (asked) => {
  const years = await materialOn(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  const items = years.flatMap((year) => year.items);
  const findings = items
    .filter(({ isLate }) => isLate)
    .map(({ year, id, criticality, state, dueOn, overriddenBy }) => ({
      about: `${year}/${id}`,
      says: `${criticality}, ${state}, due on ${dueOn}${overriddenBy === undefined ? '' : '; the close went on without it'}`,
    }));
  return [{ measure: 'material-missing', value: findings.length, examined: items.length, findings }];
};

/**
 * Other municipalities and regions with overdue claims that nobody follows up (S000-16). Claims stand as the books have them
 * now, on every day that is asked for.
 */
export const interMunicipalWaiting: Measures = async (asked) => {
  const debtors = await interMunicipalDebtors(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  // Of a creditor without such a debtor nothing is measured.
  if (debtors.length === 0) return [];
  const claims = debtors.flatMap((debtor) =>
    debtor.isWaiting
      ? debtor.claims
          .filter(({ daysPastDue }) => daysPastDue > 0)
          .map(({ claimId, daysPastDue }) => ({
            about: claimId,
            says: `${daysPastDue} days past due; ${debtor.followUp ? `the next action was due on ${debtor.followUp.nextOn}` : 'nobody follows it up'}`,
          }))
      : [],
  );
  const examined = debtors.reduce((sum, debtor) => sum + debtor.claims.length, 0);
  return [{ measure: 'inter-municipal-waiting', value: claims.length, examined, findings: claims }];
};
