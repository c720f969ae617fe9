import type { Pool } from 'pg';
import { markClaimsTold } from '../claims/mark-claims-told';
import type { Desk } from '../counter/act';
import type { DecisionAnswer, DecisionFile } from './decision-record';
import { tellCases, type CasesTold } from './tell-cases';

/** What became of a decision, and whether the workflows of its claims have taken it up. */
export type DecisionTaken =
  | (Extract<DecisionAnswer, { outcome: 'recorded' }> & { readonly cases: CasesTold })
  | Extract<DecisionAnswer, { outcome: 'refused' }>;

/**
 * Has the workflows of a decision's claims confirm it at once, by the update alone: what they have confirmed, the outbox
 * need not tell them again. What they do not confirm in time, the outbox tells.
 */
export async function takeUp(
  { pool, engine, confirmWithinMilliseconds }: Desk,
  answer: DecisionAnswer,
): Promise<DecisionTaken> {
  if (answer.outcome === 'refused') return answer;
  const { file } = answer;
  if (!engine) return { ...answer, cases: file.state === 'executed' ? 'later' : 'nothing-to-tell' };
  const told = await tellCases(engine.claims, file, confirmWithinMilliseconds);
  if (told === 'now') await markClaimsTold(pool, file.claims);
  return { ...answer, cases: told === 'later' && (await areClosed(pool, file)) ? 'nothing-to-tell' : told };
}

/** A claim that the decision has closed takes nothing up any more. */
async function areClosed(pool: Pool, { claims }: DecisionFile): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM fordring.claim WHERE claim_id = ANY ($1) AND NOT settled LIMIT 1',
    [claims.map(({ claimId }) => claimId)],
  );
  return rowCount === 0;
}
