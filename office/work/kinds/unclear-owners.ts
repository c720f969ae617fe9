import { SEVERAL } from '../../../domain/administrations/administration';
import { counted } from '../../../domain/kernel/counted';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { administrationsOn } from '../../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../../administrations/owners';
import type { LooksForWork } from '../work-asked';

/** Open claims that no administration owns, or several, group by group and currency by currency; none where there are no administrations. */
export const unclearOwners: LooksForWork = async ({ pool, creditor, asOf }) => {
  const { creditorId } = creditor;
  const administrations = await administrationsOn(pool, creditorId, asOf);
  if (administrations.length === 0) return [];
  const { rows } = await pool.query<
    Record<'owner' | 'invoice_group' | 'open', string> & { claims: number; since: CivilDate; currency: Currency }
  >(
    `WITH ${OWNERS.with('$2')}
     SELECT ${OWNERS.owner} AS owner, claim.invoice_group, claim.currency, count(*)::integer AS claims, sum(claimed_open) AS open,
       min(issued_on) AS since
     FROM fordring.claim ${OWNERS.join('$2')}
     WHERE creditor_id = $1 AND NOT settled AND issued_on <= $3 AND ${OWNERS.owner} IN ('none', 'several')
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [creditorId, ownersParameter(administrations, asOf), asOf],
  );
  return rows.map(({ owner, invoice_group: group, currency, claims, open, since }) => ({
    kind: 'owner-unclear',
    about: [creditorId, group, owner, ...(currency === creditor.currency ? [] : [currency])].join('/'),
    ...{ since, amount: Money.ofSum(open, currency) },
    why: `${counted(claims, 'open claim')} of group ${group} ${claims === 1 ? 'belongs' : 'belong'} to ${owner === SEVERAL ? 'several administrations' : 'no administration'}`,
    act:
      owner === SEVERAL
        ? 'fordring administration assign INVOICE ADMINISTRATION --reason TEXT'
        : 'fordring administration set ADMINISTRATION FILE',
  }));
};
