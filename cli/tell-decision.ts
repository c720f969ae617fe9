import type { DecisionAnswer, DecisionFile } from '../office/decisions/decision-record';
import { deliverFacts } from '../office/claims/deliver-facts';
import { CaseEngine } from '../engine/case-engine';
import { tellCases, type CasesTold } from '../engine/tell-cases';
import type { OpenFordring } from './open-fordring';
import { printAnswer } from './print-decision';

/** How long somebody at the keyboard waits for the cases: where no worker runs, the outbox tells them later. */
const CASE_MILLISECONDS = 3000;

/** Has the cases take up what was decided, and prints what became of it; a refusal ends the command. */
export async function tellDecision(
  { pool, client, configuration }: Pick<OpenFordring, 'pool' | 'client' | 'configuration'>,
  answer: DecisionAnswer,
  json: true | undefined,
): Promise<void> {
  if (answer.outcome === 'refused') return printAnswer(answer);
  const engine = new CaseEngine(client, configuration.taskQueue);
  await deliverFacts(pool, engine);
  const told = await tellCases(engine, answer.file, CASE_MILLISECONDS);
  const nobody = told === 'later' && (await areClosed(pool, answer.file));
  await printAnswer(answer, { json, told: nobody ? ('nothing-to-tell' satisfies CasesTold) : told });
}

/** A case that the decision has closed takes nothing up any more. */
async function areClosed(pool: OpenFordring['pool'], { claims }: DecisionFile): Promise<boolean> {
  const { rowCount } = await pool.query(
    'SELECT FROM fordring.claim WHERE claim_id = ANY ($1) AND NOT settled LIMIT 1',
    [claims.map(({ claimId }) => claimId)],
  );
  return rowCount === 0;
}
