import type { Notice } from '../../formats/counterparts/party-fields';
import { changeIdOf } from './case-id';
import type { AgencyPort, IntrumPort, KfmPort } from './counterpart-port';
import type { CaseChange } from './case-story';
import type { Telling, ToldChange, Unspoken } from './told-change';

/** A case at Kronofogden, Intrum or a collection agency. */
export interface SwedishCase {
  readonly claimId: string;
  readonly caseId: string;
}

/** What Kronofogden is told of its case: payments, corrections, deferrals and disputes at once (8–9 §§ of 1993:1229). */
export function kfmTellings(about: SwedishCase, changes: readonly CaseChange[], port: KfmPort): (Telling | Unspoken)[] {
  return tellingsFor(about, 'Kronofogden', changes, {
    recall: (part) => port.recall({ instruction: 'withdrawal', ...part }),
    reduce: (part) => port.adjust({ instruction: 'reduction', ...part }),
    raise: (part) => port.adjust({ instruction: 'raise', ...part }),
    notice: (part) => port.adjust({ instruction: 'notice', ...part }),
  });
}

/** The same for Intrum and for a collection agency: their records of changes are alike. */
export function agencyTellings(
  about: SwedishCase,
  agencyName: 'Intrum' | 'the collection agency',
  changes: readonly CaseChange[],
  port: IntrumPort | AgencyPort,
): (Telling | Unspoken)[] {
  return tellingsFor(about, agencyName, changes, {
    recall: (part) => port.recall({ record: 'withdrawal', ...part }),
    reduce: (part) => port.adjust({ record: 'reduction', ...part }),
    raise: (part) => port.adjust({ record: 'raise', ...part }),
    notice: (part) => port.adjust({ record: 'notice', ...part }),
  });
}

type Told<Name extends CaseChange['change']> = Extract<CaseChange, { change: Name }>;

interface About {
  readonly caseId: string;
  readonly changeId: string;
  readonly on: ToldChange['toldOn'];
  readonly effectiveOn: ToldChange['effectiveOn'];
}

interface Notified {
  readonly notice: Notice;
  readonly until: ToldChange['until'];
  readonly amount: ToldChange['amount'];
}

/** How each change is told; Kronofogden's records and an agency's carry the same. */
interface Ways {
  readonly recall: (part: About & Pick<Told<'recall'>, 'reason'>) => ReturnType<Telling['tell']>;
  readonly reduce: (part: About & Pick<Told<'reduce'>, 'cause' | 'amount' | 'balance'>) => ReturnType<Telling['tell']>;
  readonly raise: (part: About & Pick<Told<'raise'>, 'cause' | 'amount' | 'balance'>) => ReturnType<Telling['tell']>;
  readonly notice: (part: About & Notified) => ReturnType<Telling['tell']>;
}

function tellingsFor(
  { claimId, caseId }: SwedishCase,
  counterpartName: string,
  changes: readonly CaseChange[],
  ways: Ways,
): (Telling | Unspoken)[] {
  const count = new Map<number, number>();
  return changes.flatMap((change): (Telling | Unspoken)[] => {
    const { eventNumber, toldOn, effectiveOn } = change;
    if (change.change === 'collected') return [];
    if (change.change === 'notice' && change.notice === 'liable-debtor') {
      const forAPerson = `${claimId} is with ${counterpartName}, and who is liable for it has changed: decide whether to recall the case and hand it over anew.`;
      return [{ eventNumber, kind: 'recall-asked', forAPerson }];
    }
    if (change.change === 'notice' && change.notice === 'address-protected') {
      const forAPerson = `${claimId} is with ${counterpartName}, which was told the debtor's address. It is protected since ${effectiveOn}: see to it that ${counterpartName} uses and keeps it no more, and name it to nobody.`;
      return [{ eventNumber, kind: 'address-protected', forAPerson }];
    }
    const which = (count.get(eventNumber) ?? 0) + 1;
    count.set(eventNumber, which);
    const changeId = changeIdOf(eventNumber, which);
    const about: About = { caseId, changeId, on: toldOn, effectiveOn };
    const told = { eventNumber, changeId, effectiveOn, toldOn, reference: caseId };
    switch (change.change) {
      case 'recall': {
        const { reason, amount } = change;
        return [{ told: { ...told, change: 'recall', reason, amount }, tell: () => ways.recall({ ...about, reason }) }];
      }
      case 'reduce': {
        const { cause, amount, balance } = change;
        const tell = () => ways.reduce({ ...about, cause, amount, balance });
        return [{ told: { ...told, change: 'reduce', reason: cause, amount }, tell }];
      }
      case 'raise': {
        const { cause, amount, balance } = change;
        const tell = () => ways.raise({ ...about, cause, amount, balance });
        return [{ told: { ...told, change: 'raise', reason: cause, amount }, tell }];
      }
      case 'notice': {
        const { until, amount } = change;
        const notice = change.notice as Notice;
        const details = { ...(until && { until }), ...(amount && { amount }) };
        const tell = () => ways.notice({ ...about, notice, until, amount });
        return [{ told: { ...told, change: 'notice', reason: notice, ...details }, tell }];
      }
    }
  });
}
