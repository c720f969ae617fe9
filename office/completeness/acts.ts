import { z } from 'zod';
import type { SourceSystem } from '../../domain/deliveries/source-system';
import { addMonths, earlierOf, laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, nothing, word } from '../counter/words';
import { chartOf } from '../creditors/creditor-chart';
import { changeAt, standingOf } from '../creditors/standing-desk';
import { standingChanges } from '../creditors/standing-changes';
import { sourceSystemName, sourceSystemWords } from '../deliveries/source-system-words';
import { SourceSystemUnknown, sourceSystemOn, sourceSystemsOn } from '../deliveries/source-systems-on';
import { completenessOf, isComplete } from './completeness';
import { spanOfMonth } from './cut-off';
import { systemsInSpan } from './deliveries-known';
import { explainFinding } from './explain-finding';

const kind = 'source-system';
const MONTHS_BACK = 12;

export const sourceSystems = act({
  summary:
    'Lists the source systems of a creditor as they are governed on the business day, with what is wrong of the last year.',
  permission: 'read',
  input: nothing,
  faults: ['CreditorUnknown'],
  async handle(desk) {
    const { creditor, today } = await here(desk);
    const span = { from: addMonths(today, -MONTHS_BACK), to: today };
    return (await systemsInSpan(desk.pool, creditor, { span, asOf: today })).map(({ system, deliveries, findings }) => {
      const last = deliveries.findLast(({ outcome }) => outcome === 'taken');
      return {
        ...system,
        ...(last && { lastDelivery: { deliveryId: last.deliveryId, period: last.period, arrivedOn: last.arrivedOn } }),
        unexplained: findings.filter(({ explained }) => !explained).length,
      };
    });
  },
});

export const sourceSystem = act({
  summary: 'One source system as it is governed on the business day, and every change of that.',
  permission: 'read',
  input: z.strictObject({ sourceSystemId: word }),
  faults: ['CreditorUnknown', 'SourceSystemUnknown'],
  async handle(desk, { sourceSystemId }) {
    const { creditorId, today } = await here(desk);
    const system = await sourceSystemOn(desk.pool, { creditorId, sourceSystemId }, today);
    return { system, changes: await standingChanges(desk.pool, { creditorId, kind, name: sourceSystemId }) };
  },
});

export const governSourceSystem = act({
  summary:
    'Says how a source system is governed from a day on: whose it is, over which interface it delivers what and when, and who agreed. Two persons say so. Without contents the system ends.',
  permission: 'organise-administrations',
  input: z.strictObject({
    sourceSystemId: sourceSystemName,
    contents: sourceSystemWords.nullable(),
    validFrom: day.exactOptional(),
  }),
  faults: ['CreditorUnknown', 'SourceSystemUnknown', 'StandingDataRefused', 'KeyReusedWithOtherContents'],
  async handle(desk, { sourceSystemId: name, contents, validFrom }) {
    const { creditorId, today } = await here(desk);
    if (contents === null && (await standingChanges(desk.pool, { creditorId, kind, name })).length === 0)
      throw new SourceSystemUnknown(name, today);
    return changeAt(desk, { creditorId, today, kind, name, contents, validFrom });
  },
});

export const deliveries = act({
  summary:
    'What source systems delivered and what is awaited, of the periods that end between two days, with everything that is late, missing, odd or out of its order.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({
    sourceSystemId: word.exactOptional(),
    from: day.exactOptional(),
    to: day.exactOptional(),
  }),
  faults: ['CreditorUnknown', 'SourceSystemUnknown'],
  async handle(desk, { sourceSystemId, from, to }) {
    const { creditor, creditorId, today } = await here(desk);
    if (sourceSystemId !== undefined) await sourceSystemOn(desk.pool, { creditorId, sourceSystemId }, today);
    const span = spanAsked(today, from, to);
    const systems = await systemsInSpan(desk.pool, creditor, { span, asOf: today, sourceSystemId });
    return { creditorId, asOf: today, span, systems };
  },
});

/** The last twelve months unless told otherwise, and what is due in the coming one. */
function spanAsked(
  today: CivilDate,
  from: CivilDate = addMonths(today, -MONTHS_BACK),
  to: CivilDate = addMonths(today, 1),
): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: earlierOf(from, to), to: laterOf(from, to) };
}

export const explainDelivery = act({
  summary:
    'Says why nothing was delivered this time, or how it is with a delivery that is late, odd or out of its order. What is explained is no fault any more.',
  permission: 'look-into-differences',
  input: z.strictObject({
    sourceSystemId: word,
    findingId: word,
    reason: z.string().trim().min(1, 'say why').max(2_000),
  }),
  faults: ['CreditorUnknown', 'SourceSystemUnknown', 'DeliveryRefused'],
  async handle(desk, said) {
    const { creditor, creditorId, today } = await here(desk);
    const { actor, role } = standingOf(desk);
    return { creditorId, ...(await explainFinding(desk.pool, { creditor, ...said, by: actor.subject, role, today })) };
  },
});

export const completeness = act({
  summary:
    'Completeness and cut-off of a month: every delivery counted in and out from its source to the engine, what a step lost down to the invoice, and what stands in another month than it belongs to, against the threshold of materiality.',
  permission: 'read',
  input: z.strictObject({ period: word, sourceSystemId: word.exactOptional(), known: day.exactOptional() }),
  faults: ['CreditorUnknown', 'SourceSystemUnknown'],
  async handle(desk, { period, sourceSystemId, known }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const span = spanOfMonth(period);
    if (!span) {
      const message = `"${period}" is no month; write it as 2016-11.`;
      throw new InputRefused('The report was not worked out.', [{ field: 'period', message }]);
    }
    if (sourceSystemId !== undefined && !(await isGoverned(desk.pool, creditorId, sourceSystemId, asOf)))
      throw new SourceSystemUnknown(sourceSystemId, asOf);
    const reported = { ...creditor, chart: await chartOf(desk.pool, creditorId) };
    const found = await completenessOf(desk.pool, { creditor: reported, period, span, sourceSystemId, asOf, known });
    const { name, country, currency } = creditor;
    const days = { asOf, ...(known !== undefined && { known }) };
    return { creditorId, name, country, currency, ...days, ...found, isComplete: isComplete(found) };
  },
});

async function isGoverned(
  pool: Parameters<typeof sourceSystemsOn>[0],
  creditorId: string,
  sourceSystemId: SourceSystem['sourceSystemId'],
  day: CivilDate,
): Promise<boolean> {
  return (await sourceSystemsOn(pool, creditorId, day)).some((system) => system.sourceSystemId === sourceSystemId);
}
