import type { Command } from 'commander';
import { createRequire } from 'node:module';
import { Rulebooks } from '../../office/claims/rulebooks';
import { caseEngineOf, runEngineOf } from '../engines';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';

const load = createRequire(__filename);

/** `fordring engine check`: whether every open claim and every reconciliation under way has its workflow, and the other way round. */
export function addEngine(program: Command, ended: (exitCode: number) => void): void {
  const engine = program.command('engine');
  engine
    .command('check')
    .description(
      'compare the engine with the ledger: one open workflow for each open claim, and each reconciliation under way (exit code 3 when not)',
    )
    .option('--mend', 'start lost workflows again, where their claims and reconciliations stand')
    .option('--json', 'for machines')
    .action(async ({ mend, json }: { mend?: true; json?: true }) => {
      const found = await withFordring(async ({ pool, client, configuration }) => {
        const { compareBooks } = load('../../engine/compare-books') as typeof import('../../engine/compare-books');
        const { compareRuns } = load('../../engine/compare-runs') as typeof import('../../engine/compare-runs');
        const rulebooks = await Rulebooks.load(pool);
        const mendWith = mend && caseEngineOf({ client, configuration });
        const claims = await compareBooks({ pool, client, rulebookFor: rulebooks.for }, mendWith);
        const runs = mend && runEngineOf({ client, configuration });
        return { ...claims, reconciliations: await compareRuns({ pool, client }, runs) };
      });
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
