import { addMonths, firstDayOfNextMonth, addDays, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Span } from '../../../domain/deliveries/awaited';
import type { Finding } from '../../../domain/controls/verdict';
import { countedThrough } from '../../completeness/counted-through';
import { cutOff, effectOn, thresholdOn } from '../../completeness/cut-off';
import { systemsInSpan } from '../../completeness/deliveries-known';
import { learnedBy, type Measures } from '../board-asked';

const MONTHS = 12;

/** What source systems delivered, and whether the books lost any of it (S000-22, S000-24, S002-91), of the last 12 months. */
export const deliveries: Measures = async (asked) => {
  const { pool, creditor, known } = asked;
  const { creditorId, chart } = creditor;
  const asOf = learnedBy(asked);
  const span = { from: addMonths(asOf, -MONTHS), to: addMonths(asOf, 1) };
  const systems = await systemsInSpan(pool, creditor, { span, asOf });
  const late = systems.flatMap(({ system, findings }) =>
    findings
      .filter(({ explained }) => !explained)
      .map(({ findingId, says }): Finding => ({ about: `${system.sourceSystemId}/${findingId}`, says })),
  );
  const due = systems.flatMap(({ awaited }) => awaited.filter(({ dueOn }) => dueOn < asOf)).length;
  const came = systems.flatMap((one) => one.deliveries).filter(({ arrivedOn }) => arrivedOn >= span.from);
  const counted = await countedThrough(pool, { creditorId, chart, span, asOf: asked.asOf, known });
  const names = new Map(came.map((one) => [one.deliveryNumber, `${one.sourceSystemId}/${one.deliveryId}`]));
  const lost = [...counted.values()].flatMap((one) =>
    one.lost.map(({ invoiceNumber, at, amount }): Finding => ({
      about: names.get(one.deliveryNumber) ?? `delivery ${one.deliveryNumber}`,
      says: `${invoiceNumber === '' ? 'an invoice' : `invoice ${invoiceNumber}`} over ${amount.toString()} ${amount.currency}: ${at}`,
    })),
  );
  const through = [...counted.values()].reduce(
    (sum, { known: before, registered }) => sum + before.count + registered.count,
    0,
  );
  return [
    { measure: 'deliveries-late', value: late.length, examined: due + came.length, findings: late },
    { measure: 'deliveries-incomplete', value: lost.length, examined: through + lost.length, findings: lost },
  ];
};

/** Entries of the last 12 months that stand in another month than they belong to, where that is material or nobody has stated a threshold (S002-92, S002-93). */
export const cutOffs: Measures = async (asked) => {
  const { pool, creditor, asOf, known } = asked;
  const { creditorId, currency, chart } = creditor;
  const span = monthsBefore(asOf);
  const { entries, examined } = await cutOff(pool, { creditorId, currency, chart, span, asOf, known });
  const threshold = await thresholdOn(pool, creditorId, currency, learnedBy(asked));
  const months = [
    ...new Set(entries.flatMap(({ valueDay, accountingDay }) => [valueDay.slice(0, 7), accountingDay.slice(0, 7)])),
  ];
  const wrong = new Set(
    months.filter((month) => {
      const { isMaterial } = effectOn(month, entries, { currency, threshold });
      return isMaterial === 'yes' || isMaterial === 'undecided';
    }),
  );
  const findings = entries
    .filter(({ valueDay, accountingDay }) => wrong.has(valueDay.slice(0, 7)) || wrong.has(accountingDay.slice(0, 7)))
    .map(({ entryId, invoiceNumber, valueDay, accountingDay }): Finding => ({
      about: `entry ${entryId}`,
      says: `${invoiceNumber === undefined ? 'belongs' : `of invoice ${invoiceNumber} belongs`} to ${valueDay}, and stands on ${accountingDay}`,
    }));
  return [{ measure: 'cut-off', value: findings.length, examined, findings }];
};

/** Twelve whole months, the one of the day among them. */
function monthsBefore(asOf: CivilDate): Span {
  const next = firstDayOfNextMonth(asOf);
  return { from: addMonths(next, -MONTHS), to: addDays(next, -1) };
}
