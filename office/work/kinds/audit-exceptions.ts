import type { Work } from '../../../domain/work/work';
import { exceptionsOf } from '../../audit/answer-sample';
import type { LooksForWork } from '../work-asked';

/** Exceptions that an auditor found in a sample, until somebody says what was done about them (S002-46, S002-96). */
export const auditExceptions: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) =>
  (await exceptionsOf(pool, creditorId))
    .filter(({ answer }) => answer.ended === undefined && answer.answeredOn <= asOf)
    .map(({ claimId, sampleNumber, period, open, answer }): Work => {
      const { answerNumber, answeredOn, doesNotHold, comment } = answer;
      return {
        ...{
          kind: 'audit-exception',
          about: `${creditorId}/${answerNumber}`,
          claimId,
          since: answeredOn,
          amount: open,
        },
        why: `the auditor’s sample ${sampleNumber} of ${period} does not hold in ${doesNotHold.join(', ')}: ${comment ?? ''}`,
        act: `fordring audit settle ${answerNumber} --reason TEXT`,
      };
    });
