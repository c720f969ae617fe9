import type { ClientBase, Pool } from 'pg';
import type { DecisionMark } from '../../domain/authority/decision-state';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { reasonOf, sqlStateOf } from '../../store/relay/reason-of';
import { followChain } from '../../store/hash-chain';
import type { Seal } from '../../store/sealed-json';
import { contentsHash, markHash, readDecisionRow, readDecisions } from './decision-rows';

/** A decision whose record does not hold together. A person must look. */
export interface DamagedDecision {
  readonly decisionId: string;
  readonly problem: string;
}

/**
 * Works every chain out anew: the contents against their hash, each mark against the one before it, an approval against
 * who proposed, an execution against the approval that was needed, and each claim against its events. Empty when all is
 * as it was written.
 */
export async function checkDecisions(
  connection: ClientBase | Pool,
  creditorIds?: readonly string[],
): Promise<{ readonly examined: number; readonly damaged: DamagedDecision[] }> {
  const { rows } = await connection.query<{ decision_id: string }>(
    'SELECT decision_id FROM fordring.decision WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY decision_id',
    [creditorIds ?? null],
  );
  const damaged: DamagedDecision[] = [];
  for (const { decision_id: decisionId } of rows) {
    const problem = await problemOf(connection, decisionId).catch(unreadable);
    if (problem !== undefined) damaged.push({ decisionId, problem });
  }
  return { examined: rows.length, damaged };
}

/** What cannot be read at all is damaged too, and keeps no other decision from being looked at. */
function unreadable(problem: unknown): string {
  if (endsTheRound(problem) || sqlStateOf(problem) !== undefined) throw problem;
  return `its record cannot be read: ${reasonOf(problem)}`;
}

async function problemOf(connection: ClientBase | Pool, decisionId: string): Promise<string | undefined> {
  const row = await readDecisionRow(connection, decisionId);
  if (!row) return 'it is not there';
  if (!contentsHash(row.decision, row.seal).equals(row.contentsHash))
    return 'its contents were changed after they were recorded';
  const { rows: stored } = await connection.query<Seal & { mark_number: number; previous_hash: Buffer; hash: Buffer }>(
    'SELECT mark_number, previous_hash, hash, salt, erased FROM fordring.decision_mark WHERE decision_id = $1 ORDER BY mark_number',
    [decisionId],
  );
  let file;
  try {
    [file] = await readDecisions(connection, [decisionId]);
  } catch (problem) {
    return (problem as Error).message;
  }
  const marks: readonly DecisionMark[] = file?.marks ?? [];
  if (marks.length === 0) return 'it has no mark at all';
  const links = stored.flatMap(({ mark_number: markNumber, previous_hash: previousHash, hash, salt, erased }, at) => {
    const mark = marks[at];
    if (!mark) return [];
    const hashAnew = markHash(previousHash, { decisionId, markNumber, salt, erased }, mark);
    return [{ number: markNumber, previousHash, hash, hashAnew }];
  });
  const [broken] = followChain(links, row.contentsHash).broken;
  if (broken) return `mark ${broken.place} does not follow the one before it`;
  const { decision } = row;
  const approval = marks.find(({ mark }) => mark === 'approved');
  const isExecuted = marks.some(({ mark }) => mark === 'executed');
  if (approval?.by === decision.proposedBy) return 'it was approved by who proposed it';
  if (isExecuted && decision.approvalBy.length > 0 && !approval)
    return 'it was carried out without the approval that it needed';
  return unbookedOn(connection, decisionId);
}

/** Every claim that the record names must have an event under the decision's own key. */
async function unbookedOn(connection: ClientBase | Pool, decisionId: string): Promise<string | undefined> {
  const { rows } = await connection.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.decision_claim AS own WHERE decision_id = $1 AND NOT EXISTS (
       SELECT FROM fordring.claim_event AS event WHERE event.claim_id = own.claim_id
         AND event.event_number = own.event_number AND event.command_key = 'decision/' || $1 || '/' || own.claim_id)
     LIMIT 1`,
    [decisionId],
  );
  return rows[0] && `claim ${rows[0].claim_id} has no event of it`;
}
