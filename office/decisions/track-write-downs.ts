import type { Pool } from 'pg';
import { NOBODY, SEVERAL } from '../../domain/administrations/administration';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { administrationsOn } from '../administrations/administrations-on';

export interface WriteDownTrack {
  /** Whose the proposals are, where they were put to an administration. */
  readonly administrationId?: string;
  /** Of the first claim of the first proposal. */
  readonly invoiceGroup: string;
  readonly proposed: Money;
  /** Of it, what was decided. */
  readonly decided: Money;
  /** Of it, what stands in the books: decided, and not taken back. */
  readonly booked: Money;
  readonly waiting: readonly string[];
}

/** How far the write-downs that were proposed in a stretch of days have come: proposed, decided, booked (S002-72). */
export async function trackWriteDowns(
  pool: Pool,
  creditorId: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<WriteDownTrack[]> {
  const { rows } = await pool.query<
    Record<'decision_id' | 'invoice_group' | 'amount' | 'marks', string> & {
      administration_id: string | null;
      currency: Money['currency'];
      proposal: string | null;
    }
  >(
    `SELECT decision.decision_id, claim.invoice_group, decision.terms ->> 'administrationId' AS administration_id,
       decision.terms ->> 'proposal' AS proposal, decision.amount, decision.currency,
       (SELECT string_agg(mark, ' ' ORDER BY mark_number) FROM fordring.decision_mark AS own
         WHERE own.decision_id = decision.decision_id) AS marks
     FROM fordring.decision JOIN fordring.claim ON claim.claim_id = decision.subject -> 'claimIds' ->> 0
     WHERE decision.creditor_id = $1 AND decision.kind = 'write-down' AND proposed_on BETWEEN $2 AND $3
     ORDER BY invoice_group, decision_id`,
    [creditorId, from, to],
  );
  const tracks = new Map<string, WriteDownTrack>();
  const administrations = await administrationsOn(pool, creditorId, to);
  // Proposals that were recorded before their terms named the administration have the administration in their id alone.
  const ownerById = (decisionId: string): string | undefined =>
    [NOBODY, SEVERAL, ...administrations.map(({ administrationId }) => administrationId)].find((owner) =>
      decisionId.startsWith(`write-down/${creditorId}/${owner}/`),
    );
  for (const row of rows) {
    const { decision_id: decisionId, invoice_group: invoiceGroup, amount, currency, marks } = row;
    const money = Money.of(amount, currency);
    const nothing = Money.zero(currency);
    const administrationId = row.administration_id ?? ownerById(decisionId);
    const own = administrationId ?? invoiceGroup;
    const known = tracks.get(own) ?? {
      ...(administrationId !== undefined && { administrationId }),
      invoiceGroup,
      proposed: nothing,
      decided: nothing,
      booked: nothing,
      waiting: [],
    };
    const isDecided = marks.includes('executed');
    tracks.set(own, {
      ...known,
      // Rows that are booked one by one were proposed with the whole.
      proposed: row.proposal === null ? known.proposed.plus(money) : known.proposed,
      decided: isDecided ? known.decided.plus(money) : known.decided,
      booked: marks.endsWith('executed') ? known.booked.plus(money) : known.booked,
      waiting: marks === 'proposed' ? [...known.waiting, decisionId] : known.waiting,
    });
  }
  return [...tracks.values()];
}
