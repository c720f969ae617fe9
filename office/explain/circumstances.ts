import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Circumstances } from '../../domain/claim/standstill';
import type { KeptGround } from '../../domain/letters/kept-ground';
import { reviveMoneyIn } from '../../store/ledger-json';
import { claimsKnownOn, type AskedClaims, type KnownClaim, type UndecidableClaim } from '../claims/claims-known-on';

/** A claim of a day, with what its own events do not tell of its standing still. */
export interface ClaimInCircumstances extends KnownClaim {
  readonly circumstances: Circumstances;
}

/** Every claim that was or may have been open at the end of a day, as `claimsKnownOn` has it, with its circumstances. */
export async function* claimsInCircumstances(
  pool: Pool,
  asked: AskedClaims,
): AsyncGenerator<{ readonly known: readonly ClaimInCircumstances[]; readonly damaged: readonly UndecidableClaim[] }> {
  const banks = { gates: await bankGates(pool, asked.asOf), read: await banksRead(pool) };
  for await (const { known, damaged } of claimsKnownOn(pool, asked)) {
    yield { known: await inCircumstances(pool, known, asked.asOf, banks), damaged };
  }
}

/** Some claims with their circumstances at the end of a day. */
export async function claimsWithCircumstances(
  pool: Pool,
  claims: readonly KnownClaim[],
  asOf: CivilDate,
): Promise<ClaimInCircumstances[]> {
  return inCircumstances(pool, claims, asOf, { gates: await bankGates(pool, asOf), read: await banksRead(pool) });
}

interface Banks {
  readonly gates: Awaited<ReturnType<typeof bankGates>>;
  readonly read: Awaited<ReturnType<typeof banksRead>>;
}

async function inCircumstances(
  pool: Pool,
  known: readonly KnownClaim[],
  asOf: CivilDate,
  { gates, read }: Banks,
): Promise<ClaimInCircumstances[]> {
  const held = await heldCases(
    pool,
    known.map(({ claim }) => claim.claimId),
    asOf,
  );
  return known.map(({ claim, knownOn }) => {
    const caseHeld = held.get(claim.claimId);
    // A creditor whose bank was never found reconciled has a closed gate.
    const bankGate = gates.get(claim.creditorId) ?? { open: false, since: claim.issuedOn };
    const bankRead = read.get(claim.creditorId) ?? {};
    return { claim, knownOn, circumstances: { knownOn, bankGate, bankRead, ...(caseHeld && { caseHeld }) } };
  });
}

async function bankGates(pool: Pool, asOf: CivilDate): Promise<Map<string, NonNullable<Circumstances['bankGate']>>> {
  const { rows } = await pool.query<{ creditorId: string; open: boolean; since: CivilDate }>(
    `SELECT creditor_id AS "creditorId", open, changed_on AS since FROM fordring.creditor, LATERAL (
       SELECT open, changed_on FROM fordring.bank_gate_changes(creditor_id, $1) ORDER BY place DESC LIMIT 1) AS latest`,
    [asOf],
  );
  return new Map(rows.map(({ creditorId, open, since }) => [creditorId, { open, since }]));
}

/** As the books stand now, also when an earlier day is asked about. */
async function banksRead(pool: Pool): Promise<Map<string, NonNullable<Circumstances['bankRead']>>> {
  const { rows } = await pool.query<{ creditorId: string; through: CivilDate | null }>(
    'SELECT creditor_id AS "creditorId", fordring.bank_read_through(creditor_id) AS through FROM fordring.creditor',
  );
  return new Map(rows.map(({ creditorId, through }) => [creditorId, through ? { through } : {}]));
}

/** Cases that a step handed over and that have not left the house; the database keeps only how they stand now. */
async function heldCases(
  pool: Pool,
  claimIds: readonly string[],
  asOf: CivilDate,
): Promise<Map<string, NonNullable<Circumstances['caseHeld']>>> {
  const { rows } = await pool.query<{ claim_id: string; since: CivilDate; why: string; ground: KeptGround | null }>(
    `SELECT claim_id, performed_on AS since, reason AS why, ground FROM fordring.counterpart_case
     WHERE claim_id = ANY ($1) AND status IN ('held', 'contradicted') AND performed_on <= $2
     ORDER BY claim_id, event_number`,
    [claimIds, asOf],
  );
  return new Map(
    rows.map(({ claim_id: claimId, since, why, ground }) => [
      claimId,
      { since, why, ...(ground && { ground: reviveMoneyIn(ground) as KeptGround }) },
    ]),
  );
}
