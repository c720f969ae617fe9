import type { PoolClient } from 'pg';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { lossOf } from '../../domain/decisions/kinds/write-down';
import { ruleOf } from '../../domain/decisions/decision-rules';
import type { Money } from '../../domain/kernel/money';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';
import { readDecisions } from './decision-rows';

/**
 * Asks whoever decides whether the same is meant once more: the same kind and amount on the same claim, a short while ago,
 * under another id. What waits for approval counts too; what was taken back or turned down does not. Whoever says so
 * (`again`) is believed.
 */
export async function askWhetherAgain(
  client: PoolClient,
  decision: Exclude<RecordedDecision, { kind: 'reversal' }>,
  again: boolean,
): Promise<void> {
  const { repeated } = ruleOf(decision.kind);
  const { subject, proposedOn } = decision;
  if (again || repeated === 'already-so' || subject.of !== 'claims') return;
  const since = addDays(proposedOn, -repeated.asksWithinDays);
  for (const before of await sameKindSince(client, decision, subject.claimIds, since)) {
    const claimId = subject.claimIds.find((each) => givesTheSame(decision, before, each));
    if (claimId === undefined) continue;
    const amount = partOf(decision, claimId)?.toString() ?? '';
    refuse(
      'given-before',
      `Decision ${before.decisionId} of ${before.proposedOn} gave the same: a ${decision.kind} of ${amount} on ${claimId}. ` +
        `When it is meant once more, say so: fordring decide ${decision.kind} with --again (in the library, again: true).`,
    );
  }
}

/** The latest first. */
async function sameKindSince(
  client: PoolClient,
  { decisionId, creditorId, kind }: RecordedDecision,
  claimIds: readonly string[],
  since: CivilDate,
): Promise<RecordedDecision[]> {
  const { rows } = await client.query<{ decision_id: string }>(
    `SELECT decision_id FROM fordring.decision
     WHERE creditor_id = $1 AND kind = $2 AND decision_id <> $3 AND subject -> 'claimIds' ?| $4 AND proposed_on >= $5
       AND (SELECT mark FROM fordring.decision_mark AS own WHERE own.decision_id = decision.decision_id
         ORDER BY mark_number DESC LIMIT 1) IN ('proposed', 'approved', 'executed')
     ORDER BY proposed_on DESC, decision_id`,
    [creditorId, kind, decisionId, claimIds, since],
  );
  const files = await readDecisions(
    client,
    rows.map(({ decision_id: id }) => id),
  );
  return files.map(({ decision }) => decision);
}

function givesTheSame(decision: RecordedDecision, before: RecordedDecision, claimId: string): boolean {
  const amount = partOf(decision, claimId);
  const given = partOf(before, claimId);
  return amount !== undefined && given !== undefined && amount.equals(given);
}

/** What a decision gives one of its claims; nothing where its record does not say that, or the claim is another's. */
function partOf({ subject, terms, amount }: RecordedDecision, claimId: string): Money | undefined {
  if (subject.of !== 'claims' || !subject.claimIds.includes(claimId)) return undefined;
  if ('amounts' in terms) return terms.amounts.find((part) => part.claimId === claimId)?.amount;
  if ('lines' in terms) {
    const line = terms.lines.find((part) => part.claimId === claimId);
    return line && lossOf(line);
  }
  return subject.claimIds.length === 1 ? amount : undefined;
}
