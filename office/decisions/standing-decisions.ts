import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { DECISION_KINDS } from '../../domain/decisions/decision-kinds';
import type { Lasting } from '../../domain/decisions/decision-rule';
import { ruleOf } from '../../domain/decisions/decision-rules';
import type { DebtorStatus } from '../../domain/policy/policy';
import { decideAndBook, type RulebookFor } from '../claims/decide-and-book';
import { commandFor, type MovedByCommand } from './command-for';
import { DecisionRefused, refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { readDecisions } from './decision-rows';
import { decisionKey, isNoted, noteClaim } from './claims-of-decision';
import { readCreditor } from '../creditors/creditor';

/** A claim that has just been registered. */
export interface NewClaim {
  readonly claimId: string;
  readonly debtorId: string;
  readonly invoiceGroup: string;
  /** The day from which it is a claim: its value day. */
  readonly on: CivilDate;
  /** The day on which the ledger learned of it. */
  readonly knownOn: CivilDate;
  /** It was registered before and withdrawn: the number of its new registration. */
  readonly anew?: number;
}

/** In force for claims that come later too. */
const LASTING = DECISION_KINDS.filter((kind) => kind !== 'reversal' && ruleOf(kind).lasting);

/**
 * Carries out on new claims what was decided of their debtor, their group or their kind before and still stands: a hold
 * that has not ended, a debtor's situation, a protected address. In the registration's transaction, behind the creditor's
 * lock; most creditors have no such decision, which costs one question.
 */
export async function placeStandingDecisions(
  client: PoolClient,
  { creditorId, claims, rulebookFor }: { creditorId: string; claims: readonly NewClaim[]; rulebookFor: RulebookFor },
): Promise<void> {
  if (claims.length === 0) return;
  const standing = await standingOfMany(client, creditorId);
  if (standing.length === 0) return;
  const debtors = await debtorsOf(client, creditorId, claims);
  const { country } = await readCreditor(client, creditorId);
  for (const claim of claims) {
    for (const decision of inForce(
      standing.filter((each) => isAbout(each, claim, debtors.get(claim.debtorId))),
      laterOf(claim.on, claim.knownOn),
    )) {
      const { decisionId } = decision;
      const { claimId } = claim;
      const today = laterOf(claim.on, decision.on);
      const placed = { ...decision, on: lastingOf(decision)?.fromRegistration ? today : decision.on };
      const result = await decideAndBook(client, {
        claimId,
        key: `${decisionKey(decisionId, claimId)}${claim.anew === undefined ? '' : `/${claim.anew}`}`,
        contents: { decisionId, claimId },
        today: laterOf(today, claim.knownOn),
        rulebookFor,
        command: (standingClaim) => commandFor(placed, standingClaim, country),
      });
      if (result.outcome === 'accepted') {
        // Where the claim was registered before, the first record of the decision stands.
        await noteClaim(client, decisionId, claimId, result.claim.eventNumber);
      } else if (result.refusal.refused !== 'already-recorded') {
        const { refused, message } = result.refusal;
        throw new DecisionRefused({ refused, message: `Decision ${decisionId} on new claim ${claimId}: ${message}` });
      }
    }
  }
}

/** A claim that somebody has just been made liable for, beside its debtor. */
export interface NewlyLiable {
  readonly creditorId: string;
  readonly claimId: string;
  readonly debtorId: string;
  /** From which day. */
  readonly on: CivilDate;
  /** The number of the event by which it happened. */
  readonly eventNumber: number;
  readonly today: CivilDate;
  readonly rulebookFor: RulebookFor;
}

/**
 * Carries out on the claim what was decided last of a debtor who is made liable for it: a death that is known, a bankruptcy.
 * Behind the creditor's lock, in the caller's transaction.
 */
export async function placeStatusOfLiable(client: PoolClient, liable: NewlyLiable): Promise<void> {
  const { creditorId, claimId, debtorId, on, eventNumber, today, rulebookFor } = liable;
  const decision = await latestStatusOf(client, creditorId, debtorId);
  if (!decision) return;
  const { decisionId } = decision;
  const { country } = await readCreditor(client, creditorId);
  const result = await decideAndBook(client, {
    claimId,
    // A decision that was on the claim before has used its key: the claim may have been registered anew since.
    key: `${decisionKey(decisionId, claimId)}${(await isNoted(client, decisionId, claimId)) ? `/${eventNumber}` : ''}`,
    contents: { decisionId, claimId },
    ...{ today, rulebookFor },
    command: (claim) => commandFor({ ...decision, on: laterOf(decision.on, on) }, claim, country),
  });
  if (result.outcome === 'accepted') {
    await noteClaim(client, decisionId, claimId, result.claim.eventNumber);
  } else if (result.refusal.refused !== 'already-recorded') {
    throw new DecisionRefused(result.refusal);
  }
}

/** A decision on a whole debtor, kind or group that says what stands of them already. Throws `DecisionRefused`. */
export async function refuseStanding(client: PoolClient, decision: RecordedDecision): Promise<void> {
  const { creditorId, kind, subject, terms, proposedOn } = decision;
  const lasting = kind === 'reversal' ? undefined : ruleOf(kind).lasting;
  if (!lasting || subject.of === 'claims') return;
  const own = (await standingOfMany(client, creditorId)).filter(
    (each) => each.kind === kind && isDeepStrictEqual(each.subject, subject),
  );
  const known = (lasting.counts === 'latest' ? own.slice(-1) : own).find(
    (each) => lasting.standsOn(each.terms, proposedOn) && isDeepStrictEqual(each.terms, terms),
  );
  if (!known) return;
  refuse('already-recorded', `It stands already by decision ${known.decisionId} of ${known.on}; nothing was done.`);
}

/** The debtor's status by the latest decision about them that stands. */
export async function standingStatusOf(
  client: PoolClient,
  creditorId: string,
  debtorId: string,
): Promise<DebtorStatus> {
  return (await latestStatusOf(client, creditorId, debtorId))?.terms.status ?? 'ordinary';
}

async function latestStatusOf(
  client: PoolClient,
  creditorId: string,
  debtorId: string,
): Promise<Extract<MovedByCommand, { kind: 'debtor-status' }> | undefined> {
  return (await standingOfMany(client, creditorId)).findLast(
    (each) => each.kind === 'debtor-status' && each.subject.of === 'debtor' && each.subject.debtorId === debtorId,
  ) as Extract<MovedByCommand, { kind: 'debtor-status' }> | undefined;
}

/** In the order in which they were carried out. */
async function standingOfMany(client: PoolClient, creditorId: string): Promise<MovedByCommand[]> {
  const { rows } = await client.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     JOIN LATERAL (SELECT mark, recorded_at FROM fordring.decision_mark AS own
       WHERE own.decision_id = decision.decision_id ORDER BY mark_number DESC LIMIT 1) AS latest ON mark = 'executed'
     WHERE creditor_id = $1 AND kind = ANY ($2) AND subject ->> 'of' <> 'claims'
     ORDER BY latest.recorded_at, decision_id`,
    [creditorId, LASTING],
  );
  const files = await readDecisions(
    client,
    rows.map(({ decision_id: decisionId }) => decisionId),
  );
  return files.map(({ decision }) => decision as MovedByCommand);
}

interface RegisteredDebtor {
  readonly kind: string;
  readonly status: string;
}

async function debtorsOf(
  client: PoolClient,
  creditorId: string,
  claims: readonly NewClaim[],
): Promise<Map<string, RegisteredDebtor>> {
  const { rows } = await client.query<RegisteredDebtor & { debtor_id: string }>(
    'SELECT debtor_id, kind, status FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = ANY ($2)',
    [creditorId, [...new Set(claims.map(({ debtorId }) => debtorId))]],
  );
  return new Map(rows.map(({ debtor_id: debtorId, kind, status }) => [debtorId, { kind, status }]));
}

function isAbout({ subject }: MovedByCommand, claim: NewClaim, debtor: RegisteredDebtor | undefined): boolean {
  switch (subject.of) {
    case 'claims':
      return false;
    case 'debtor':
      return subject.debtorId === claim.debtorId;
    case 'debtor-kind':
      return subject.debtorKind === debtor?.kind;
    case 'debtor-status':
      return subject.status === debtor?.status;
    case 'invoice-group':
      return subject.invoiceGroup === claim.invoiceGroup;
  }
}

/** Of a kind of which the latest counts, that one alone, and none when it has nothing to say any more. */
function inForce(decisions: readonly MovedByCommand[], day: CivilDate): MovedByCommand[] {
  return LASTING.flatMap((kind) => {
    const own = decisions.filter((decision) => decision.kind === kind);
    const counting = own.filter(
      (decision, index) => lastingOf(decision)?.counts === 'each' || index === own.length - 1,
    );
    return counting.filter((decision) => lastingOf(decision)?.standsOn(decision.terms, day));
  });
}

function lastingOf({ kind }: MovedByCommand): Lasting<unknown> | undefined {
  return kind === 'reversal' ? undefined : ruleOf(kind).lasting;
}
