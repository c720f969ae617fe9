import { isSettled } from '../../../domain/claim/claim';
import type { Work } from '../../../domain/work/work';
import { foldEachClaim } from '../../claims/read-events';
import type { LooksForWork } from '../work-asked';

/** The claim is settled, and the service behind it is still suspended. */
export const servicesToRestore: LooksForWork = async ({ pool, creditor: { creditorId } }) => {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT DISTINCT claim_id FROM fordring.claim_event JOIN fordring.claim USING (claim_id)
     WHERE type = 'ServiceChanged' AND creditor_id = $1 AND settled`,
    [creditorId],
  );
  const { claims } = await foldEachClaim(
    pool,
    rows.map(({ claim_id: claimId }) => claimId),
  );
  return [...claims.values()].filter(isSettled).flatMap((claim) => {
    const { claimId, services, asOf: since } = claim;
    const latest = new Map(services.map((change) => [change.service, change]));
    return [...latest.values()]
      .filter(({ change }) => change === 'suspended' || change === 'prepayment-demanded')
      .map(({ service, change }): Work => {
        const back = change === 'suspended' ? 'restored' : 'prepayment-lifted';
        return {
          ...{ kind: 'service-to-restore', about: `${claimId}/${service}`, claimId, since },
          why: `the claim is settled, and of ${service} it still stands: ${change}`,
          act: `fordring decide service ${claimId} --service ${service} --change ${back} --reason TEXT`,
        };
      });
  });
};
