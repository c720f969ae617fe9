import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { claimedOf, type Claim } from '../../domain/claim/claim';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve } from '../../domain/claim/evolve';
import type { AsOf } from './events-as-of';

/** As many claims as `ledger check` folds at a time. */
const CHUNK = 2_500;

export interface AskedClaims extends AsOf {
  readonly creditorId?: string;
  /** Claims without a later event than the registration, whose next step lies behind this day, are left out. */
  readonly untilStep?: CivilDate;
}

/** A claim on a day as the ledger knew it on another, and when its latest event became known. */
export interface KnownClaim {
  readonly claim: Claim;
  readonly knownOn: CivilDate;
}

/** A claim that was or may have been open, and of which nothing can be said; what its row says is given instead. */
export interface UndecidableClaim {
  readonly claimId: string;
  readonly why: string;
  /** The day of its latest event. */
  readonly since: CivilDate;
  /** Everything claimed and open. */
  readonly open: Money;
}

/** Some claims in the order of their ids, and those among them whose events make no claim. */
export interface ClaimsOfADay {
  readonly known: readonly KnownClaim[];
  readonly damaged: readonly UndecidableClaim[];
}

/**
 * Every claim that was or may have been open at the end of a day, in the order of their ids, folded a chunk at a time.
 * One that was settled by then is among them when something happened to it, or became known of it, later. A damaged claim keeps no other from
 * being told of.
 */
export async function* claimsKnownOn(
  pool: Pool,
  { creditorId, asOf, known, untilStep }: AskedClaims,
): AsyncGenerator<ClaimsOfADay> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ claim_id: string }>(
      `SELECT claim_id FROM fordring.claim
       WHERE claim_id > $1 AND ($2::text IS NULL OR creditor_id = $2)
         AND (NOT settled OR EXISTS (SELECT FROM fordring.claim_event AS later
           WHERE later.claim_id = claim.claim_id AND (later.business_on > $3 OR later.booked_on > $4)))
         AND ($6::date IS NULL OR event_number > 1 OR next_step_on IS NULL OR next_step_on <= $6)
       ORDER BY claim_id LIMIT $5`,
      [after, creditorId ?? null, asOf, known ?? null, CHUNK, untilStep ?? null],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield await claimsOfADay(
      pool,
      rows.map(({ claim_id: claimId }) => claimId),
      { asOf, ...(known !== undefined && { known }) },
    );
    after = last.claim_id;
  }
}

/** Some claims by their ids. An event counts once it and all before it do (`eventsAsOf`), so a claim that was not registered by the day is left out. */
export async function claimsOfADay(
  pool: Pool,
  claimIds: readonly string[],
  { asOf, known: knownBy }: AsOf,
): Promise<ClaimsOfADay> {
  const { rows } = await pool.query<{ claim_id: string; data: ClaimEvent; known_on: CivilDate }>(
    `SELECT claim_id, data, known_on FROM (
       SELECT claim_id, event_number, data, max(booked_on) OVER before AS known_on, max(business_on) OVER before AS reached_on
       FROM fordring.claim_event WHERE claim_id = ANY ($1) WINDOW before AS (PARTITION BY claim_id ORDER BY event_number)
     ) AS event
     WHERE reached_on <= $2 AND ($3::date IS NULL OR known_on <= $3) ORDER BY claim_id, event_number`,
    [claimIds, asOf, knownBy ?? null],
  );
  const known = new Map<string, KnownClaim>();
  const damage = new Map<string, string>();
  for (const { claim_id: claimId, data, known_on: knownOn } of rows) {
    try {
      known.set(claimId, { claim: evolve(known.get(claimId)?.claim, data), knownOn });
    } catch (problem) {
      damage.set(claimId, problem instanceof Error ? problem.message : String(problem));
    }
  }
  for (const claimId of await withoutEvents(pool, claimIds, asOf)) damage.set(claimId, 'none of them is there.');
  for (const claimId of damage.keys()) known.delete(claimId);
  return { known: [...known.values()], damaged: damage.size === 0 ? [] : await rowsOf(pool, damage) };
}

/** Of the claims that were issued by the day: those of which no event is left. */
async function withoutEvents(pool: Pool, claimIds: readonly string[], asOf: CivilDate): Promise<string[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.claim WHERE claim_id = ANY ($1) AND issued_on <= $2
       AND NOT EXISTS (SELECT FROM fordring.claim_event AS event WHERE event.claim_id = claim.claim_id)`,
    [claimIds, asOf],
  );
  return rows.map(({ claim_id: claimId }) => claimId);
}

async function rowsOf(pool: Pool, damage: ReadonlyMap<string, string>): Promise<UndecidableClaim[]> {
  const { rows } = await pool.query<{ claimId: string; since: CivilDate; open: string; currency: Currency }>(
    `SELECT claim_id AS "claimId", claimed_open AS open, currency,
       coalesce((SELECT max(business_on) FROM fordring.claim_event AS event WHERE event.claim_id = claim.claim_id), issued_on) AS since
     FROM fordring.claim WHERE claim_id = ANY ($1) ORDER BY claim_id`,
    [[...damage.keys()]],
  );
  return rows.map(({ claimId, since, open, currency }) => {
    const why = `its events make no claim: ${damage.get(claimId) ?? ''}`;
    return { claimId, why, since, open: Money.of(open, currency) };
  });
}

/** What cannot be said of a claim that is known, since its rules are not: by the claim itself. */
export function undecidable({ claim, knownOn }: KnownClaim, problem: unknown): UndecidableClaim {
  const why = problem instanceof Error ? problem.message : String(problem);
  return { claimId: claim.claimId, why, since: knownOn, open: claimedOf(claim) };
}
