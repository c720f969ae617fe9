import type { CivilDate } from '../../kernel/civil-date';
import type { Claim } from '../../claim/claim';
import { situationsOf, type Situation } from '../../claim/situations';
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
  /** Of one who owes the claim beside its debtor; absent for the debtor. */
  readonly debtorId?: string;
  /** Absent when it is a fact from a file. */
  readonly decisionId?: string;
  /** What the law makes of it; see `policies/statutes/debtor-situation`. */
  readonly effects?: StatusEffects;
}

/**
 * Somebody who owes the claim has died, is bankrupt or under debt restructuring, or no longer is. Each owes the whole by
 * themselves: what the law stops for one, the others are still asked for.
 */
export const debtorStatus: ClaimDecisionRule<DebtorStatusTerms, ChangeDebtorStatus, 'DebtorStatusChanged'> = {
  answers: 'ChangeDebtorStatus',
  reaches: ['claims', 'debtor'],
  repeated: 'already-so',
  measure: ({ status }) => ({ variety: status }),
  /** What has not happened is no situation yet; which claims a bankruptcy takes in hangs on the day of its opening. */
  happened: ({ diedOn, inventoryOn, announcedOn, openedOn }) => ({
    ...{ 'day of death': diedOn, 'estate inventory': inventoryOn, announcement: announcedOn, opening: openedOn },
  }),
  command: ({ decisionId, on, terms, debtorId }, { issuedOn, liableDebtorIds }, law) => ({
    ...{ type: 'ChangeDebtorStatus', decisionId, changedOn: on, status: terms.status },
    ...(debtorId !== undefined && liableDebtorIds.includes(debtorId) && { debtorId }),
    ...law({ ...terms, arisenOn: issuedOn }),
  }),
  /** A file states no days of a situation: the law's waiting time counts from the day of the line, never too short. */
  ofFact({ status }, on) {
    if (status === 'ordinary') return { status };
    return { status, ...(status === 'deceased' ? { diedOn: on } : { openedOn: on }) };
  },
  decide(claim, { changedOn: on, status, decisionId, effects, debtorId }) {
    const known = situationOf(claim, debtorId);
    if (status === known.status && (!effects || isSame(effects, known.effects))) {
      return recordedAlready("The debtor's status");
    }
    const changed: DebtorStatusChanged = {
      type: 'DebtorStatusChanged',
      on,
      status,
      ...(debtorId !== undefined && { debtorId }),
      ...(decisionId !== undefined && { decisionId }),
      ...(effects && { effects }),
    };
    // The claim bears interest as its own debtor owes it.
    if (debtorId !== undefined) return { events: [changed] };
    if (!effects?.interestStopsOn || decisionId === undefined) return { events: [changed] };
    return {
      events: [changed],
      corrects: `no interest runs from ${effects.interestStopsOn} (${effects.paragraph})`,
    };
  },
  consequences: {
    DebtorStatusChanged: {
      begins: () => 'debtor-status',
      fold(claim, { status, effects, decisionId, debtorId }) {
        const before = situationOf(claim, debtorId);
        const change = {
          from: before.status,
          ...(decisionId !== undefined && { decisionId }),
          ...(before.effects && { fromEffects: before.effects }),
        };
        if (debtorId !== undefined) {
          const others = claim.liableStatuses.filter((known) => known.debtorId !== debtorId);
          return { ...claim, liableStatuses: [...others, { debtorId, status, ...(effects && { effects }), change }] };
        }
        const changed = { ...without(claim, 'statusEffects'), debtorStatus: status, statusChange: change };
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
    undo({ statusChange, liableStatuses }, reverses, by) {
      const other = liableStatuses.find(({ change }) => change.decisionId === reverses);
      const change = other?.change ?? statusChange;
      if (change?.decisionId !== reverses) return 'The status was changed again since; decide the right one.';
      const { from: status, fromEffects: effects } = change;
      const whose = other && { debtorId: other.debtorId };
      return [{ type: 'DebtorStatusChanged', ...by, ...whose, status, ...(effects && { effects }) }];
    },
    judgesCharges: true,
  },
  lasting: { counts: 'latest', standsOn: ({ status }) => status !== 'ordinary' },
};

function situationOf(claim: Claim, debtorId: string | undefined): Situation {
  const known = situationsOf(claim).find((situation) => situation.debtorId === debtorId);
  return known ?? { status: 'ordinary' };
}

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
