import type { Pool, PoolClient } from 'pg';
import { isService } from '../../domain/authority/actor';
import { NAMED_KINDS, type StandingKind, type StandingState } from '../../domain/authority/standing-data';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { inTransaction } from '../../store/connect';
import { canonicalJson } from '../../store/ledger-json';
import { lockCreditor } from './creditor-chart';
import { adoptedPolicies, type AdoptedPolicies } from './adopted-policies';
import { overtakenBy } from './overtaken-by';
import { StandingDataRefused } from './standing-data-refused';
import { standingChanges, type Standing, type StandingChange } from './standing-changes';
import { contradictedBy, takeBackOwn } from './contradicting-changes';
import { approveLocked, type PutForward } from './settle-standing-change';

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
  /** The caller's own changes that waited, said otherwise, and were taken back for this one. */
  readonly replaced?: readonly string[];
}

/**
 * Puts a change of standing data forward. With a second person it is approved at once; one who is signed in by the data
 * folder's own key takes up the first of its kind alone, since whoever has that key can sign for any name. What stands so
 * already is answered `already-so`. Two that contradict each other never wait side by side: the caller's own earlier one is
 * taken back, and another person's is settled first. Throws `StandingDataRefused` and `KeyReusedWithOtherContents`.
 */
export function proposeStandingChange(pool: Pool, request: StandingRequest): Promise<StandingAnswer> {
  const { creditorId, kind, name = '', today, by, second } = request;
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    const known = await knownByItsId(client, request);
    if (known && (known.state !== 'waiting' || !second)) {
      return { outcome: known.state === 'approved' ? 'already-so' : known.state, change: known };
    }
    const validFrom = known?.validFrom ?? dayFrom(request);
    const others = await standingChanges(client, { creditorId, kind, name });
    if (!known && (await standsAlready(client, request, { validFrom, others }))) return { outcome: 'already-so' };
    const waiting = known ?? sameWaiting(request, { validFrom, others });
    if (waiting && !second) return { outcome: 'waiting', change: waiting };
    const alone = !second && by.actor.source === 'local' && !isService(by.actor) && (await isFirst(client, request));
    const contradicted = second || alone ? [] : contradictedBy({ kind, validFrom, today }, others);
    const replaced = await takeBackOwn(client, contradicted, request);
    const change = waiting ?? (await writeChange(client, request, validFrom));
    if (second) await approveLocked(client, change, { today, by: second });
    else if (alone) await approveLocked(client, change, { today, by, alone });
    const [settled] = await standingChanges(client, { changeId: change.changeId });
    return {
      outcome: settled?.state === 'approved' ? 'approved' : 'waiting',
      ...(settled && { change: settled }),
      ...(replaced.length > 0 && { replaced }),
    };
  });
}

function dayFrom({ today, validFrom = today }: StandingRequest): CivilDate {
  if (validFrom >= today) return validFrom;
  throw new StandingDataRefused('day-behind', `Standing data holds from ${today} or later, not from ${validFrom}.`);
}

/** The same change again, by its id. Without a day of its own it meant the day on which it was put forward. */
async function knownByItsId(
  client: PoolClient,
  { changeId, creditorId, kind, name = '', contents, validFrom }: StandingRequest,
): Promise<StandingChange | undefined> {
  const [known] = await standingChanges(client, { changeId });
  if (!known) return undefined;
  const same = canonicalJson([known.creditorId, known.kind, known.name, known.contents, known.validFrom]);
  const asked = canonicalJson([creditorId, kind, name, contents, validFrom ?? known.proposedOn]);
  if (same !== asked) throw new KeyReusedWithOtherContents(changeId);
  return known;
}

/** From which day a change would hold, and what was put forward of its kind and name so far. */
interface Before {
  readonly validFrom: CivilDate;
  readonly others: readonly StandingChange[];
}

async function standsAlready(client: PoolClient, request: StandingRequest, before: Before): Promise<boolean> {
  const { creditorId, kind, name = '', contents, today } = request;
  const { validFrom, others } = before;
  if (kind === 'adopted-policies') return isAdopted(client, request, before);
  const later = others.filter((change) => change.state === 'approved' && change.validFrom > today);
  if (later.some((change) => change.validFrom !== validFrom)) return false;
  const { rows } = await client.query<{ data: unknown }>('SELECT fordring.standing_data($1, $2, $3, $4) AS data', [
    creditorId,
    kind,
    name,
    validFrom,
  ]);
  return canonicalJson(rows[0]?.data ?? null) === canonicalJson(contents);
}

/** Adoptions add up: the version counts already, and no other policy is to take its place before the day. */
async function isAdopted(
  client: PoolClient,
  { creditorId, contents }: StandingRequest,
  { validFrom }: Before,
): Promise<boolean> {
  const { policyId, versions } = contents as AdoptedPolicies;
  const adopted = await adoptedPolicies(client, creditorId, validFrom);
  return versions.every((version) => adopted.some((known) => known.id === policyId && known.version === version));
}

/** What was overtaken is not approved any more: it is put forward again. */
function sameWaiting({ contents, today }: StandingRequest, { validFrom, others }: Before): StandingChange | undefined {
  return others.find(
    (change) =>
      change.state === 'waiting' &&
      change.validFrom === validFrom &&
      canonicalJson(change.contents) === canonicalJson(contents) &&
      !overtakenBy(others, change.changeId, today),
  );
}

/** Nothing of its kind was ever approved; of kinds with names, nothing about this one. */
async function isFirst(client: PoolClient, { creditorId, kind, name = '' }: StandingRequest): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
     WHERE creditor_id = $1 AND kind = $2 AND mark = 'approved' AND (NOT $4::boolean OR name = $3)
     UNION ALL SELECT FROM fordring.authority_matrix WHERE creditor_id = $1 AND $2 = 'authority-matrix' LIMIT 1`,
    [creditorId, kind, name, NAMED_KINDS.includes(kind)],
  );
  return rowCount === 0;
}

async function writeChange(client: PoolClient, request: StandingRequest, validFrom: CivilDate): Promise<PutForward> {
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
  return { changeId, creditorId, kind, name, proposedBy: by.actor.subject };
}
