import type { Command } from 'commander';
import { Rulebooks } from '../../activities/claims/rulebooks';
import { matchSuspense } from '../../activities/ledger/match-suspense';
import { deliverFacts } from '../../activities/outbox/deliver-facts';
import { CaseEngine } from '../../client/case-engine';
import { EXIT } from '../exit-codes';
import { dayOf, withAsOf } from '../day-argument';
import { findClaim } from '../find-claim';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { Refused } from '../refusals';
import { table } from '../table';

/** `fordring match`: what lies in suspense, and whose it is. */
export function addMatch(program: Command, ended: (exitCode: number) => void): void {
  withAsOf(
    program.command('match').argument('[payment]', 'the payment in suspense; all are listed when it is left out'),
  )
    .description('list the payments that matched nothing, or say which invoice one of them is for')
    .option('--invoice <invoice>', 'the invoice that the payment is for')
    .option('--by <name>', 'who says so', 'command line')
    .action(async (payment: string | undefined, options: { invoice?: string; by: string; asOf?: string }) => {
      await withFordring(async ({ pool, client, configuration }) => {
        if (payment === undefined) {
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
          return;
        }
        if (options.invoice === undefined) throw new Refused('Say which invoice the payment is for: --invoice NUMBER.');
        const { claim } = await findClaim(pool, options.invoice);
        const rulebooks = await Rulebooks.load(pool);
        const { timeZone } = rulebooks.for(claim.policyId, claim.policyVersion).policy;
        const result = await matchSuspense(pool, {
          creditorId: claim.creditorId,
          paymentId: payment,
          claimId: claim.claimId,
          today: dayOf(options.asOf, timeZone),
          key: `match/${claim.creditorId}/${payment}`,
          by: options.by,
          rulebookFor: rulebooks.for,
        });
        if (result.outcome === 'refused') throw new Refused(result.refusal.message);
        await deliverFacts(pool, new CaseEngine(client, configuration.taskQueue));
        await writeLine(`Payment ${payment} is booked on invoice ${claim.invoiceNumber}.`);
      });
      ended(EXIT.done);
    });
}
