import { isRole, type Role } from '../../../domain/authority/roles';
import { addDays } from '../../../domain/kernel/civil-date';
import { counted } from '../../../domain/kernel/counted';
import { overviewOfRuns } from '../../reconciliation/overview';
import type { LooksForWork } from '../work-asked';

/** Reconciliations that somebody has to deliver to, prepare, sign or acknowledge. */
export const reconciliations: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const runs = await overviewOfRuns(pool, { creditorId, today: asOf });
  return runs
    .filter(
      ({ state, overdue, problem }) =>
        problem !== undefined || (state !== 'closed' && state !== 'ready' && (state !== 'to begin' || overdue)),
    )
    .map(({ recipe, period, state, owner, dueOn, ageDays, open, problem }) => ({
      ...{ kind: 'reconciliation', about: `${creditorId}/${recipe}/${period}`, since: addDays(asOf, -ageDays), dueOn },
      ...rolesOf(owner),
      why: problem
        ? `the reconciliation of ${period} is ${state} and cannot go on: ${problem}`
        : `the reconciliation of ${period} is ${state}, with ${counted(open, 'open difference')}, and waits for ${owner}`,
      act: `fordring reconciliations show ${recipe} --period ${period}`,
    }));
};

/** A recipe names its parties as people do: `client contact`. */
function rolesOf(party: string): { readonly roles?: readonly Role[] } {
  const role = party.replaceAll(' ', '-');
  return isRole(role) ? { roles: [role] } : {};
}
