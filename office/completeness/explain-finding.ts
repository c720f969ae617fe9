import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { addMonths } from '../../domain/kernel/civil-date';
import type { DeliveryFinding } from '../../domain/deliveries/delivery-findings';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import type { KeptCreditor } from '../creditors/creditor';
import { deliveryWordsOf, writeWord } from '../deliveries/delivery-record';
import { DeliveryRefused } from '../deliveries/delivery-refused';
import { sourceSystemOn } from '../deliveries/source-systems-on';
import { systemsInSpan } from './deliveries-known';

/** What somebody says of what is wrong with a delivery. */
export interface Explaining {
  readonly creditor: KeptCreditor;
  readonly sourceSystemId: string;
  /** Such as `missing/2016-11`. */
  readonly findingId: string;
  readonly reason: string;
  readonly by: string;
  readonly role: string;
  readonly today: CivilDate;
}

/**
 * Keeps why nothing came this time, or how it is with a delivery that is late, odd or out of its order. The same words again are
 * once. A delivery that is awaited and not due yet can be said to fail this time too. Throws `SourceSystemUnknown` and
 * `DeliveryRefused`.
 */
export async function explainFinding(pool: Pool, said: Explaining): Promise<{ readonly already: boolean }> {
  const { creditor, sourceSystemId, findingId, reason, by, role, today } = said;
  const { creditorId } = creditor;
  await sourceSystemOn(pool, { creditorId, sourceSystemId }, today);
  await demandFinding(pool, said);
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const before = (await deliveryWordsOf(client, creditorId)).findLast(
      (word) => word.sourceSystemId === sourceSystemId && word.findingId === findingId,
    );
    if (before?.reason === reason && before.saidBy === by) return { already: true };
    await writeWord(client, { creditorId, sourceSystemId, findingId, reason, saidBy: by, role, saidOn: today });
    return { already: false };
  });
}

/** Throws `DeliveryRefused` where nothing of that name is wrong, nor can be. */
async function demandFinding(
  pool: Pool,
  { creditor, sourceSystemId, findingId, today }: Explaining,
): Promise<DeliveryFinding | undefined> {
  const span = { from: '0001-01-01' as CivilDate, to: addMonths(today, 12) };
  const [known] = await systemsInSpan(pool, creditor, { span, asOf: today, sourceSystemId });
  const found = known?.findings.find((finding) => finding.findingId === findingId);
  if (found || known?.awaited.some(({ period }) => findingId === `missing/${period}`)) return found;
  const all = (known?.findings ?? []).filter(({ explained }) => !explained).map((finding) => finding.findingId);
  throw new DeliveryRefused(
    'nothing-found',
    `There is no ${findingId} of ${sourceSystemId}. ${all.length === 0 ? 'Nothing is to be explained.' : `There are: ${all.slice(0, 20).join(', ')}.`} See fordring source-system deliveries ${sourceSystemId}.`,
  );
}
