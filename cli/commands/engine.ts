import type { Command } from 'commander';
import { atCounter } from '../at-counter';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { TOKEN_FILE } from '../signed-in';

/** `fordring engine check`: whether every open claim and every reconciliation under way has its workflow, and the other way round. */
export function addEngine(program: Command, ended: (exitCode: number) => void): void {
  const engine = program.command('engine');
  engine
    .command('check')
    .description(
      'compare the engine with the ledger: one open workflow for each open claim, and each reconciliation under way (exit code 3 when not)',
    )
    .option('--mend', 'start lost workflows again, where their claims and reconciliations stand')
    .option(...TOKEN_FILE)
    .option('--json', 'for machines')
    .action(async ({ mend, json, tokenFile }: { mend?: true; json?: true; tokenFile?: string }) => {
      const found = await atCounter({ tokenFile }, ({ office: { controls }, caller }) =>
        mend ? controls.mendEngine(caller(), {}) : controls.checkEngine(caller(), {}),
      );
      const { reconciliations } = found;
      if (json) await writeLine(JSON.stringify(found));
      else {
        await writeLine(`${found.openClaims} open claims, ${found.runningWorkflows} open workflows.`);
        await writeLine(
          `${reconciliations.underWay} reconciliations and calendars under way, ${reconciliations.runningWorkflows} open workflows.`,
        );
        for (const claimId of found.lost) await writeLine(`lost    ${claimId} has no workflow`);
        for (const workflowId of found.orphans) await writeLine(`orphan  ${workflowId} follows no open claim`);
        for (const workflowId of reconciliations.lost) await writeLine(`lost    ${workflowId} is not running`);
        for (const workflowId of reconciliations.orphans)
          await writeLine(`orphan  ${workflowId} follows nothing under way`);
        const mended = found.mended + reconciliations.mended;
        if (mended > 0) await writeLine(`${mended} ${mended === 1 ? 'workflow was' : 'workflows were'} started again.`);
        if (faults(found) + faults(reconciliations) === 0) await writeLine('The two books agree.');
      }
      const unmended = faults(found) - found.mended + faults(reconciliations) - reconciliations.mended;
      ended(unmended === 0 ? EXIT.done : EXIT.disagrees);
    });
}

function faults({ lost, orphans }: { readonly lost: readonly string[]; readonly orphans: readonly string[] }): number {
  return lost.length + orphans.length;
}
