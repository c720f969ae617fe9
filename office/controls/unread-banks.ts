import type { Pool } from 'pg';
import { bankReadingNeeded } from '../../domain/claim/bank-unread';
import type { Claim } from '../../domain/claim/claim';
import { nextStep } from '../../domain/claim/timetable';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { RulebookFor } from '../claims/decide-and-book';
import { foldEachClaim } from '../claims/read-events';
import { bankReadThrough, bankSources } from '../creditors/bank-reading';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { openGaps, type OpenGap } from '../creditors/statement-gaps';
import { claimsAtGate } from '../claims/claims-at-gate';
import type { OfCreditors } from './followed-claims';

/** A creditor whose claims wait for its bank's files: work for a person. */
export interface UnreadBank {
  readonly creditorId: string;
  /** So many claims have a step that is due and that waits. */
  readonly claims: number;
  /** Through which day the bank must be read for all of them. */
  readonly needed: CivilDate;
  /** Through which day it was read; absent where no file was read and nobody has said so. */
  readonly through?: CivilDate;
  /** Where files have come from, each with the last day that is known. */
  readonly sources: readonly { readonly source: string; readonly through: CivilDate }[];
  /** Statements that are missing: behind each gap nothing of the account counts as read. Absent where none is. */
  readonly gaps?: readonly OpenGap[];
}

const PAGE = 1_000;

/** The creditors whose due steps wait until the bank is read farther. */
export async function unreadBanks(
  pool: Pool,
  { rulebookFor, clock, creditorIds }: { rulebookFor: RulebookFor; clock: Clock; creditorIds: OfCreditors },
): Promise<UnreadBank[]> {
  const unread: UnreadBank[] = [];
  for (const creditor of await readCreditors(pool)) {
    const { creditorId } = creditor;
    if (creditorIds && !creditorIds.includes(creditorId)) continue;
    const through = await bankReadThrough(pool, creditorId);
    const days = await daysWaitedFor(pool, { creditorId, through, today: todayOf(creditor, clock), rulebookFor });
    const [first] = days;
    if (first === undefined) continue;
    const needed = days.reduce(laterOf, first);
    const sources = await bankSources(pool, creditorId);
    const gaps = await openGaps(pool, creditorId);
    const missing = gaps.length > 0 && { gaps };
    unread.push({ creditorId, claims: days.length, needed, ...(through && { through }), sources, ...missing });
  }
  return unread;
}

interface Asked {
  readonly creditorId: string;
  readonly today: CivilDate;
  readonly through: CivilDate | undefined;
  readonly rulebookFor: RulebookFor;
}

/** For each claim that waits, the day through which the bank must be read. */
async function daysWaitedFor(pool: Pool, asked: Asked): Promise<CivilDate[]> {
  const { creditorId, today, through } = asked;
  const days: CivilDate[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const due: string[] = await claimsAtGate(pool, { creditorId, gate: 'bank-read' }, today, { after, limit: PAGE });
    const { claims } = await foldEachClaim(pool, due);
    for (const claim of claims.values()) {
      const needed = dayNeeded(claim, asked.rulebookFor, today);
      if (needed && (through === undefined || needed > through)) days.push(needed);
    }
    after = due.length === PAGE ? due.at(-1) : undefined;
  }
  return days;
}

/** Through which day the bank must be read before the claim's next step; nothing where nothing can be decided on it. */
export function dayNeeded(claim: Claim, rulebookFor: RulebookFor, today: CivilDate): CivilDate | undefined {
  try {
    const rulebook = rulebookFor(claim.policyId, claim.policyVersion);
    const next = nextStep(claim, rulebook, today);
    return next?.on && next.on <= today ? bankReadingNeeded(claim, next.step, rulebook, today) : undefined;
  } catch {
    return undefined;
  }
}
