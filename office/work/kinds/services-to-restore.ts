import type { Pool } from 'pg';
import { isSettled, type Claim, type TakenServiceChange } from '../../../domain/claim/claim';
import { enoughToLift, isShareLifted } from '../../../domain/claim/sanction-lifted';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import type { Policy } from '../../../domain/policy/policy';
import type { Work } from '../../../domain/work/work';
import { foldEachClaim } from '../../claims/read-events';
import { unpaidOfService } from '../../claims/unpaid-of-service';
import type { LooksForWork } from '../work-asked';

/** So much is paid as the policy asks for, and the service behind the claim is still suspended. */
export const servicesToRestore: LooksForWork = async ({ pool, creditor: { creditorId }, rulebookFor, asOf }) => {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT DISTINCT claim_id FROM fordring.claim_event JOIN fordring.claim USING (claim_id)
     WHERE type = 'ServiceChanged' AND creditor_id = $1`,
    [creditorId],
  );
  const { claims } = await foldEachClaim(
    pool,
    rows.map(({ claim_id: claimId }) => claimId),
  );
  const found: Work[] = [];
  for (const claim of claims.values()) {
    const { policy } = rulebookFor(claim.policyId, claim.policyVersion);
    for (const taken of takenAway(claim)) {
      const why = await whyRestored(pool, claim, policy, asOf);
      if (why !== undefined) found.push(workOf(claim, taken, why));
    }
  }
  return found;
};

/** The services that stand suspended, or are to be paid in advance. */
function takenAway({ services }: Claim): TakenServiceChange[] {
  const latest = new Map(services.map((change) => [change.service, change]));
  return [...latest.values()].filter(({ change }) => change === 'suspended' || change === 'prepayment-demanded');
}

/** What is paid, as the policy asks for it; undefined while too little is. */
async function whyRestored(pool: Pool, claim: Claim, policy: Policy, asOf: CivilDate): Promise<string | undefined> {
  const rules = policy.services?.find(({ groups }) => groups.includes(claim.invoiceGroup));
  const lifted = rules?.liftedBy?.value;
  if (isShareLifted(claim, policy)) {
    return `${enoughToLift(claim, policy)?.toString() ?? ''} of the invoice is paid, which is enough by the policy`;
  }
  if (!isSettled(claim)) return undefined;
  if (!rules || (lifted !== 'overdue' && lifted !== 'all')) return 'the claim is settled';
  const dueBefore = lifted === 'overdue' ? { dueBefore: asOf } : {};
  const unpaid = await unpaidOfService(pool, { claimId: claim.claimId, groups: rules.groups, ...dueBefore });
  return unpaid === 0 ? `nothing ${lifted === 'overdue' ? 'overdue' : 'unpaid'} is left of the service` : undefined;
}

function workOf({ claimId, asOf: since }: Claim, { service, change }: TakenServiceChange, why: string): Work {
  const back = change === 'suspended' ? 'restored' : 'prepayment-lifted';
  return {
    ...{ kind: 'service-to-restore', about: `${claimId}/${service}`, claimId, since },
    why: `${why}, and of ${service} it still stands: ${change}`,
    act: `fordring decide service ${claimId} --service ${service} --change ${back} --reason TEXT`,
  };
}
