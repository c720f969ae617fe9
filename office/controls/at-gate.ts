import type { Pool } from 'pg';
import type { WaitingGate } from '../../domain/claim/answer';
import type { Claim } from '../../domain/claim/claim';
import { nextStep } from '../../domain/claim/timetable';
import { stepsFor } from '../../domain/policy/step-variant';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RulebookFor } from '../claims/decide-and-book';
import { claimsAtGate } from '../claims/claims-at-gate';
import { foldEachClaim } from '../claims/read-events';
import { BANK_GATE } from '../creditors/bank-gate';
import { BANK_READ, bankReadThrough } from '../creditors/bank-reading';
import { dayNeeded } from './unread-banks';

export interface AtGate {
  readonly creditorId: string;
  readonly gate: WaitingGate;
  /** The creditor's business day, by which a step is due. */
  readonly today: CivilDate;
  /** Claims behind this one, in the order of ids; '' from the first. */
  readonly after: string;
  readonly limit: number;
  /** Leaves out steps that the gate of the reconciled bank keeps too. */
  readonly ungated?: boolean;
}

/** Some claims that wait at a gate; and the last claim that was looked at, when there may be more behind it. */
export interface Waiters {
  readonly claimIds: readonly string[];
  readonly looked?: string;
}

/** The open claims whose next step has the gate, and may have come due. One on which nothing can be decided waits at none. */
export async function waitersAtGate(pool: Pool, rulebookFor: RulebookFor, asked: AtGate): Promise<Waiters> {
  const { creditorId, gate, today, after, limit } = asked;
  const due = await claimsAtGate(pool, asked, today, { after, limit });
  const { claims } = await foldEachClaim(pool, due);
  const through = gate === BANK_READ ? await bankReadThrough(pool, creditorId) : undefined;
  const claimIds = due.filter((claimId) => {
    const claim = claims.get(claimId);
    if (claim === undefined) return false;
    return gate === BANK_READ ? isReadFor(claim, rulebookFor, asked, through) : waitsAt(claim, rulebookFor, asked);
  });
  const last = due.at(-1);
  return { claimIds, ...(due.length === limit && last !== undefined && { looked: last }) };
}

/** Whether the bank has been read far enough for the claim's due step. */
function isReadFor(claim: Claim, rulebookFor: RulebookFor, asked: AtGate, through: CivilDate | undefined): boolean {
  const { today, ungated = false } = asked;
  if (ungated && waitsAt(claim, rulebookFor, { ...asked, gate: BANK_GATE })) return false;
  const needed = dayNeeded(claim, rulebookFor, today);
  return needed !== undefined && through !== undefined && needed <= through;
}

function waitsAt(claim: Claim, rulebookFor: RulebookFor, { gate, today }: AtGate): boolean {
  try {
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const next = nextStep(claim, rulebook, today);
    // The day is not asked: a run that was held up has its next day in a week, and is held when the gate opens.
    if (next?.on === undefined) return false;
    return stepsFor(claim, rulebook.policy).some(
      ({ step, gates }) => step === next.step && gates.some((one) => one === gate),
    );
  } catch {
    return false;
  }
}
