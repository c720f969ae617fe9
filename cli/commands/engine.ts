import type { Command } from 'commander';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { CaseEngine } from '../../client/case-engine';
import { compareBooks } from '../../client/compare-books';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';

/** `fordring engine check`: whether every open claim has its workflow, and every workflow its open claim. */
export function addEngine(program: Command, ended: (exitCode: number) => void): void {
  const engine = program.command('engine').description('controls of the engine');
  engine
    .command('check')
    .description('compare the engine with the ledger: one open workflow for each open claim (exit code 3 when not)')
    .option('--mend', 'start lost workflows again, where their claims stand')
    .option('--json', 'for machines')
    .action(async ({ mend, json }: { mend?: true; json?: true }) => {
      const found = await withFordring(async ({ pool, client, configuration }) => {
        const rulebooks = await Rulebooks.load(pool);
        const mendWith = mend && new CaseEngine(client, configuration.taskQueue);
        return compareBooks({ pool, client, rulebookFor: rulebooks.for }, mendWith);
      });
      if (json) await writeLine(JSON.stringify(found));
      else {
        await writeLine(`${found.openClaims} open claims, ${found.runningWorkflows} open workflows.`);
        for (const claimId of found.lost) await writeLine(`lost    ${claimId} has no workflow`);
        for (const workflowId of found.orphans) await writeLine(`orphan  ${workflowId} follows no open claim`);
        if (found.mended > 0) await writeLine(`${found.mended} workflows were started again.`);
        if (found.lost.length + found.orphans.length === 0) await writeLine('The two books agree.');
      }
      const unmended = found.lost.length - found.mended + found.orphans.length;
      ended(unmended === 0 ? EXIT.done : EXIT.disagrees);
    });
}
