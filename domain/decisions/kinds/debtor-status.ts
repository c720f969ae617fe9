import type { CivilDate } from '../../kernel/civil-date';
import { without } from '../../claim/without';
import type { DebtorStatus, Policy } from '../../policy/policy';
import type { DebtorStatusChanged, SituationFacts, StatusEffects } from '../decision-events';
import { recordedAlready, type ClaimDecisionRule } from '../decision-rule';

/** The days from which the law counts, as far as they are known. */
export type DebtorStatusTerms = Omit<SituationFacts, 'arisenOn'>;

export interface ChangeDebtorStatus {
  readonly type: 'ChangeDebtorStatus';
  readonly changedOn: CivilDate;
  readonly status: DebtorStatus;
  /** Absent when it is a fact from a file. */
  readonly decisionId?: string;
  /** What the law makes of it; see `policies/statutes/debtor-situation`. */
  readonly effects?: StatusEffects;
}

/** The debtor has died, is bankrupt or under debt restructuring, or no longer is. */
export const debtorStatus: ClaimDecisionRule<DebtorStatusTerms, ChangeDebtorStatus, 'DebtorStatusChanged'> = {
  answers: 'ChangeDebtorStatus',
  reaches: ['claims', 'debtor'],
  repeated: 'already-so',
  measure: ({ status }) => ({ variety: status }),
  command: ({ decisionId, on, terms }, { issuedOn }, law) => ({
    ...{ type: 'ChangeDebtorStatus', decisionId, changedOn: on, status: terms.status },
    ...law({ ...terms, arisenOn: issuedOn }),
  }),
  /** A file states no days of a situation: the law's waiting time counts from the day of the line, never too short. */
  ofFact({ status }, on) {
    if (status === 'ordinary') return { status };
    return { status, ...(status === 'deceased' ? { diedOn: on } : { openedOn: on }) };
  },
  decide(claim, { changedOn: on, status, decisionId, effects }) {
    if (status === claim.debtorStatus && (!effects || isSame(effects, claim.statusEffects))) {
      return recordedAlready("The debtor's status");
    }
    const changed: DebtorStatusChanged = {
      type: 'DebtorStatusChanged',
      on,
      status,
      ...(decisionId !== undefined && { decisionId }),
      ...(effects && { effects }),
    };
    if (!effects?.interestStopsOn || decisionId === undefined) return { events: [changed] };
    return {
      events: [changed],
      corrects: `no interest runs from ${effects.interestStopsOn} (${effects.paragraph})`,
    };
  },
  consequences: {
    DebtorStatusChanged: {
      begins: () => 'debtor-status',
      fold(claim, { status, effects, decisionId }) {
        const changed = {
          ...without(claim, 'statusEffects'),
          debtorStatus: status,
          statusChange: {
            from: claim.debtorStatus,
            ...(decisionId !== undefined && { decisionId }),
            ...(claim.statusEffects && { fromEffects: claim.statusEffects }),
          },
        };
        return effects ? { ...changed, statusEffects: effects } : changed;
      },
      correctionGround: ({ effects }) =>
        effects?.interestStopsOn && {
          ...{ type: 'interest-stopped', from: effects.interestStopsOn, paragraph: effects.paragraph },
        },
      grounds: ({ effects, status }, policy) => (effects ? [effects.paragraph] : sourcesOfExceptions(policy, status)),
    },
  },
  takingBack: {
    undo({ statusChange: change }, reverses, by) {
      if (change?.decisionId !== reverses) return 'The status was changed again since; decide the right one.';
      const { from: status, fromEffects: effects } = change;
      return [{ type: 'DebtorStatusChanged', ...by, status, ...(effects && { effects }) }];
    },
    judgesCharges: true,
  },
  lasting: { counts: 'latest', standsOn: ({ status }) => status !== 'ordinary' },
};

/** The order of the fields says nothing: what was kept comes back in another. */
function isSame(effects: StatusEffects, known: StatusEffects | undefined): boolean {
  const inOrder = (each: StatusEffects) => JSON.stringify(Object.entries(each).sort());
  return known !== undefined && inOrder(known) === inOrder(effects);
}

/** Of the steps that the policy does not take against such a debtor. */
function sourcesOfExceptions(policy: Policy, status: DebtorStatus): readonly string[] {
  const excluding = policy.steps.filter(({ notForDebtors }) =>
    notForDebtors?.statuses.some((known) => known === status),
  );
  return [...new Set(excluding.flatMap(({ notForDebtors }) => notForDebtors?.sources ?? []))];
}
