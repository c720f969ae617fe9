import type { Command } from 'commander';
import type { Pool } from 'pg';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { changeBankGate } from '../../activities/ledger/bank-gate';
import { executeCommand } from '../../activities/ledger/execute-command';
import { deliverFacts } from '../../activities/outbox/deliver-facts';
import { CaseEngine } from '../../client/case-engine';
import { claimIdOf } from '../../rehearsal/portfolio';
import type { ClaimFact } from '../../rehearsal/dated-fact';
import { readFacts } from '../../rehearsal/read-facts';
import { DEFAULT_CREDITOR } from '../choose-creditor';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';

/** `fordring record`: facts that no file of a bank or counterpart brings. The same file twice records nothing twice. */
export function addRecord(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('record')
    .argument('<file>', 'CSV: on,fact,invoice_number,detail (accepted, flagged, disputed, deferred, bank-reconciled …)')
    .description('record dated facts about claims and the bank, and tell the claims that they touch')
    .option('--creditor <id>', 'whose claims they are about', DEFAULT_CREDITOR)
    .action(async (file: string, { creditor }: { creditor: string }) => {
      const { facts, bankGate } = readFacts(await readInputFile(file));
      await withFordring(async ({ pool, client, configuration }) => {
        await refuseUnknown(pool, creditor, facts);
        const rulebooks = await Rulebooks.load(pool);
        for (const { on, open } of bankGate) {
          await changeBankGate(pool, { creditorId: creditor, changedOn: on, open, by: 'command line' });
        }
        let recorded = 0;
        for (const { on, invoiceNumber, command } of facts) {
          const claimId = claimIdOf(creditor, invoiceNumber);
          const key = `fact/${claimId}/${on}/${JSON.stringify(command)}`;
          const result = await executeCommand(pool, { claimId, command, today: on, key, rulebookFor: rulebooks.for });
          if (result.outcome === 'accepted' && !result.replayed) recorded += 1;
          if (result.outcome === 'refused') await writeLine(`${on} ${invoiceNumber}: ${result.refusal.message}`);
        }
        while ((await deliverFacts(pool, new CaseEngine(client, configuration.taskQueue))) > 0);
        await writeLine(`${recorded} facts recorded, ${bankGate.length} changes of the bank gate.`);
      });
      ended(EXIT.done);
    });
}

/** Before anything is recorded: a file about an invoice that nobody knows is all of it wrong. */
async function refuseUnknown(pool: Pool, creditorId: string, facts: readonly ClaimFact[]): Promise<void> {
  const numbers = new Set(facts.map(({ invoiceNumber }) => invoiceNumber));
  const { rows } = await pool.query<{ invoice_number: string }>(
    'SELECT invoice_number FROM fordring.claim WHERE creditor_id = $1 AND invoice_number = ANY ($2)',
    [creditorId, [...numbers]],
  );
  for (const { invoice_number: known } of rows) numbers.delete(known);
  if (numbers.size === 0) return;
  const some = [...numbers].slice(0, 10).map((number) => number || '(none)');
  throw new Refused(
    `Creditor ${creditorId} has no invoice ${some.join(', ')}${numbers.size > 10 ? ' …' : ''}; nothing was recorded. Check the numbers, or name another creditor with --creditor.`,
  );
}
