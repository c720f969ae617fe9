import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Rulebooks } from '../../office/claims/rulebooks';
import { readCreditor } from '../../office/creditors/creditor';
import { proposeDecision } from '../../office/decisions/propose-decision';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { caseEngineOf } from '../engines';
import { EXIT } from '../exit-codes';
import { dayOf, withAsOf } from '../day-argument';
import { findClaim } from '../find-claim';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { signedIn, TOKEN_FILE } from '../signed-in';
import { table } from '../table';

interface Place {
  readonly invoice?: string;
  readonly reason: string;
  readonly asOf?: string;
  readonly tokenFile?: string;
}

/** `fordring match`: what lies in suspense, and whose it is, as whoever is signed in decides. */
export function addMatch(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(
    program.command('match').argument('[payment]', 'the payment in suspense; all are listed when it is left out'),
  )
    .option('--invoice <invoice>', 'the invoice that the payment is for')
    .option('--reason <text>', 'how you know; recorded with the decision', 'placed by hand')
    .option(...TOKEN_FILE)
    .action(async (payment: string | undefined, place: Place) => {
      await (payment === undefined ? withFordring(({ pool }) => listSuspense(pool)) : decidePlace(payment, place));
      ended(EXIT.done);
    });
}

async function listSuspense(pool: Pool): Promise<void> {
  const { rows } = await pool.query<
    Record<'payment_id' | 'creditor_id' | 'received_on' | 'amount' | 'currency' | 'because', string>
  >(
    `SELECT payment_id, creditor_id, received_on, kind || ' ' || amount AS amount, currency, coalesce(unmatched_because, '') AS because
     FROM fordring.payment WHERE status = 'suspense' ORDER BY received_on, payment_id`,
  );
  await writeLine(
    table({
      header: ['payment', 'creditor', 'received', 'amount', '', 'why'],
      rows: rows.map((row) => [
        row.payment_id,
        row.creditor_id,
        row.received_on,
        row.amount,
        row.currency,
        row.because,
      ]),
    }),
  );
}

/** A payment is moved by a decision like any other: by a known person, under the creditor's matrix, with a reason. */
async function decidePlace(paymentId: string, { invoice, reason, asOf, tokenFile }: Place): Promise<void> {
  if (invoice === undefined) throw new Refused('Say which invoice the payment is for: --invoice NUMBER.');
  await withFordring(async ({ pool, client, configuration }) => {
    const actor = await signedIn(configuration, tokenFile);
    const { claim } = await findClaim(pool, invoice);
    const rulebooks = await Rulebooks.load(pool);
    const answer = await proposeDecision(
      pool,
      actor,
      {
        decisionId: `match-${randomUUID().slice(0, 13)}`,
        creditorId: claim.creditorId,
        kind: 'payment-move',
        subject: { of: 'claims', claimIds: [claim.claimId] },
        terms: { paymentId },
        reasonCode: 'placed-by-hand',
        reason,
        today: dayOf(asOf, await readCreditor(pool, claim.creditorId)),
      },
      rulebooks.for,
    );
    if (answer.outcome === 'refused') throw new Refused(answer.refusal.message);
    const { decision, state } = answer.file;
    await deliverFacts(pool, caseEngineOf({ client, configuration }));
    await writeLine(
      state === 'executed'
        ? `Payment ${paymentId} is booked on invoice ${claim.invoiceNumber}, by decision ${decision.decisionId}.`
        : `Decision ${decision.decisionId} waits for approval; until then payment ${paymentId} stays in suspense: fordring approve ${decision.decisionId}`,
    );
  });
}
