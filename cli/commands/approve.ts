import type { Command } from 'commander';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { printTaken } from '../print-decision';
import { TOKEN_FILE } from '../signed-in';

interface Options {
  readonly note?: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring approve`: the second pair of eyes. */
export function addApprove(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('approve').argument('<id>', 'the decision; fordring decisions --waiting lists them'))
    .option('--note <text>', 'what you want remembered of it')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async (decisionId: string, options: Options) => {
      const { note, json } = options;
      await atCounter(options, async ({ office, caller }) => {
        const taken = await office.decisions.approve(caller(), { decisionId, ...(note !== undefined && { note }) });
        await printTaken(taken, json);
      });
      ended(EXIT.done);
    });
}
