import type { Command } from 'commander';
import type { Pool } from 'pg';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { changeBankGate } from '../../activities/ledger/bank-gate';
import { proposeDecision } from '../../activities/decisions/propose-decision';
import { executeCommand } from '../../activities/ledger/execute-command';
import { deliverFacts } from '../../activities/outbox/deliver-facts';
import { CaseEngine } from '../../client/case-engine';
import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords } from '../../domain/authority/roles';
import { claimIdOf } from '../../rehearsal/portfolio';
import type { ClaimFact } from '../../rehearsal/dated-fact';
import { readFacts } from '../../rehearsal/read-facts';
import { DEFAULT_CREDITOR } from '../choose-creditor';
import { decidedBy, decisionIdOfFact, type DecidedFact } from '../decisions-of-facts';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';

/** `fordring record`: facts that no file of a bank or counterpart brings. The same file twice records nothing twice. */
export function addRecord(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('record')
    .argument('<file>', 'CSV: on,fact,invoice_number,detail (accepted, flagged, disputed, deferred, bank-reconciled …)')
    .description('record dated facts about claims and the bank, and tell the claims that they touch')
    .option('--creditor <id>', 'whose claims they are about', DEFAULT_CREDITOR)
    .option(...TOKEN_FILE)
    .action(async (file: string, { creditor, tokenFile }: { creditor: string; tokenFile?: string }) => {
      const { facts, bankGate } = readFacts(await readInputFile(file));
      await withFordring(async ({ pool, client, configuration }) => {
        await refuseUnknown(pool, creditor, facts);
        const actor = await signedIn(configuration, tokenFile);
        if (!actsFor(actor, creditor)) throw new Refused(`Your sign-in is not for creditor ${creditor}.`);
        const rulebooks = await Rulebooks.load(pool);
        for (const { on, open } of bankGate) {
          await changeBankGate(pool, { creditorId: creditor, changedOn: on, open, by: actor.subject });
        }
        let recorded = 0;
        for (const fact of facts) {
          const answer = await recordFact(pool, { creditor, actor, rulebooks }, fact);
          if (answer === 'recorded') recorded += 1;
          else if (answer !== 'known') await writeLine(`${fact.on} ${fact.invoiceNumber}: ${answer}`);
        }
        while ((await deliverFacts(pool, new CaseEngine(client, configuration.taskQueue))) > 0);
        await writeLine(`${recorded} facts recorded, ${bankGate.length} changes of the bank gate.`);
      });
      ended(EXIT.done);
    });
}

interface Recording {
  readonly creditor: string;
  readonly actor: Actor;
  readonly rulebooks: Rulebooks;
}

/** `recorded`, `known` when it was before, or in a sentence why it was not. */
async function recordFact(pool: Pool, { creditor, actor, rulebooks }: Recording, fact: ClaimFact): Promise<string> {
  const { on, invoiceNumber, command } = fact;
  const claimId = claimIdOf(creditor, invoiceNumber);
  const decided = decidedBy(fact);
  if (decided) return decideFact(pool, { creditor, actor, rulebooks }, { claimId, fact, decided });
  const key = `fact/${claimId}/${on}/${JSON.stringify(command)}`;
  const result = await executeCommand(pool, { claimId, command, today: on, key, rulebookFor: rulebooks.for });
  if (result.outcome === 'refused') return result.refusal.message;
  return result.replayed ? 'known' : 'recorded';
}

/** A decision counts on the day of its line, by the authority of whoever records the file. */
async function decideFact(
  pool: Pool,
  { creditor, actor, rulebooks }: Recording,
  { claimId, fact, decided }: { claimId: string; fact: ClaimFact; decided: DecidedFact },
): Promise<string> {
  const answer = await proposeDecision(
    pool,
    actor,
    {
      ...decided,
      decisionId: decisionIdOfFact(claimId, fact),
      creditorId: creditor,
      subject: { of: 'claims', claimIds: [claimId] },
      reasonCode: 'recorded-fact',
      reason: 'Recorded from a file of facts.',
      today: fact.on,
    },
    rulebooks.for,
  );
  if (answer.outcome === 'refused') return answer.refusal.message;
  const { decision, state } = answer.file;
  if (answer.replayed) return 'known';
  if (state === 'executed') return 'recorded';
  return `decision ${decision.decisionId} waits for the approval of ${rolesInWords(decision.approvalBy)}`;
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
