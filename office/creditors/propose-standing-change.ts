import type { Pool, PoolClient } from 'pg';
import { isService } from '../../domain/authority/actor';
import type { StandingKind, StandingState } from '../../domain/authority/standing-data';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { canonicalJson } from '../../store/ledger-json';
import { lockCreditor } from './creditor-chart';
import { StandingDataRefused } from './standing-data-refused';
import { standingChanges, type Standing, type StandingChange } from './standing-changes';
import { approveLocked } from './settle-standing-change';

export interface StandingRequest {
  /** The same again gives what became of it. */
  readonly changeId: string;
  readonly creditorId: string;
  readonly kind: StandingKind;
  readonly name?: string;
  readonly contents: unknown;
  /** From which day it holds; today when absent. Nothing holds before the day on which it is approved. */
  readonly validFrom?: CivilDate;
  readonly today: CivilDate;
  readonly by: Standing;
  /** A second person, who is there too and approves at once. */
  readonly second?: Standing;
}

/** What became of it: the data is in force or will be, waits for another person, or was so before. */
export interface StandingAnswer {
  readonly outcome: StandingState | 'already-so';
  readonly change?: StandingChange;
}

/**
 * Puts a change of standing data forward. With a second person it is approved at once; one who is signed in by the data
 * folder's own key takes up the first of its kind alone, since whoever has that key can sign for any name. What stands so
 * already is answered `already-so`. Throws `StandingDataRefused` and `KeyReusedWithOtherContents`.
 */
export function proposeStandingChange(pool: Pool, request: StandingRequest): Promise<StandingAnswer> {
  const { creditorId, today, by, second, validFrom = today } = request;
  if (validFrom < today) {
    throw new StandingDataRefused('day-behind', `Standing data holds from ${today} or later, not from ${validFrom}.`);
  }
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const known = await knownBefore(client, request, validFrom);
    if (known) return known;
    const waiting = await sameWaiting(client, request, validFrom);
    if (waiting && !second) return { outcome: 'waiting', change: waiting };
    const changeId = waiting?.changeId ?? request.changeId;
    if (!waiting) await writeChange(client, request, validFrom);
    if (second) {
      await approveLocked(client, { changeId, today, by: second, proposedBy: waiting?.proposedBy ?? by.actor.subject });
    } else if (by.actor.source === 'local' && !isService(by.actor) && (await isFirst(client, request))) {
      await approveLocked(client, { changeId, today, by, proposedBy: by.actor.subject, alone: true });
    }
    const [change] = await standingChanges(client, { changeId });
    return { outcome: change?.state === 'approved' ? 'approved' : 'waiting', ...(change && { change }) };
  });
}

/** The same change again, by its id or because it stands so already. */
async function knownBefore(
  client: PoolClient,
  { changeId, creditorId, kind, name = '', contents, today }: StandingRequest,
  validFrom: CivilDate,
): Promise<StandingAnswer | undefined> {
  const [known] = await standingChanges(client, { changeId });
  if (known) {
    const same = canonicalJson([known.creditorId, known.kind, known.name, known.contents]);
    if (same !== canonicalJson([creditorId, kind, name, contents])) throw new KeyReusedWithOtherContents(changeId);
    return { outcome: known.state === 'approved' ? 'already-so' : known.state, change: known };
  }
  const later = (await standingChanges(client, { creditorId })).filter(
    (change) => change.kind === kind && change.name === name && change.state === 'approved' && change.validFrom > today,
  );
  if (later.some((change) => change.validFrom !== validFrom)) return undefined;
  const { rows } = await client.query<{ data: unknown }>('SELECT fordring.standing_data($1, $2, $3, $4) AS data', [
    creditorId,
    kind,
    name,
    validFrom,
  ]);
  return canonicalJson(rows[0]?.data ?? null) === canonicalJson(contents) ? { outcome: 'already-so' } : undefined;
}

async function sameWaiting(
  client: PoolClient,
  { creditorId, kind, name = '', contents }: StandingRequest,
  validFrom: CivilDate,
): Promise<StandingChange | undefined> {
  const waiting = await standingChanges(client, { creditorId, waiting: true });
  return waiting.find(
    (change) =>
      change.kind === kind &&
      change.name === name &&
      change.validFrom === validFrom &&
      canonicalJson(change.contents) === canonicalJson(contents),
  );
}

/** Nothing of its kind was ever approved; of accounts, nothing about this one. */
async function isFirst(client: PoolClient, { creditorId, kind, name = '' }: StandingRequest): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
     WHERE creditor_id = $1 AND kind = $2 AND mark = 'approved' AND (kind <> 'counterpart-account' OR name = $3)
     UNION ALL SELECT FROM fordring.authority_matrix WHERE creditor_id = $1 AND $2 = 'authority-matrix' LIMIT 1`,
    [creditorId, kind, name],
  );
  return rowCount === 0;
}

async function writeChange(client: PoolClient, request: StandingRequest, validFrom: CivilDate): Promise<void> {
  const { changeId, creditorId, kind, name = '', contents, today, by } = request;
  await client.query(
    `INSERT INTO fordring.standing_change
       (change_id, creditor_id, kind, name, contents, valid_from, proposed_by, proposed_role, proposed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[changeId, creditorId, kind, name, contents === null ? null : canonicalJson(contents)],
      ...[validFrom, by.actor.subject, by.role, today],
    ],
  );
}
