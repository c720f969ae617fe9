import type { Command } from 'commander';
import type { Pool } from 'pg';
import { Rulebooks } from '../../office/claims/rulebooks';
import { changeBankGate } from '../../office/creditors/bank-gate';
import { readCreditor, todayOf } from '../../office/creditors/creditor';
import { readDecision } from '../../office/decisions/decision-rows';
import { proposeDecision } from '../../office/decisions/propose-decision';
import { executeCommand } from '../../office/claims/execute-command';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { claimIdOf } from '../../domain/claim/claim-id';
import { factKey, type ClaimFact } from '../../formats/facts/dated-fact';
import { readFacts } from '../../formats/facts/read-facts';
import { creditorMeant } from '../creditor-meant';
import { decidedBy, decisionIdOfFact, type DecidedFact } from '../decisions-of-facts';
import { caseEngineOf } from '../engines';
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
    .option('--creditor <id>', 'whose claims they are about, where there are several creditors')
    .option(...TOKEN_FILE)
    .action(async (file: string, { creditor: said, tokenFile }: { creditor?: string; tokenFile?: string }) => {
      let refused = 0;
      const { facts, bankGate } = readFacts(await readInputFile(file));
      await withFordring(async ({ pool, client, configuration }) => {
        const actor = await signedIn(configuration, tokenFile);
        const creditor = await creditorMeant(pool, said, actor);
        refuseReader(actor, creditor);
        await refuseUnknown(pool, creditor, facts);
        const rulebooks = await Rulebooks.load(pool);
        for (const { on, open } of bankGate) {
          await changeBankGate(pool, { creditorId: creditor, changedOn: on, open, by: actor.subject });
        }
        const kept = await readCreditor(pool, creditor);
        const today = kept.virtualToday === undefined ? todayOf(kept, Date.now) : undefined;
        const recording = { creditor, actor, rulebooks, ...(today && { today }) };
        let recorded = 0;
        for (const fact of facts) {
          const answer = await recordFact(pool, recording, fact);
          if (answer.outcome === 'recorded') recorded += 1;
          if (answer.outcome === 'refused') refused += 1;
          if ('sentence' in answer) await writeLine(`${fact.on} ${fact.invoiceNumber}: ${answer.sentence}`);
        }
        while ((await deliverFacts(pool, caseEngineOf({ client, configuration }))) > 0);
        await writeLine(`${recorded} facts recorded, ${bankGate.length} changes of the bank gate.`);
        if (refused > 0) await writeLine(`${refused} lines were refused, each for the reason above.`);
      });
      ended(refused > 0 ? EXIT.refused : EXIT.done);
    });
}

interface Recording {
  readonly creditor: string;
  readonly actor: Actor;
  readonly rulebooks: Rulebooks;
  /** By the clock; absent where the portfolio was rehearsed, and each line is of its own day. */
  readonly today?: CivilDate;
}

/** `known`: it was recorded before. */
type Recorded =
  { readonly outcome: 'recorded' | 'known' } | { readonly outcome: 'waiting' | 'refused'; readonly sentence: string };

async function recordFact(pool: Pool, recording: Recording, fact: ClaimFact): Promise<Recorded> {
  const { on, invoiceNumber, command } = fact;
  const claimId = claimIdOf(recording.creditor, invoiceNumber);
  const decided = decidedBy(fact);
  if (decided) return decideFact(pool, recording, { claimId, fact, decided });
  const key = factKey(claimId, fact);
  const rulebookFor = recording.rulebooks.for;
  const result = await executeCommand(pool, { claimId, command, today: on, key, rulebookFor });
  if (result.outcome === 'refused') return { outcome: 'refused', sentence: result.refusal.message };
  return { outcome: result.replayed ? 'known' : 'recorded' };
}

/**
 * A decision counts on the day of its line, by the authority of whoever records the file: back-dated, when that day is
 * over. The same line is the same decision whoever records it, so that one who finds it recorded adds nothing.
 */
async function decideFact(
  pool: Pool,
  { creditor, actor, rulebooks, today }: Recording,
  { claimId, fact, decided }: { claimId: string; fact: ClaimFact; decided: DecidedFact },
): Promise<Recorded> {
  const decisionId = decisionIdOfFact(claimId, fact);
  if (await readDecision(pool, decisionId)) return { outcome: 'known' };
  const { on } = fact;
  const answer = await proposeDecision(
    pool,
    actor,
    {
      ...{ ...decided, decisionId, creditorId: creditor, on, today: today ?? on },
      ...(today !== undefined && on < today && { backDated: true }),
      subject: { of: 'claims', claimIds: [claimId] },
      reasonCode: 'recorded-fact',
      reason: 'Recorded from a file of facts.',
    },
    rulebooks.for,
  );
  if (answer.outcome === 'refused') return { outcome: 'refused', sentence: answer.refusal.message };
  const { decision, state } = answer.file;
  if (state === 'executed') return { outcome: answer.replayed ? 'known' : 'recorded' };
  const approvers = rolesInWords(decision.approvalBy);
  return { outcome: 'waiting', sentence: `decision ${decisionId} waits for the approval of ${approvers}` };
}

/** What is recorded moves claims and the bank gate: an auditor, or somebody without a role, only reads. */
function refuseReader(actor: Actor, creditor: string): void {
  if (!actsFor(actor, creditor)) throw new Refused(`Your sign-in is not for creditor ${creditor}.`);
  if (actor.roles.some((role) => role !== 'auditor')) return;
  const what = actor.roles.length > 0 ? 'an auditor' : 'somebody without a role';
  throw new Refused(`You are signed in as ${what}, and may only read; nothing was recorded.`);
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
