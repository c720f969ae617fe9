import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../store/connect';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import type { RoundOptions } from '../../store/relay/lane';
import type { Subject } from '../../store/relay/subject';
import type { RulebookFor } from '../claims/decide-and-book';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { backAsideAs, chargesOnCredited, takeChargesBack } from './charges-back';
import { isToSettle, openInterest, turnWith } from './open-interest';
import { asideAs, settleClaimInterest, type InterestSettled, type Settling } from './settle-claim-interest';

/** Who took the lines, where no person did. */
const BY_ITSELF = 'fordring';

interface Due {
  readonly about: Subject;
  readonly settling: Settling;
  readonly settle: (client: PoolClient, settling: Settling) => Promise<InterestSettled | undefined>;
}

/**
 * Settles the late interest and the left charges of every creditor, as far as they are due on the creditor's own day. Several
 * processes may do it at once, as often as they like. What cannot be settled of a claim is set aside and tried again later;
 * the others go on. Returns how many were looked through.
 */
export async function settleByItself(
  { pool, clock, rulebookFor }: { readonly pool: Pool; readonly clock: Clock; readonly rulebookFor: RulebookFor },
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  const settlings = new Map(
    (await readCreditors(pool)).map((each): [string, Settling] => [
      each.creditorId,
      { today: todayOf(each, clock), by: BY_ITSELF, rulebookFor },
    ]),
  );
  const back = (await chargesOnCredited(pool)).flatMap((on): Due[] => {
    const { claimId, creditorId } = on;
    const settling = settlings.get(creditorId);
    const about = { subject: backAsideAs(on), claimId, creditorId };
    return settling ? [{ about, settling, settle: (client, now) => takeChargesBack(client, on, now) }] : [];
  });
  const due = (await openInterest(pool)).flatMap((open): Due[] => {
    const { claimId, creditorId } = open;
    const settling = settlings.get(creditorId);
    if (!settling || !isToSettle(turnWith(open, rulebookFor), settling.today)) return [];
    const about = { subject: asideAs(open), claimId, creditorId };
    return [{ about, settling, settle: (client, now) => settleClaimInterest(client, open, now) }];
  });
  await eachUnlessAside(pool, 'late-interest', [...back, ...due], {
    onSetAside,
    subjectOf: ({ about }) => about,
    work: async ({ settling, settle }) => {
      const settled = await inTransaction(pool, (client) => settle(client, settling));
      // The invoice cannot be credited as it stands: it waits for a person, with the reason.
      if (settled?.outcome === 'not-creditable') throw new Error(settled.message);
    },
  });
  return back.length + due.length;
}
