import type { Pool } from 'pg';
import { inTransaction } from '../../store/connect';
import { eachUnlessAside } from '../../store/relay/each-unless-aside';
import type { RoundOptions } from '../../store/relay/lane';
import type { RulebookFor } from '../claims/decide-and-book';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { isToSettle, openInterest, turnWith } from './open-interest';
import { settleClaimInterest } from './settle-claim-interest';

/** Who took the lines, where no person did. */
const BY_ITSELF = 'fordring';

/**
 * Settles the late interest of every creditor, as far as it is due on the creditor's own day. Several processes may do it at
 * once, as often as they like. Interest of a claim that cannot be settled is set aside and tried again later; the others
 * go on. Returns how many claims were looked through.
 */
export async function settleByItself(
  { pool, clock, rulebookFor }: { readonly pool: Pool; readonly clock: Clock; readonly rulebookFor: RulebookFor },
  { onSetAside }: Pick<RoundOptions, 'onSetAside'> = {},
): Promise<number> {
  const days = new Map((await readCreditors(pool)).map((each) => [each.creditorId, todayOf(each, clock)]));
  const due = (await openInterest(pool)).flatMap((open) => {
    const today = days.get(open.creditorId);
    return today !== undefined && isToSettle(turnWith(open, rulebookFor), today) ? [{ open, today }] : [];
  });
  await eachUnlessAside(pool, 'late-interest', due, {
    onSetAside,
    subjectOf: ({ open: { claimId, creditorId } }) => ({ subject: claimId, claimId, creditorId }),
    work: async ({ open: { claimId }, today }) => {
      const settled = await inTransaction(pool, (client) =>
        settleClaimInterest(client, claimId, { today, by: BY_ITSELF, rulebookFor }),
      );
      // The invoice cannot be credited as it stands: it waits for a person, with the reason.
      if (settled?.outcome === 'not-creditable') throw new Error(settled.message);
    },
  });
  return due.length;
}
