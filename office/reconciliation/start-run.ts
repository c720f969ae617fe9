import type { Pool, PoolClient } from 'pg';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { endOf, periodFrom } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import { periodRuleOf } from '../../reconciliation/source-reader';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { creditorOfRuns } from './creditor-of-runs';
import { DEADLINES } from './due-days';
import { recipeNamed } from './recipe-shelf';
import { NO_HASH } from '../../store/hash-chain';
import { findRun, lockRun, record, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { doneBy, type By } from './who-acts';

/** A recipe of a creditor: its row is the lock under which runs of it are begun, signed and opened again. */
export interface Series {
  readonly scheduledFrom: string | null;
  readonly evidenceCount: number;
  readonly evidenceHash: Buffer | null;
}

export async function lockSeries(client: PoolClient, creditorId: string, recipe: string): Promise<Series> {
  await client.query(
    'INSERT INTO fordring.reconciliation_series (creditor_id, recipe) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [creditorId, recipe],
  );
  const { rows } = await client.query<Series>(
    `SELECT scheduled_from AS "scheduledFrom", evidence_count AS "evidenceCount",
       evidence_hash AS "evidenceHash"
     FROM fordring.reconciliation_series WHERE creditor_id = $1 AND recipe = $2 FOR UPDATE`,
    [creditorId, recipe],
  );
  const [series] = rows;
  if (!series) throw new Error(`The series ${creditorId}/${recipe} was not made.`);
  return series;
}

/** Locks a run where what its series has in common is touched: differences, signatures. Always in this order. */
export async function lockRunInSeries(client: PoolClient, name: RunName): Promise<RunRow> {
  await lockSeries(client, name.creditorId, name.recipe);
  return lockRun(client, name);
}

/**
 * The last day of the latest period of the same kind that was ever signed: a year is not too late because the January
 * after it is signed already.
 */
export async function signedThrough(
  client: Pool | PoolClient,
  { creditorId, recipe, period }: RunName,
): Promise<CivilDate | null> {
  const { rows } = await client.query<{ through: CivilDate | null }>(
    `SELECT max(ends_on) AS through FROM fordring.reconciliation_run
     WHERE creditor_id = $1 AND recipe = $2 AND ${SAME_KIND_OF_PERIOD}
       AND EXISTS (SELECT FROM fordring.reconciliation_event AS event
         WHERE event.run_id = reconciliation_run.run_id AND type = 'RunApproved')`,
    [creditorId, recipe, period],
  );
  return rows[0]?.through ?? null;
}

/** Months, quarters, years and days are written in shapes of their own. The period asked about is the third parameter. */
export const SAME_KIND_OF_PERIOD = `regexp_replace(period, '[0-9]', '0', 'g') = regexp_replace($3, '[0-9]', '0', 'g')`;

export interface RunToStart extends RunName {
  readonly today: CivilDate;
  /** Which of the recipe's period rules; the first when left out. */
  readonly periodRule?: string;
}

/**
 * Begins a run; one that is there already is given as it stands. Throws `RunRefused` (a period in the future, one earlier
 * than the last signed, another period rule), `RecipeUnknown`, `InvalidPeriod`, `CreditorUnknown`.
 */
export async function startRun(pool: Pool, asked: RunToStart, by: By): Promise<RunRow> {
  return inTransaction(pool, (client) => openRun(client, asked, doneBy(by, asked.today)));
}

/** The same inside a transaction, by a person or by the schedule. */
export async function openRun(
  client: PoolClient,
  asked: RunToStart,
  done: { readonly on: CivilDate; readonly by?: string; readonly role?: string },
): Promise<RunRow> {
  const recipe = recipeNamed(asked.recipe);
  const { calendar } = await creditorOfRuns(client, asked.creditorId);
  const period = periodFrom(asked.period);
  const rule = periodRuleOf(recipe, asked.periodRule).name;
  const known = await findRun(client, asked);
  if (known) return sameRule(known, asked);
  const endsOn = civilDate(endOf(period));
  refuseFuture(period, endsOn, asked.today);
  await lockSeries(client, asked.creditorId, asked.recipe);
  const begunMeanwhile = await findRun(client, asked);
  if (begunMeanwhile) return sameRule(begunMeanwhile, asked);
  refuseEarlier(recipe, period, endsOn, await signedThrough(client, asked));
  const dueOn = calendar.addBankingDays(asked.today, DEADLINES.signWithinBankingDays);
  const { rows } = await client.query<{ runId: number }>(
    `INSERT INTO fordring.reconciliation_run
       (creditor_id, recipe, period, period_rule, ends_on, opened_on, due_on, state, event_number, last_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8) RETURNING run_id AS "runId"`,
    [asked.creditorId, asked.recipe, period, rule, endsOn, asked.today, dueOn, NO_HASH],
  );
  const [made] = rows;
  if (!made) throw new Error('An insert gives its row.');
  const run: RunRow = {
    runId: made.runId,
    creditorId: asked.creditorId,
    recipe: asked.recipe,
    period,
    periodRule: rule,
    endsOn,
    openedOn: asked.today,
    dueOn,
    state: 'waiting',
    eventNumber: 0,
    lastHash: NO_HASH,
  };
  return record(client, run, done, { type: 'RunOpened', dueOn });
}

/** A run goes by one rule from its beginning to its evidence. */
function sameRule(known: RunRow, { periodRule }: RunToStart): RunRow {
  if (periodRule === undefined || periodRule === known.periodRule) return known;
  throw new RunRefused(
    'other-period-rule',
    `${known.recipe} for ${known.period} is begun by ${known.periodRule}; it cannot be run by ${periodRule} too.`,
  );
}

export function refuseFuture(period: string, endsOn: CivilDate, today: CivilDate): void {
  if (endsOn <= today) return;
  throw new RunRefused(
    'period-in-future',
    `${period} ends on ${endsOn}, which is still to come on ${today}. Reconcile it when it is over.`,
  );
}

function refuseEarlier({ id }: Recipe, period: string, endsOn: CivilDate, through: CivilDate | null): void {
  if (through === null || endsOn >= through) return;
  throw new RunRefused(
    'period-before-signed',
    `${id} is signed through ${through}; ${period} lies before that. A signed period is opened again with its reason: fordring reconciliations reopen.`,
  );
}
