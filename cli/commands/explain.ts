import type { Command } from 'commander';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { explainClaim } from '../../domain/explain/explain-claim';
import { EXIT } from '../exit-codes';
import { dayOf, withAsOf } from '../day-argument';
import { asKnownOn, findClaim } from '../find-claim';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';

/** `fordring explain`: what happened to an invoice and why, what comes next, and what it waits for. */
export function addExplain(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(program.command('explain').argument('<invoice>', 'invoice number, or CREDITOR/NUMBER'))
    .description('tell in sentences what happened to an invoice, why, what comes next and what it waits for')
    .option('--json', 'for machines')
    .action(async (invoice: string, options: { asOf?: string; json?: true }) => {
      await withFordring(async ({ pool }) => {
        const found = await findClaim(pool, invoice);
        const rulebook = (await Rulebooks.load(pool)).for(found.claim.policyId, found.claim.policyVersion);
        const today = dayOf(options.asOf, rulebook.policy.timeZone);
        const { claim, events } = asKnownOn(found, today);
        const explained = explainClaim(
          claim,
          events.map(({ event }) => event),
          rulebook,
          today,
        );
        if (options.json) {
          await writeLine(JSON.stringify({ invoice: claim.invoiceNumber, asOf: today, ...explained }));
          return;
        }
        await writeLine(`Invoice ${claim.invoiceNumber} of ${claim.creditorId}`);
        await writeLine('\nWhat happened');
        for (const sentence of explained.story) await writeLine(`  ${sentence}`);
        await writeLine(`\n${explained.standing}`);
        if (explained.ahead.length > 0) await writeLine('\nWhat comes next');
        for (const sentence of explained.ahead) await writeLine(`  ${sentence}`);
      });
      ended(EXIT.done);
    });
}
