import type { ClientBase, Pool, PoolClient } from 'pg';
import { isService } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { lockCreditor } from '../creditors/creditor-chart';
import type { Standing } from '../creditors/standing-changes';
import { DebtorUnknown } from '../registration/registration-faults';
import { erasePerson } from './erase';
import type { ErasedAt } from './erase-row';
import { forgettableOn, type Forgettable } from './forgettable';
import { readForgetting, type Forgetting } from './forgettings';
import { givenTo } from './given-to';
import { DebtorNotForgettable, ForgettingRefused, whyNot } from './not-forgettable';
import { findPerson, type Person } from './person';
import { finderOf, waysToWrite } from './marks';

export interface ForgettingRequest {
  readonly forgettingId: string;
  readonly creditorId: string;
  readonly country: Country;
  readonly debtorId: string;
  /** The legal ground, in words that name nobody. */
  readonly ground: string;
  readonly today: CivilDate;
  readonly by: Standing;
}

/**
 * Puts a debtor forward to be forgotten. The same id with the same contents gives what became of it; the same debtor once
 * more gives the one that waits. Throws `DebtorUnknown`, `DebtorNotForgettable` and `KeyReusedWithOtherContents`.
 */
export async function proposeForgetting(client: PoolClient, request: ForgettingRequest): Promise<Forgetting> {
  const { forgettingId, creditorId, debtorId, ground, today, by } = request;
  await lockCreditor(client, creditorId);
  const known = await readForgetting(client, { forgettingId });
  if (known) {
    if (known.creditorId === creditorId && known.debtorId === debtorId && known.ground === ground) return known;
    throw new KeyReusedWithOtherContents(forgettingId);
  }
  const waiting = await readForgetting(client, { creditorId, debtorId, waiting: true });
  if (waiting) return waiting;
  const person = await personToForget(client, request);
  refuseNamingGround(ground, person);
  await client.query(
    `INSERT INTO fordring.forgetting (forgetting_id, creditor_id, debtor_id, ground, proposed_by, proposed_role, proposed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [forgettingId, creditorId, debtorId, ground, by.actor.subject, by.role, today],
  );
  return mustForgetting(client, forgettingId);
}

export interface Settling {
  readonly forgettingId: string;
  readonly country: Country;
  readonly today: CivilDate;
  readonly by: Standing;
}

/** What was erased and where. */
export interface Forgotten extends Forgetting {
  readonly places: readonly ErasedAt[];
}

/**
 * Confirms a forgetting, and erases everything personal of the debtor in the same transaction. Nothing brings it back.
 * The same act again by the same person gives the same answer. Throws `ForgettingRefused` and `DebtorNotForgettable`.
 */
export async function confirmForgetting(client: PoolClient, settling: Settling): Promise<Forgotten> {
  const { forgettingId, today, by } = settling;
  const meant = await mustForgetting(client, forgettingId);
  await lockCreditor(client, meant.creditorId);
  const forgetting = await mustForgetting(client, forgettingId);
  if (forgetting.state === 'confirmed' && forgetting.settledBy === by.actor.subject)
    return { ...forgetting, places: await erasedAt(client, forgettingId) };
  refuseSettled(forgetting, by);
  if (forgetting.proposedBy === by.actor.subject)
    throw new ForgettingRefused(
      `A debtor is forgotten by two persons, and you proposed this yourself. Another person confirms it: fordring debtor confirm ${forgettingId}`,
    );
  const person = await personToForget(client, { ...settling, ...forgetting });
  const { kept } = await standingOf(client, { ...settling, ...forgetting });
  await client.query(
    `INSERT INTO fordring.forgetting_mark (forgetting_id, mark, marked_by, role, marked_on, kept_through, paragraph, given_to)
     VALUES ($1, 'confirmed', $2, $3, $4, $5, $6, $7)`,
    [
      ...[forgettingId, by.actor.subject, by.role, today, kept?.through ?? null, kept?.paragraph ?? null],
      JSON.stringify(await givenTo(client, person)),
    ],
  );
  const places = await erasePerson(client, forgettingId, person);
  return { ...(await mustForgetting(client, forgettingId)), places };
}

/** Turns a forgetting down, or takes back one's own. Throws `ForgettingRefused`. */
export async function declineForgetting(client: PoolClient, settling: Settling): Promise<Forgetting> {
  const { forgettingId, today, by } = settling;
  const { creditorId } = await mustForgetting(client, forgettingId);
  await lockCreditor(client, creditorId);
  const forgetting = await mustForgetting(client, forgettingId);
  if (forgetting.state === 'declined' && forgetting.settledBy === by.actor.subject) return forgetting;
  refuseSettled(forgetting, by);
  await client.query(
    `INSERT INTO fordring.forgetting_mark (forgetting_id, mark, marked_by, role, marked_on) VALUES ($1, 'declined', $2, $3, $4)`,
    [forgettingId, by.actor.subject, by.role, today],
  );
  return mustForgetting(client, forgettingId);
}

function refuseSettled({ forgettingId, state, settledBy, settledOn }: Forgetting, { actor }: Standing): void {
  if (isService(actor))
    throw new ForgettingRefused('A system (back-office) confirms and declines nothing. A person must do it.');
  if (state !== 'waiting')
    throw new ForgettingRefused(
      `Forgetting ${forgettingId} was ${state} by ${String(settledBy)} on ${String(settledOn)}. Nothing undoes that.`,
    );
}

type Meant = Pick<ForgettingRequest, 'creditorId' | 'country' | 'debtorId' | 'today'>;

async function standingOf(client: PoolClient, { creditorId, country, debtorId, today }: Meant): Promise<Forgettable> {
  const [standing] = await forgettableOn(client, { creditorId, country, debtorId, on: today });
  if (!standing)
    throw new DebtorUnknown(
      `Creditor ${creditorId} has no debtor ${debtorId}. Look the number up with fordring claims.`,
    );
  return standing;
}

/** Throws `DebtorUnknown` and `DebtorNotForgettable`. */
async function personToForget(client: PoolClient, meant: Meant): Promise<Person> {
  const standing = await standingOf(client, meant);
  if (standing.forgottenOn !== undefined)
    throw new ForgettingRefused(`Debtor ${meant.debtorId} was forgotten on ${standing.forgottenOn}.`);
  const person = await findPerson(client, meant.creditorId, meant.debtorId);
  const { rowCount } = await client.query(
    `SELECT FROM fordring.payment WHERE creditor_id = $1 AND payment_id = ANY ($2) AND status = 'suspense'
     UNION ALL SELECT FROM fordring.bank_aside WHERE creditor_id = $1 AND candidates && $2 AND status = 'aside' LIMIT 1`,
    [meant.creditorId, person.paymentIds],
  );
  const obstacles =
    rowCount === 0 ? standing.obstacles : [...new Set(['money-owed-back' as const, ...standing.obstacles])];
  if (obstacles.length > 0) throw new DebtorNotForgettable(whyNot({ ...standing, obstacles }));
  await refuseTellingId(client, person);
  return person;
}

/** The number of a debtor stands in every claim, event and key, and cannot be erased. */
async function refuseTellingId(client: PoolClient, { creditorId, debtorId }: Person): Promise<void> {
  const { rows } = await client.query<{ number: string }>(
    'SELECT identity_number AS number FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = $2',
    [creditorId, debtorId],
  );
  const digits = debtorId.replaceAll(/\D/g, '');
  const written = waysToWrite(rows[0]?.number ?? '').map((way) => way.replaceAll(/\D/g, ''));
  if (written.some((number) => number.length >= 10 && digits.includes(number)))
    throw new DebtorNotForgettable(
      `The number of this debtor holds the identity number. It stands in every invoice and event, so forgetting would leave the person named. Number debtors otherwise.`,
    );
}

function refuseNamingGround(ground: string, { marks }: Person): void {
  if (finderOf(marks)(ground).length > 0)
    throw new ForgettingRefused('The ground names the debtor. The ground stays, so say the law and not the person.');
}

/** Throws `ForgettingRefused`. */
export async function mustForgetting(client: ClientBase | Pool, forgettingId: string): Promise<Forgetting> {
  const forgetting = await readForgetting(client, { forgettingId });
  if (!forgetting)
    throw new ForgettingRefused(`There is no forgetting ${forgettingId}. fordring debtor forgettings lists them.`);
  return forgetting;
}

async function erasedAt(client: PoolClient, forgettingId: string): Promise<ErasedAt[]> {
  const { rows } = await client.query<ErasedAt>(
    `SELECT table_name AS place, count(*)::integer AS erased FROM fordring.erased_row WHERE forgetting_id = $1
     GROUP BY table_name ORDER BY table_name`,
    [forgettingId],
  );
  return rows;
}
