import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { standstillOf, type Circumstances, type Standstill } from '../../domain/claim/standstill';
import type { KeptGround } from '../../domain/letters/kept-ground';
import { reviveMoneyIn } from '../../store/ledger-json';
import type { RulebookFor } from '../claims/execute-command';
import { isSettled } from '../../domain/claim/claim';
import { claimsKnownOn, undecidable, type AskedClaims, type UndecidableClaim } from '../claims/claims-known-on';

/**
 * Every open claim that stands still at the end of a day, with why, since when, and who must act; in the order of their ids.
 * A claim on which nothing can be decided is told of as such, and keeps no other from being told of.
 */
export async function standstills(pool: Pool, rulebookFor: RulebookFor, asked: AskedClaims): Promise<Standstill[]> {
  const gates = await bankGates(pool, asked.asOf);
  const read = await banksRead(pool);
  const found: Standstill[] = [];
  for await (const { known, damaged } of claimsKnownOn(pool, asked)) {
    found.push(...damaged.map(undecidableStandstill));
    const held = await heldCases(
      pool,
      known.map(({ claim }) => claim.claimId),
      asked.asOf,
    );
    for (const { claim, knownOn } of known) {
      const caseHeld = held.get(claim.claimId);
      // A creditor whose bank was never found reconciled has a closed gate.
      const bankGate = gates.get(claim.creditorId) ?? { open: false, since: claim.issuedOn };
      const bankRead = read.get(claim.creditorId) ?? {};
      const circumstances = { knownOn, bankGate, bankRead, ...(caseHeld && { caseHeld }) };
      try {
        const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
        const standstill = standstillOf(claim, rulebook, asked.asOf, circumstances);
        if (standstill) found.push(standstill);
      } catch (problem) {
        if (!isSettled(claim)) found.push(undecidableStandstill(undecidable({ claim, knownOn }, problem)));
      }
    }
  }
  return found.sort((one, other) => (one.claimId < other.claimId ? -1 : 1));
}

function undecidableStandstill({ claimId, why, since, open }: UndecidableClaim): Standstill {
  return { claimId, reason: { type: 'undecidable', why }, since, actor: 'operator', open };
}

async function bankGates(pool: Pool, asOf: CivilDate): Promise<Map<string, NonNullable<Circumstances['bankGate']>>> {
  const { rows } = await pool.query<{ creditorId: string; open: boolean; since: CivilDate }>(
    `SELECT DISTINCT ON (creditor_id) creditor_id AS "creditorId", open, changed_on AS since
     FROM fordring.bank_gate WHERE changed_on <= $1 ORDER BY creditor_id, changed_on DESC, change_id DESC`,
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
