import type { Kvittering } from '../../formats/counterparts/gaeldsstyrelsen-records';
import type { IntrumAccount } from '../../formats/counterparts/intrum';
import type { KfmAnswer } from '../../formats/counterparts/kfm-records';
import type { CounterpartFact } from './counterpart-facts';

/** What Kronofogden's records say, as facts about our claims. */
export function kfmFacts(answers: readonly KfmAnswer[]): CounterpartFact[] {
  return answers.map((answer): CounterpartFact => {
    const about = {
      counterpart: 'kfm',
      on: answer.on,
      claimId: answer.caseId,
      answerId: `kfm:${answer.caseId}:${answer.record}:${answer.on}`,
    } as const;
    if (answer.record === 'ruling')
      return { ...about, fact: 'ruling', outcome: answer.outcome, awarded: answer.awarded };
    return answer.status === 'approved'
      ? { ...about, fact: 'received', authorityCaseId: answer.authorityCaseId ?? '' }
      : { ...about, fact: 'rejected', reason: answer.fault ?? '' };
  });
}

export function intrumFacts(accounts: readonly IntrumAccount[]): CounterpartFact[] {
  return accounts.map(({ caseId, on, received, costs, balance, limitationOn }) => ({
    counterpart: 'intrum',
    on,
    claimId: caseId,
    answerId: `intrum:${caseId}:account:${on}`,
    fact: 'monitoring-account',
    received,
    costs,
    balance,
    limitationOn,
  }));
}

/** A main claim has our claim id as its reference; its interest and fees are claims of their own, with their own. */
export function psrmFacts(receipts: readonly Kvittering[]): CounterpartFact[] {
  return receipts.map(({ fordringshaverreference, on, status, fordringsId, aarsag }): CounterpartFact => {
    const claimId = fordringshaverreference;
    const about = {
      counterpart: 'gaeldsstyrelsen',
      on,
      claimId,
      answerId: `gaeldsstyrelsen:${claimId}:${status}:${on}`,
    } as const;
    switch (status) {
      case 'UDFØRT':
        return { ...about, fact: 'received', authorityCaseId: fordringsId ?? '' };
      case 'AFVIST':
        return { ...about, fact: 'rejected', reason: aarsag ?? '' };
      case 'HØRING':
        return { ...about, fact: 'hearing', reason: aarsag ?? '' };
    }
  });
}
