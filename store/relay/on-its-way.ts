/** News that the engine has not had for so long is late: the claim counts as not told, and somebody must look. */
export const LATE_AFTER_MINUTES = 5;

/**
 * As a condition of a query, whose `claimId` is a column: the engine is about to be told something of the claim. News that
 * is late, or was set aside for so long, is not on its way any more.
 */
export function isOnItsWay(claimId: string): string {
  return `EXISTS (
    SELECT FROM fordring.outbox AS untold WHERE untold.claim_id = ${claimId} AND untold.topic = 'engine'
      AND untold.delivered_at IS NULL
      AND untold.created_at > clock_timestamp() - interval '${LATE_AFTER_MINUTES} minutes')`;
}
