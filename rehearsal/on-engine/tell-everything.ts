import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { counted } from '../../domain/kernel/counted';
import { ReceiverAway } from '../../domain/kernel/receiver-away';
import { claimsUntold, type UntoldClaim } from '../../office/claims/claims-untold';
import { deliverFacts, type CaseEnginePort } from '../../office/claims/deliver-facts';
import { withRetries } from '../../store/connection-loss';
import { tryAgainNow } from '../../store/relay/set-aside';

const PATIENCE_MILLISECONDS = 120_000;
const PAUSE_MILLISECONDS = 250;
const SHOWN = 5;

export interface Telling {
  readonly creditorId: string;
  readonly engine: CaseEnginePort;
  /** After so long with something untold: `ReceiverAway`. Two minutes unless something else is said. */
  readonly patienceMilliseconds?: number;
}

/**
 * Tells the engine everything that was booked, and ends when nothing of the creditor waits any more. That no message can be
 * told now does not say so: one may rest after a refusal, and a process that died may have one in hand until PostgreSQL
 * notices. The day of a rehearsal may go on only then: a claim that hears too late takes its step too late.
 *
 * Throws `ReceiverAway` when the engine does not answer, or when something is still untold after a while.
 */
export async function tellEverything(
  pool: Pool,
  { creditorId, engine, patienceMilliseconds = PATIENCE_MILLISECONDS }: Telling,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMilliseconds;
  for (;;) {
    while ((await withRetries(() => deliverFacts(pool, engine))) > 0);
    const untold = await withRetries(() => claimsUntold(pool, creditorId));
    if (untold.length === 0) return;
    if (Date.now() >= giveUpAt) throw new ReceiverAway(stillUntold(untold, patienceMilliseconds));
    await wait(PAUSE_MILLISECONDS);
    await withRetries(() => tryAgainNow(pool, { creditorId }));
  }
}

function stillUntold(untold: readonly UntoldClaim[], patienceMilliseconds: number): string {
  const named = untold
    .slice(0, SHOWN)
    .map(({ claimId, refused }) => (refused === null ? claimId : `${claimId} (${refused})`))
    .join(', ');
  return (
    `The engine could not be told of ${counted(untold.length, 'claim')} within ${patienceMilliseconds / 1000} s: ` +
    `${named}${untold.length > SHOWN ? ', …' : ''}. The rehearsal stays on its day; started again, it goes on from there.`
  );
}
