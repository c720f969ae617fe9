import type { Pool } from 'pg';
import { invoiceNumberOf } from '../../domain/claim/claim-id';
import { stageOf, type Stage } from '../../domain/claim/case-notice';
import type { OpenItem } from '../../domain/claim/open-item';
import type { AsOf } from '../claims/events-as-of';
import { claimsKnownOn } from '../claims/claims-known-on';
import { isSettled } from '../../domain/claim/claim';
import { ValuationRefused } from './valuation-refused';

/**
 * How far the process of each claim had come at the end of a day. Of a damaged claim no stage can be said: whoever asks for
 * that stage gets `ValuationRefused`.
 */
export async function stagesOn(pool: Pool, creditorId: string, days: AsOf): Promise<(item: OpenItem) => Stage> {
  const stages = new Map<string, Stage>();
  const damage = new Map<string, string>();
  for await (const { known, damaged } of claimsKnownOn(pool, { creditorId, ...days })) {
    for (const { claim } of known) stages.set(claim.invoiceNumber, isSettled(claim) ? 'settled' : stageOf(claim));
    for (const { claimId, why } of damaged) damage.set(invoiceNumberOf(claimId), why);
  }
  return ({ invoiceNumber }) => {
    const why = damage.get(invoiceNumber);
    if (why !== undefined) {
      throw new ValuationRefused(
        'damaged-claim',
        `Nobody can say how far invoice ${invoiceNumber} has come: ${why}. See fordring ledger check.`,
      );
    }
    return stages.get(invoiceNumber) ?? 'settled';
  };
}
