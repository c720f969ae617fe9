import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { holdsThrough, type BankFrequency } from '../../domain/policy/bank-frequency';
import type { Gate } from '../../domain/policy/policy';
import { BankGateRefused } from './bank-gate-refused';

/** Through which day the bank is reconciled, and what shows that. */
export interface GateEvidence {
  readonly reconciledThrough: CivilDate;
  /** In words, without personal data. */
  readonly evidence: string;
}

export interface BankGateChange {
  readonly creditorId: string;
  /** The business day from which it holds. */
  readonly changedOn: CivilDate;
  readonly open: boolean;
  /** Who says so. */
  readonly by: string;
  /** Of an opening; demanded where the creditor has agreed how often its bank is reconciled. */
  readonly shown?: GateEvidence | undefined;
  /** Why the gate is closed, in words, without personal data. */
  readonly reason?: string | undefined;
}

/** The gate that a reconciled bank opens. */
export const BANK_GATE = 'bank-reconciled' satisfies Gate;

/**
 * Says that the creditor's bank is reconciled, or no longer. The same again by the same person on the same day adds nothing.
 * A gate that is opened leaves one row that asks for a wake-up of whoever waits (`wake-calls.ts`). Where a frequency is agreed,
 * an opening needs its evidence and expires. Throws `BankGateRefused`.
 */
export async function changeBankGate(pool: Pool, change: BankGateChange): Promise<void> {
  const { creditorId, changedOn, open, by, shown, reason } = change;
  const said = open ? shown?.evidence : reason;
  const holds = await demandShown(pool, change);
  await pool.query(
    `WITH changed AS (
       INSERT INTO fordring.bank_gate (creditor_id, changed_on, open, changed_by)
       SELECT $1::text, $2::date, $3::boolean, $4::text WHERE NOT EXISTS (
         SELECT FROM (
           SELECT open, changed_by, reconciled_through, evidence
           FROM fordring.bank_gate LEFT JOIN fordring.bank_gate_evidence USING (change_id)
           WHERE bank_gate.creditor_id = $1 AND changed_on = $2
           ORDER BY change_id DESC LIMIT 1) AS latest
         WHERE latest.open = $3 AND latest.changed_by = $4
           AND ($6::text IS NULL OR (latest.reconciled_through, latest.evidence) IS NOT DISTINCT FROM ($5::date, $6)))
       RETURNING change_id, creditor_id, changed_on, open),
     shown AS (
       INSERT INTO fordring.bank_gate_evidence (change_id, creditor_id, reconciled_through, evidence, holds_through)
       SELECT change_id, creditor_id, $5, $6, $7::date FROM changed WHERE $6 IS NOT NULL)
     INSERT INTO fordring.wake_call (creditor_id, gate, opens_on)
     SELECT creditor_id, '${BANK_GATE}', changed_on FROM changed WHERE open`,
    [creditorId, changedOn, open, by, shown?.reconciledThrough ?? null, said ?? null, holds ?? null],
  );
}

/** The last day on which an opening holds; undefined where no frequency is agreed. Throws `BankGateRefused`. */
async function demandShown(
  pool: Pool,
  { creditorId, changedOn, open, shown }: BankGateChange,
): Promise<CivilDate | undefined> {
  if (shown && (!open || shown.reconciledThrough > changedOn)) {
    throw new BankGateRefused(
      open
        ? `The bank cannot be reconciled through ${shown.reconciledThrough} on ${changedOn}, which comes before. State a day that is over.`
        : 'Evidence goes with an opening of the bank gate. A gate is closed without any.',
    );
  }
  const frequency = open ? await bankFrequencyOn(pool, creditorId, changedOn) : undefined;
  if (!frequency) return undefined;
  if (!shown) {
    throw new BankGateRefused(
      `${creditorId} has agreed how often its bank is reconciled (S003-27), so an opening states through which day and by what evidence: fordring bank-gate open --through DATE --evidence TEXT.`,
    );
  }
  const holds = holdsThrough(shown.reconciledThrough, frequency);
  if (holds >= changedOn) return holds;
  throw new BankGateRefused(
    `A bank that is reconciled through ${shown.reconciledThrough} counted as reconciled through ${holds} by the agreed frequency (each ${frequency.every}, within ${frequency.withinDays} days). Reconcile a later period first.`,
  );
}

/** How often the bank is reconciled by what is agreed on a day; undefined where nothing is agreed. */
export async function bankFrequencyOn(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<BankFrequency | undefined> {
  const { rows } = await connection.query<{ data: BankFrequency | null }>(
    "SELECT fordring.standing_data($1, 'bank-frequency', '', $2) AS data",
    [creditorId, day],
  );
  return rows[0]?.data ?? undefined;
}

/** How the gate was opened and closed until a day, in order; an opening that expired is closed behind its last day. */
export async function bankGateChanges(
  connection: ClientBase | Pool,
  creditorId: string,
  until: CivilDate,
): Promise<{ readonly on: CivilDate; readonly open: boolean }[]> {
  const { rows } = await connection.query<{ on: CivilDate; open: boolean }>(
    'SELECT changed_on AS "on", open FROM fordring.bank_gate_changes($1, $2) ORDER BY place',
    [creditorId, until],
  );
  return rows;
}

/** Whether the bank is reconciled on a day: the latest change on or before it counts. Without any the gate is closed. */
export async function isBankGateOpen(
  connection: ClientBase | Pool,
  creditorId: string,
  day: CivilDate,
): Promise<boolean> {
  return (await bankGateChanges(connection, creditorId, day)).at(-1)?.open ?? false;
}

/** What the gate stands on, on a day: its latest change, with the evidence and the last day where they are stated. */
export interface StandingBankGate {
  readonly isOpen: boolean;
  readonly frequency?: BankFrequency;
  readonly changedOn?: CivilDate;
  readonly by?: string;
  readonly reconciledThrough?: CivilDate;
  /** By what it was opened, or why it was closed. */
  readonly evidence?: string;
  readonly holdsThrough?: CivilDate;
}

export async function bankGateOn(pool: Pool, creditorId: string, day: CivilDate): Promise<StandingBankGate> {
  const { rows } = await pool.query<{ said: Omit<StandingBankGate, 'isOpen' | 'frequency'> }>(
    `SELECT jsonb_strip_nulls(jsonb_build_object('changedOn', changed_on, 'by', changed_by,
       'reconciledThrough', reconciled_through, 'evidence', evidence, 'holdsThrough', holds_through)) AS said
     FROM fordring.bank_gate AS gate LEFT JOIN fordring.bank_gate_evidence USING (change_id)
     WHERE gate.creditor_id = $1 AND changed_on <= $2 ORDER BY changed_on DESC, change_id DESC LIMIT 1`,
    [creditorId, day],
  );
  const frequency = await bankFrequencyOn(pool, creditorId, day);
  return { isOpen: await isBankGateOpen(pool, creditorId, day), ...(frequency && { frequency }), ...rows[0]?.said };
}
