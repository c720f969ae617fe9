import type { Pool } from 'pg';
import {
  GOVERNANCE_RULES,
  heldAgainstRule,
  type GovernanceDifference,
  type GovernanceRule,
  type GovernanceRuleName,
} from '../../domain/audit/governance-rule';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { adoptedPolicies } from '../creditors/adopted-policies';
import { namedStanding } from './named-standing';

/** A rule of the town as it stands on a day, held against the policy under which new invoices begin. */
export interface GovernanceStanding extends GovernanceRule {
  readonly name: GovernanceRuleName;
  readonly hasRunOut: boolean;
  /** How many figures of the policy were held against it. */
  readonly examined: number;
  readonly differences: readonly GovernanceDifference[];
}

/** The rules that were laid down, and those that nobody has decided. */
export async function governanceOn(
  pool: Pool,
  creditorId: string,
  asOf: CivilDate,
): Promise<{ readonly rules: readonly GovernanceStanding[]; readonly undecided: readonly GovernanceRuleName[] }> {
  const laid = await namedStanding<GovernanceRule>(pool, { creditorId, kind: 'governance-rule', day: asOf });
  const newest = (await adoptedPolicies(pool, creditorId, asOf)).at(-1);
  const rules = laid.map(({ name, contents }) => {
    const rule = { name: name as GovernanceRuleName, ...contents };
    const held = newest ? heldAgainstRule(rule, newest) : { examined: 0, differences: [] };
    return { ...rule, hasRunOut: contents.through < asOf, ...held };
  });
  return { rules, undecided: GOVERNANCE_RULES.filter((name) => !rules.some((rule) => rule.name === name)) };
}
