import type { Pool } from 'pg';
import type { DeliveryFinding } from '../../domain/deliveries/delivery-findings';
import type { SourceSystem } from '../../domain/deliveries/source-system';
import { addDays, addMonths, earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import { eachByItself } from '../../store/each-by-itself';
import { creditorOfRuns, type CreditorOfRuns } from '../reconciliation/creditor-of-runs';
import { CHASE_EVERY_BANKING_DAYS, partyAtLevel } from '../reconciliation/party-at-level';
import { systemsInSpan } from './deliveries-known';

/** What only the source can put right. The rest is for who takes deliveries in. */
const CHASED: readonly DeliveryFinding['kind'][] = ['missing', 'sequence-gap'];

/** So far back a delivery that did not come is asked for. */
const MONTHS_BACK = 12;

/**
 * Asks the owner of every source system for what did not come in time, each second banking day, and each time one higher. Twice
 * on a day is once. Answers on which day to look again; nothing where no system is to deliver anything.
 */
export async function chaseDeliveries(
  pool: Pool,
  creditorId: string,
  today: CivilDate,
): Promise<CivilDate | undefined> {
  const creditor = await creditorOfRuns(pool, creditorId);
  const span = { from: addMonths(today, -MONTHS_BACK), to: addMonths(today, 4) };
  const systems = await systemsInSpan(pool, creditor, { span, asOf: today });
  const outstanding = systems.flatMap(({ system, findings }) =>
    findings
      .filter(({ kind, explained }) => CHASED.includes(kind) && !explained)
      .map((finding) => ({ system, finding })),
  );
  const { failure } = await eachByItself(outstanding, ({ system, finding }) =>
    chase(pool, creditor, system, finding, today),
  );
  if (failure) throw failure;
  if (outstanding.length > 0) return creditor.calendar.addBankingDays(today, 1);
  // What is due on a day is late on the banking day after it.
  const ahead = systems
    .flatMap(({ awaited }) => awaited)
    .filter(({ dueOn }) => dueOn >= today)
    .map(({ dueOn }) => creditor.calendar.nextBankingDayFrom(addDays(dueOn, 1)));
  return ahead.reduce<CivilDate | undefined>(
    (next, day) => (next === undefined ? day : earlierOf(next, day)),
    undefined,
  );
}

async function chase(
  pool: Pool,
  { creditorId, calendar }: CreditorOfRuns,
  { sourceSystemId, name, owner }: SourceSystem,
  { findingId, says }: DeliveryFinding,
  today: CivilDate,
): Promise<void> {
  const { rows } = await pool.query<{ chases: number; last: CivilDate | null }>(
    `SELECT count(*)::integer AS chases, max(chased_on) AS last FROM fordring.delivery_chase
     WHERE creditor_id = $1 AND source_system = $2 AND finding_id = $3`,
    [creditorId, sourceSystemId, findingId],
  );
  const { chases = 0, last = null } = rows[0] ?? {};
  if (last !== null && calendar.addBankingDays(last, CHASE_EVERY_BANKING_DAYS) > today) return;
  const addressee = await partyAtLevel(pool, creditorId, owner, chases + 1);
  const message = `${name} (${sourceSystemId}): a delivery ${says}. Deliver it, or say why there is none this time: fordring source-system explain ${sourceSystemId} ${findingId} --reason TEXT.`;
  await inTransaction(pool, (client) =>
    client.query(
      `INSERT INTO fordring.delivery_chase (creditor_id, source_system, finding_id, level, addressee, message, chased_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [creditorId, sourceSystemId, findingId, chases + 1, addressee, message, today],
    ),
  );
}
