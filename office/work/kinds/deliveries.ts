import { addMonths } from '../../../domain/kernel/civil-date';
import type { Work } from '../../../domain/work/work';
import { administrationsOn } from '../../administrations/administrations-on';
import { systemsInSpan } from '../../completeness/deliveries-known';
import type { LooksForWork } from '../work-asked';

const MONTHS_BACK = 12;

/** What source systems did not deliver in time, or delivered oddly, and nobody has explained. What came late needs nobody any more. */
export const deliveries: LooksForWork = async ({ pool, creditor, asOf }) => {
  const { creditorId } = creditor;
  const span = { from: addMonths(asOf, -MONTHS_BACK), to: addMonths(asOf, 1) };
  const administrations = new Set(
    (await administrationsOn(pool, creditorId, asOf)).map(({ administrationId }) => administrationId),
  );
  const systems = await systemsInSpan(pool, creditor, { span, asOf });
  return systems.flatMap(({ system: { sourceSystemId, name, owner }, findings }) =>
    findings
      .filter(({ kind, explained, since }) => kind !== 'late' && !explained && since <= asOf)
      .map(({ findingId, kind, since, says }): Work => ({
        ...{ kind: 'delivery', about: `${creditorId}/${sourceSystemId}/${findingId}`, since },
        ...(administrations.has(owner) && { administrationId: owner }),
        why: `${name} (${owner}): ${kind === 'missing' ? `the delivery ${findingId.slice('missing/'.length)} ${says}` : says}`,
        act: `fordring source-system explain ${sourceSystemId} ${findingId} --reason TEXT, or have it delivered`,
      })),
  );
};
