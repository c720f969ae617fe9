import { dueDateOf, undisputedOf, type Claim } from '../claim/claim';
import { addMonths, type CivilDate } from '../kernel/civil-date';
import { Money } from '../kernel/money';
import type { AgreementConditions, PlanConditions } from '../policy/agreement-rules';
import type { Rulebook } from '../policy/rulebook';
import type { Instalment } from './decision-events';

interface Asked {
  readonly claim: Claim;
  readonly grantedOn: CivilDate;
  /** How many such agreements the claim has had. */
  readonly before: number;
  readonly rulebook: Rulebook;
}

/** Why the creditor's own conditions do not allow a deferral or a plan; nothing when they do. */
export function unmetCondition(
  what: 'deferral' | 'plan',
  conditions: AgreementConditions,
  asked: Asked,
): string | undefined {
  const { claim, grantedOn, before, rulebook } = asked;
  const { grantedBy, claimedOver, mostTimes, notForGroups } = conditions;
  if (notForGroups?.value.includes(claim.invoiceGroup)) {
    return `Invoices of group ${claim.invoiceGroup} get no ${what} (${notForGroups.sources.join(', ')}).`;
  }
  if (grantedBy) {
    const due = dueDateOf(claim);
    const latest = grantedBy.value === 'due-date' ? due : rulebook.lastTimelyDayToPay(due);
    if (grantedOn > latest) {
      return `A ${what} is granted through ${latest} at the latest, not on ${grantedOn} (${grantedBy.sources.join(', ')}).`;
    }
  }
  if (claimedOver) {
    const limit = Money.of(claimedOver.value, claim.invoiced.currency);
    const claimed = undisputedOf(claim);
    if (!claimed.isOver(limit)) {
      return `No ${what} is granted for ${limit.toString()} or less; claimed is ${claimed.toString()} (${claimedOver.sources.join(', ')}).`;
    }
  }
  if (mostTimes && before >= mostTimes.value) {
    return `The claim has had ${before} of at most ${mostTimes.value} (${mostTimes.sources.join(', ')}); no other ${what} is granted.`;
  }
  return undefined;
}

/** Why the instalments are too small; the last one may be what is left. */
export function tooSmallInstalment(
  { leastInstalment }: PlanConditions,
  instalments: readonly Instalment[],
): string | undefined {
  if (!leastInstalment) return undefined;
  const small = instalments.slice(0, -1).findIndex(({ amount }) => {
    return Money.of(leastInstalment.value, amount.currency).isOver(amount);
  });
  const amount = instalments[small]?.amount;
  if (!amount) return undefined;
  return `Instalment ${small + 1} is ${amount.toString()}; each but the last must be ${leastInstalment.value} or more (${leastInstalment.sources.join(', ')}).`;
}

/** Why the plan takes too long for what is claimed. */
export function tooLongPlan(
  { mostMonths, longer = [] }: PlanConditions,
  { claim, grantedOn }: Pick<Asked, 'claim' | 'grantedOn'>,
  instalments: readonly Instalment[],
): string | undefined {
  const claimed = undisputedOf(claim);
  const [larger] = longer
    .filter(({ claimedOver }) => claimed.isOver(Money.of(claimedOver.value, claimed.currency)))
    .toSorted((one, other) => Number(other.claimedOver.value) - Number(one.claimedOver.value));
  const most = larger?.mostMonths ?? mostMonths;
  const last = instalments.at(-1)?.dueOn;
  if (!most || last === undefined) return undefined;
  const latest = addMonths(grantedOn, most.value);
  if (last <= latest) return undefined;
  return `The last instalment falls due on ${last}; a plan of ${grantedOn} for ${claimed.toString()} ends on ${latest} at the latest (${most.value} months; ${most.sources.join(', ')}).`;
}
