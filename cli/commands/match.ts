import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { atCounter } from '../at-counter';
import { withAsOf } from '../day-argument';
import { EXIT } from '../exit-codes';
import { writeLine } from '../output';
import { printSuspense, printSuspenseJson } from '../print-suspense';
import { Refused } from '../refusals';
import { TOKEN_FILE } from '../signed-in';

interface Place {
  readonly invoice?: string;
  readonly reason: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

/** `fordring match`: what lies in suspense, and whose it is, as whoever is signed in decides. */
export function addMatch(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(
    program.command('match').argument('[payment]', 'the payment in suspense; all are listed when it is left out'),
  )
    .option('--invoice <invoice>', 'the invoice that the payment is for')
    .option('--reason <text>', 'how you know; recorded with the decision', 'placed by hand')
    .option(...TOKEN_FILE)
    .option('--json', 'the list for machines: a line for each payment, then one for the sum of each creditor')
    .action(async (payment: string | undefined, place: Place) => {
      await (payment === undefined ? listSuspense(place) : decidePlace(payment, place));
      ended(EXIT.done);
    });
}

async function listSuspense({ tokenFile, json }: Place): Promise<void> {
  const suspended = await atCounter({ tokenFile }, ({ office, caller }) => office.payments.suspense(caller(), {}));
  if (json) return printSuspenseJson(suspended);
  await printSuspense(suspended);
}

/** A payment is moved by a decision like any other: by a known person, under the creditor's matrix, with a reason. */
async function decidePlace(paymentId: string, { invoice, reason, ...errand }: Place): Promise<void> {
  if (invoice === undefined) throw new Refused('Say which invoice the payment is for: --invoice NUMBER.');
  const key = `match-${randomUUID().slice(0, 13)}`;
  await atCounter({ ...errand, key }, async ({ office, caller }) => {
    const { claim } = await office.claims.find(caller(), { invoice });
    const answer = await office.decisions.propose(caller(claim.creditorId), {
      kind: 'payment-move',
      subject: { of: 'claims', claimIds: [claim.claimId] },
      terms: { paymentId },
      reasonCode: 'placed-by-hand',
      reason,
    });
    if (answer.outcome === 'refused') throw new Refused(answer.refusal.message);
    const { decision, state } = answer.file;
    await writeLine(
      state === 'executed'
        ? `Payment ${paymentId} is booked on invoice ${claim.invoiceNumber}, by decision ${decision.decisionId}.`
        : `Decision ${decision.decisionId} waits for approval; until then payment ${paymentId} stays in suspense: fordring approve ${decision.decisionId}`,
    );
  });
}
