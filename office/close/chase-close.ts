import type { Pool, PoolClient } from 'pg';
import type { CloseEvent, StandingStep } from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { inTransaction } from '../../store/connect';
import type { CloseName } from '../../workflows/close-port';
import type { CreditorOfRuns } from '../reconciliation/creditor-of-runs';
import { CHASE_EVERY_BANKING_DAYS, partyAtLevel } from '../reconciliation/party-at-level';
import { decideLocked, type KeptClose } from './close-record';
import { isOutstanding } from './overdue-steps';
import { daysOf } from './period-marks';

/** Chases each step whose turn it is and whose day has passed. Twice on a day is once. */
export async function chaseLateSteps(
  pool: Pool,
  close: KeptClose,
  { calendar, today }: Pick<CreditorOfRuns, 'calendar'> & { readonly today: CivilDate },
): Promise<KeptClose> {
  let now = close;
  for (const { step } of close.standing.steps) {
    const dueOn = calendar.addBankingDays(daysOf(close.period).to, step.dueOnBankingDay);
    const isLate = (late: StandingStep): boolean =>
      isOutstanding(late) &&
      dueOn < today &&
      (late.chased === undefined || calendar.addBankingDays(late.chased.on, CHASE_EVERY_BANKING_DAYS) <= today);
    const standing = now.standing.steps.find((one) => one.step.id === step.id);
    if (!standing || !isLate(standing)) continue;
    const level = (standing.chased?.level ?? 0) + 1;
    const to = await partyAtLevel(pool, close.creditorId, step.owner, level);
    const chased: CloseEvent = { type: 'StepChased', step: step.id, to, level };
    now = await inTransaction(pool, async (client) => {
      const before = now.events.length;
      const after = await decideLocked(client, close, { on: today }, ({ standing: { steps } }) => {
        const here = steps.find((one) => one.step.id === step.id);
        return here && isLate(here) ? [chased] : [];
      });
      const words = `The step ${step.id} (${step.title}) of the close of ${close.period} was due on ${dueOn} and is ${standing.state}.`;
      if (after.events.slice(before).some(({ event }) => event.type === 'StepChased' && event.step === step.id))
        await note(client, close, to, words, today);
      return after;
    });
  }
  return now;
}

/** Tells a person that the month can be closed, in the transaction that proposes so. */
export function tellProposal(client: PoolClient, close: CloseName, to: string, today: CivilDate): Promise<void> {
  const message = `Every required step of the close of ${close.period} is signed. Close the month: fordring period close ${close.period} --reason "…".`;
  return note(client, close, to, message, today);
}

/** Somebody is to be told something of a close; a relay delivers the words. */
export async function note(
  client: PoolClient,
  { creditorId, period }: CloseName,
  addressee: string,
  message: string,
  on: CivilDate,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.close_notice (creditor_id, period, addressee, message, noted_on) VALUES ($1, $2, $3, $4, $5)`,
    [creditorId, period, addressee, message, on],
  );
}
