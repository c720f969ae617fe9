import type { AgencyAnswer } from '../../formats/counterparts/agency';
import type { GaeldsstyrelsenAnswer } from '../../formats/counterparts/gaeldsstyrelsen-records';
import type { IntrumAnswer } from '../../formats/counterparts/intrum';
import type { KfmAnswer } from '../../formats/counterparts/kfm-records';
import type { ChangeAnswer, CounterpartFact } from './counterpart-facts';

/** What Kronofogden's records say, as facts about our cases. */
export function kfmFacts(answers: readonly KfmAnswer[]): CounterpartFact[] {
  return answers.map((answer): CounterpartFact => {
    const { on, caseId } = answer;
    const about = { counterpart: 'kfm', on, caseId, answerId: `kfm:${caseId}:${answer.record}:${on}` } as const;
    switch (answer.record) {
      case 'ruling':
        return { ...about, fact: 'ruling', outcome: answer.outcome, awarded: answer.awarded };
      case 'change':
        return { ...about, ...changeAnswered(about.counterpart, answer) };
      case 'receipt':
        return answer.status === 'approved'
          ? { ...about, fact: 'received', authorityCaseId: answer.authorityCaseId ?? '' }
          : { ...about, fact: 'rejected', reason: answer.fault ?? '' };
    }
  });
}

export function intrumFacts(answers: readonly IntrumAnswer[]): CounterpartFact[] {
  return answers.map((answer): CounterpartFact => {
    const { on, caseId } = answer;
    const about = { counterpart: 'intrum', on, caseId, answerId: `intrum:${caseId}:account:${on}` } as const;
    if (answer.record === 'change') return { ...about, ...changeAnswered(about.counterpart, answer) };
    const { received, costs, balance, limitationOn } = answer;
    return { ...about, fact: 'monitoring-account', received, costs, balance, limitationOn };
  });
}

/** What a collection agency's records say. Two reports of one day about one case differ by their news. */
export function agencyFacts(answers: readonly AgencyAnswer[]): CounterpartFact[] {
  return answers.map((answer): CounterpartFact => {
    const { on, caseId } = answer;
    const about = { counterpart: 'agency', on, caseId } as const;
    if (answer.record === 'change') return { ...about, ...changeAnswered(about.counterpart, answer) };
    if (answer.record === 'account') {
      const { received, ownFees, commission, balance } = answer;
      const answerId = `agency:${caseId}:account:${on}`;
      return { ...about, answerId, fact: 'agency-account', received, ownFees, commission, balance };
    }
    const { news, authorityCaseId, until, reason } = answer;
    return {
      ...{ ...about, answerId: `agency:${caseId}:${news}:${on}`, fact: 'agency-report', news },
      ...(authorityCaseId !== undefined && { authorityCaseId }),
      ...(until && { until }),
      ...(reason !== undefined && { reason }),
    };
  });
}

type WrittenAnswer = Extract<KfmAnswer | IntrumAnswer | AgencyAnswer, { record: 'change' }>;

function changeAnswered(
  counterpart: 'kfm' | 'intrum' | 'agency',
  { caseId, changeId, answer, on, fault = '' }: WrittenAnswer,
) {
  const answerId = `${counterpart}:${caseId}:change:${changeId}:${on}`;
  return { fact: 'change-answered', answerId, changeId, answer, reason: fault } as const;
}

const PSRM_ANSWERS: Readonly<Record<GaeldsstyrelsenAnswer['status'], ChangeAnswer>> = {
  UDFØRT: 'carried-out',
  AFVIST: 'rejected',
  HØRING: 'heard',
};

/** A main claim has our claim's id as its reference; what is added to it later is a claim of its own, with its own. */
export function psrmFacts(receipts: readonly GaeldsstyrelsenAnswer[]): CounterpartFact[] {
  return receipts.map((receipt): CounterpartFact => {
    const { fordringshaverreference: caseId, on, status, aarsag = '' } = receipt;
    const about = { counterpart: 'gaeldsstyrelsen', on, caseId } as const;
    if (receipt.record === 'aendring') {
      const changeId = receipt.aendringsreference;
      const answerId = `gaeldsstyrelsen:${caseId}:change:${changeId}:${status}:${on}`;
      return { ...about, answerId, fact: 'change-answered', changeId, answer: PSRM_ANSWERS[status], reason: aarsag };
    }
    const answerId = `gaeldsstyrelsen:${caseId}:${status}:${on}`;
    switch (status) {
      case 'UDFØRT':
        return { ...about, answerId, fact: 'received', authorityCaseId: receipt.fordringsId ?? '' };
      case 'AFVIST':
        return { ...about, answerId, fact: 'rejected', reason: aarsag };
      case 'HØRING':
        return { ...about, answerId, fact: 'hearing', reason: aarsag };
    }
  });
}
