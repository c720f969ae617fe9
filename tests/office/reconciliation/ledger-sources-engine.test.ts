import { eventsOf, readRun } from '../../../office/reconciliation/run-record';
import { CaseEngine } from '../../../engine/case-engine';
import { compareBooks } from '../../../engine/compare-books';
import { followedClaims } from '../../../office/controls/followed-claims';
import { openWorkflowsOf } from '../../../engine/open-workflows';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LivingClaim } from '../../support/living-claim';
import { useTown } from '../../support/use-town';
import { LedgerRun } from './ledger-run';
import { run } from './office';

const town = useTown();

function parts() {
  const { pool, client, taskQueue, rulebook } = town();
  return { books: followedClaims(pool, () => rulebook), client, engine: new CaseEngine(client, taskQueue) };
}

let month = 0;

/** A run of the control; `meanwhile` happens when the ledger has said which claims are open and the engine was not asked yet. */
function control(meanwhile: () => Promise<unknown> = () => Promise.resolve()): LedgerRun {
  const { pool, creditorId } = town();
  const ask = openWorkflowsOf(parts());
  month += 1;
  return new LedgerRun(pool, run(creditorId, `2015-${String(month).padStart(2, '0')}`, 'engine-ledger'), {
    today: '2016-03-05',
    openWorkflows: async (asked) => {
      await meanwhile();
      return ask(asked);
    },
  });
}

/** Due far ahead: nothing happens to it unless somebody does something. */
const invoice = () => town().invoice({ due: '2016-06-01' });

/** Paid in the ledger, and the engine told, which takes it a moment. */
async function isPaid(claim: LivingClaim): Promise<void> {
  await claim.books('2016-05-02', {
    type: 'ReceivePayment',
    paymentId: `${claim.claimId}/whole`,
    receivedOn: civilDate('2016-05-02'),
    amount: claim.money('1200.00'),
  });
}

test('every open claim has its workflow; one that was lost is found, and started again where it stands', async () => {
  const [kept, lost] = [await invoice(), await invoice()];
  const whole = await control().finds();
  expect(whole).toMatchObject({ clean: true, left: '2.00', right: '2.00' });
  await lost.handle().terminate('to be lost');
  await engineKnows(lost.claimId, false);
  const found = await control().finds();
  expect(found).toMatchObject({ left: '2.00', right: '1.00', open: [`only-left ${lost.claimId} 1.00`] });
  expect(found.routes[0]).toMatch(/^Lost/);
  expect([await kept.isRunning(), await lost.isRunning()]).toEqual([true, true]);
  await engineKnows(lost.claimId, true);
  expect(await control().finds()).toMatchObject({ clean: true });
});

test('what happens between the two readings is no difference: a payment, a new invoice, a notice that is on its way', async () => {
  const [paid, told] = [await invoice(), await invoice()];
  const paidMeanwhile = await control(async () => {
    await isPaid(paid);
    await town().tellsTheEngine();
    await paid.handle().result();
  }).finds();
  expect(paidMeanwhile).toMatchObject({ clean: true, open: [] });
  const issuedMeanwhile = await control(invoice).finds();
  expect(issuedMeanwhile).toMatchObject({ clean: true, open: [] });
  // Paid, and the outbox has not told yet: its workflow still runs.
  const onItsWay = await control(() => isPaid(told)).finds();
  expect(onItsWay).toMatchObject({ clean: true, open: [] });
  const { lost, orphans } = await compareBooks(parts());
  expect([...lost, ...orphans].filter((id) => id.includes(told.claimId))).toEqual([]);
  expect(await told.isRunning()).toBe(true);
  await town().tellsTheEngine();
});

test('a workflow that follows a settled claim is an orphan, told and left to a person', async () => {
  const claim = await invoice();
  await isPaid(claim);
  // As when somebody marked the message as told by hand: the workflow never hears of it.
  await town().pool.query(`UPDATE fordring.outbox SET delivered_at = now() WHERE claim_id = $1`, [claim.claimId]);
  const orphan = control();
  const found = await orphan.finds();
  expect(found.open).toEqual([`only-right ${claim.claimId} -1.00`]);
  expect(found.routes[0]).toMatch(/^Orphan/);
  expect(await claim.isRunning()).toBe(true);
  const { runId } = await readRun(town().pool, orphan.name);
  expect((await eventsOf(town().pool, runId)).filter(({ event }) => event.type === 'SourceDelivered')).toHaveLength(2);
});

/** The engine's list lags behind what it knows. */
async function engineKnows(claimId: string, isRunning: boolean): Promise<void> {
  const query = `WorkflowType = 'collectInvoice' AND ExecutionStatus = 'Running' AND WorkflowId = 'claim/${claimId}'`;
  for (;;) {
    const { count } = await town().client.workflow.count(query);
    if (count > 0 === isRunning) return;
  }
}
