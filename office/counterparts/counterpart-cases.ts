import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { CounterpartName } from './counterpart-facts';
import type { ReferralReceipt } from './counterpart-port';
import type { CaseStory } from './case-story';
import type { HandOverStep } from './counterpart-ports';
import type { ToldChange } from './told-change';

/** A case that has been handed over, and how far its counterpart has been told of it. */
export interface StandingCase {
  readonly claimId: string;
  readonly step: HandOverStep;
  /** The event that called for it. */
  readonly eventNumber: number;
  readonly counterpart: CounterpartName;
  readonly caseId: string;
  readonly amount: Money;
  readonly asOfEvent: number;
  readonly toldThrough: number;
  readonly referredOn: CivilDate;
}

/** Everything that was ever handed over of the claim, in order. */
export async function casesOf(client: PoolClient, claimId: string): Promise<StandingCase[]> {
  const { rows } = await client.query<Omit<StandingCase, 'amount'> & { amount: string; currency: Currency }>(
    `SELECT claim_id AS "claimId", step, known.event_number AS "eventNumber", counterpart, case_id AS "caseId",
       known.amount, currency, as_of_event AS "asOfEvent", told_through AS "toldThrough", referred_on AS "referredOn"
     FROM fordring.counterpart_case AS known JOIN fordring.claim USING (claim_id)
     WHERE claim_id = $1 AND status = 'referred' ORDER BY known.event_number, step DESC`,
    [claimId],
  );
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: Money.of(amount, currency) }));
}

/** May be repeated. */
export async function keepChange(
  client: PoolClient,
  { claimId, step, eventNumber }: StandingCase,
  told: ToldChange,
  { referralId }: ReferralReceipt,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.case_change (claim_id, step, case_event, change_id, event_number, change, reason, amount,
       effective_on, until_on, told_on, reference, referral_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (claim_id, step, case_event, change_id) DO NOTHING`,
    [
      claimId,
      step,
      eventNumber,
      told.changeId,
      told.eventNumber,
      told.change,
      told.reason,
      told.amount?.toString() ?? null,
      told.effectiveOn,
      told.until ?? null,
      told.toldOn,
      told.reference,
      referralId,
    ],
  );
}

/** How far the counterpart knows now; and why not further, when something could not be told. */
export async function keepProgress(
  client: PoolClient,
  { claimId, step, eventNumber }: StandingCase,
  { toldThrough, ended, stuck }: { readonly toldThrough: number; readonly stuck?: string } & Pick<CaseStory, 'ended'>,
): Promise<void> {
  await client.query(
    `UPDATE fordring.counterpart_case SET told_through = $4, ended = $5, ended_on = $6, stuck = $7,
       tried_at = CASE WHEN $7::text IS NULL THEN tried_at ELSE clock_timestamp() END
     WHERE claim_id = $1 AND step = $2 AND event_number = $3`,
    [claimId, step, eventNumber, toldThrough, ended?.how ?? null, ended?.on ?? null, stuck ?? null],
  );
}
