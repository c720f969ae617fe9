import type { Pool } from 'pg';
import { addDays, addMonths } from '../../../domain/kernel/civil-date';
import type { Money } from '../../../domain/kernel/money';
import type { Work } from '../../../domain/work/work';
import { backAsideAs, chargesOnCredited } from '../../interest/charges-back';
import { openInterest, turnWith, type OpenInterest, type TurnWithInterest } from '../../interest/open-interest';
import { asideAs } from '../../interest/settle-claim-interest';
import type { LooksForWork } from '../work-asked';

/** Interest of late payments, or left charges, that stand still, or that an invoice of the back office must take soon. */
export const lateInterest: LooksForWork = async ({ pool, creditor: { creditorId }, asOf, rulebookFor }) => {
  const refusals = await refusalsOf(pool, creditorId);
  const open = (await openInterest(pool, creditorId)).flatMap((each): Work[] => {
    const { claimId, since, amount } = each;
    const { shownFrom, ...work } = workOf(each, turnWith(each, rulebookFor), refusals.get(asideAs(each)));
    if (shownFrom > asOf || since > asOf) return [];
    return [
      { kind: 'late-interest', about: `${claimId}/${each.covers}`, claimId, since, amount: unsigned(amount), ...work },
    ];
  });
  const notBack = (await chargesOnCredited(pool, creditorId)).flatMap((on): Work[] => {
    const { claimId, invoiceNumber, creditedOn: since, amount } = on;
    const why = refusals.get(backAsideAs(on));
    if (why === undefined || since > asOf) return [];
    const about = `${claimId}/charges on ${invoiceNumber.replaceAll('/', ' ')}`;
    return [{ kind: 'late-interest', about, claimId, since, dueOn: addDays(since, 1), amount, why, act: SETTLE }];
  });
  return [...open, ...notBack];
};

const SETTLE = 'fordring interest settle';

/** Why the workers could not settle a claim, by the name under which that was set aside. */
async function refusalsOf(pool: Pool, creditorId: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ subject: string; reason: string }>(
    `SELECT subject, reason FROM fordring.set_aside WHERE topic = 'late-interest' AND creditor_id = $1`,
    [creditorId],
  );
  return new Map(rows.map(({ subject, reason }) => [subject, reason]));
}

const unsigned = (amount: Money): Money => (amount.isNegative() ? amount.negated() : amount);

/** A reference rate is recorded this long after its half-year began, at the latest. Own choice. */
const DAYS_FOR_A_RATE = 30;

function workOf(
  { covers, invoiceNumber, amount, line, since, before }: OpenInterest,
  turn: TurnWithInterest,
  refusal = 'is a worker running?',
): Pick<Work, 'why' | 'act' | 'lostAfter'> & Required<Pick<Work, 'dueOn'>> & { readonly shownFrom: Work['since'] } {
  const sum = `${amount.currency} ${unsigned(amount).toString()}`;
  const of =
    covers === 'interest'
      ? `interest of the late payment of invoice ${invoiceNumber}`
      : `charges that are left of invoice ${invoiceNumber}`;
  switch (turn.of) {
    case 'ledger': {
      const dueOn = addDays(turn.from, 1);
      const why = amount.isNegative()
        ? `${sum} too much is claimed on invoice ${before?.invoiceNumber ?? ''} for ${of}, and is not credited: ${refusal}`
        : `${sum} ${of} was to be settled on ${turn.from}, and is not: ${refusal}`;
      return { dueOn, shownFrom: dueOn, why, act: SETTLE };
    }
    case 'back-office': {
      const what = amount.isNegative() ? `${sum} less` : sum;
      const then = { waived: 'it is waived then', 'separate-invoice': 'it is invoiced apart then', stays: '' }[
        turn.then
      ];
      return {
        dueOn: turn.until,
        shownFrom: addMonths(turn.until, -1),
        why: `no invoice of the back office has taken ${what} ${of} (line ${line})${then && `; ${then}`}`,
        act: `fordring interest confirm ${line} --invoice NUMBER`,
        ...(turn.then === 'waived' && { lostAfter: addDays(turn.until, -1) }),
      };
    }
    case 'rate': {
      const dueOn = addDays(since, DAYS_FOR_A_RATE);
      const why = `the ${of} waits for a reference rate that is not recorded`;
      return { dueOn, shownFrom: dueOn, why, act: 'take a release that has the rate; then fordring interest settle' };
    }
  }
}
