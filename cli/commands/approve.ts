import type { Command } from 'commander';
import { Rulebooks } from '../../office/claims/rulebooks';
import { approveDecision } from '../../office/decisions/settle-proposal';
import { dayOf, NORDIC_TIME, withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { signedIn, TOKEN_FILE } from '../signed-in';
import { tellDecision } from '../tell-decision';

/** `fordring approve`: the second pair of eyes. */
export function addApprove(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('approve').argument('<id>', 'the decision; fordring decisions --waiting lists them'))
    .description('approve what another person has put forward; it is carried out at once')
    .option('--note <text>', 'what you want remembered of it')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, options: { note?: string; asOf?: string; tokenFile?: string; json?: true }) => {
      await withFordring(async (fordring) => {
        const { pool, configuration } = fordring;
        const actor = await signedIn(configuration, options.tokenFile);
        const rulebooks = await Rulebooks.load(pool);
        const { note } = options;
        const act = { decisionId, today: dayOf(options.asOf, NORDIC_TIME), ...(note !== undefined && { note }) };
        const answer = await approveDecision(pool, actor, act, rulebooks.for);
        await tellDecision(fordring, answer, options.json);
      });
      ended(EXIT.done);
    });
}
