import type { Command } from 'commander';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { approveDecision } from '../../activities/decisions/settle-proposal';
import { deliverFacts } from '../../activities/outbox/deliver-facts';
import { CaseEngine } from '../../client/case-engine';
import { tellCases } from '../../client/tell-cases';
import { dayOf, NORDIC_TIME, withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { printAnswer } from '../print-decision';
import { signedIn, TOKEN_FILE } from '../signed-in';

const CASE_MILLISECONDS = 3000;

/** `fordring approve`: the second pair of eyes. */
export function addApprove(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('approve').argument('<id>', 'the decision; fordring decisions --waiting lists them'))
    .description('approve what another person has put forward; it is carried out at once')
    .option('--note <text>', 'what you want remembered of it')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, options: { note?: string; asOf?: string; tokenFile?: string; json?: true }) => {
      await withFordring(async ({ pool, client, configuration }) => {
        const actor = await signedIn(configuration, options.tokenFile);
        const rulebooks = await Rulebooks.load(pool);
        const { note } = options;
        const act = { decisionId, today: dayOf(options.asOf, NORDIC_TIME), ...(note !== undefined && { note }) };
        const answer = await approveDecision(pool, actor, act, rulebooks.for);
        const engine = new CaseEngine(client, configuration.taskQueue);
        if (answer.outcome === 'recorded') await deliverFacts(pool, engine);
        const told =
          answer.outcome === 'recorded' ? await tellCases(engine, answer.file, CASE_MILLISECONDS) : undefined;
        await printAnswer(answer, { json: options.json, told });
      });
      ended(EXIT.done);
    });
}
