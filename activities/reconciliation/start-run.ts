import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import { civilDate, type CivilDate } from '../../domain/civil-date';
import { endOf, periodFrom } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import { periodRuleOf } from '../../reconciliation/source-reader';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../ledger/connect';
import { creditorOfRuns } from './creditor-of-runs';
import { DEADLINES } from './due-days';
import { recipeNamed } from './recipe-shelf';
import { findRun, NO_HASH, record, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { roleFor } from './signing-roles';

/** A recipe of a creditor: its row is the lock under which runs of it are begun and signed. */
export interface Series {
  readonly signedThrough: CivilDate | null;
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
    `SELECT signed_through AS "signedThrough", scheduled_from AS "scheduledFrom", evidence_count AS "evidenceCount",
       evidence_hash AS "evidenceHash"
     FROM fordring.reconciliation_series WHERE creditor_id = $1 AND recipe = $2 FOR UPDATE`,
    [creditorId, recipe],
  );
  const [series] = rows;
  if (!series) throw new Error(`The series ${creditorId}/${recipe} was not made.`);
  return series;
}

export interface RunToStart extends RunName {
  readonly today: CivilDate;
  /** Which of the recipe's period rules; the first when left out. */
  readonly periodRule?: string;
}

/**
 * Begins a run; one that is there already is given as it stands. Throws `RunRefused` (a period in the future, one earlier
 * than the last signed, not authorised), `RecipeUnknown`, `InvalidPeriod`, `CreditorUnknown`.
 */
export async function startRun(pool: Pool, asked: RunToStart, actor: Actor): Promise<RunRow> {
  const role = roleFor(actor, 'deliver', asked.creditorId);
  return inTransaction(pool, (client) => openRun(client, asked, { on: asked.today, by: actor.subject, role }));
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
  const known = await findRun(client, asked);
  if (known) return known;
  const endsOn = civilDate(endOf(period));
  refuseFuture(period, endsOn, asked.today);
  const { signedThrough } = await lockSeries(client, asked.creditorId, asked.recipe);
  const begunMeanwhile = await findRun(client, asked);
  if (begunMeanwhile) return begunMeanwhile;
  refuseEarlier(recipe, period, endsOn, signedThrough);
  const dueOn = calendar.addBankingDays(asked.today, DEADLINES.signWithinBankingDays);
  const { rows } = await client.query<{ runId: number }>(
    `INSERT INTO fordring.reconciliation_run
       (creditor_id, recipe, period, period_rule, ends_on, opened_on, due_on, state, event_number, last_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8) RETURNING run_id AS "runId"`,
    [
      asked.creditorId,
      asked.recipe,
      period,
      periodRuleOf(recipe, asked.periodRule).name,
      endsOn,
      asked.today,
      dueOn,
      NO_HASH,
    ],
  );
  const [made] = rows;
  if (!made) throw new Error('An insert gives its row.');
  const run: RunRow = {
    runId: made.runId,
    creditorId: asked.creditorId,
    recipe: asked.recipe,
    period,
    periodRule: periodRuleOf(recipe, asked.periodRule).name,
    endsOn,
    openedOn: asked.today,
    dueOn,
    state: 'waiting',
    eventNumber: 0,
    lastHash: NO_HASH,
  };
  return record(client, run, done, { type: 'RunOpened', dueOn });
}

export function refuseFuture(period: string, endsOn: CivilDate, today: CivilDate): void {
  if (endsOn <= today) return;
  throw new RunRefused(
    'period-in-future',
    `${period} ends on ${endsOn}, which is still to come on ${today}. Reconcile it when it is over.`,
  );
}

function refuseEarlier({ id }: Recipe, period: string, endsOn: CivilDate, signedThrough: CivilDate | null): void {
  if (signedThrough === null || endsOn >= signedThrough) return;
  throw new RunRefused(
    'period-before-signed',
    `${id} is signed through ${signedThrough}; ${period} lies before that. A signed period is opened again with its reason: fordring reconciliations reopen.`,
  );
}
