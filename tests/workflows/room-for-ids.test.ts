import { MOST_BYTES_OF_CLAIM_ID, MOST_BYTES_OF_CREDITOR_ID } from '../../domain/claim/room-for-ids';
import { recipes } from '../../office/reconciliation/recipe-shelf';
import {
  bankFileWorkflowId,
  claimWorkflowId,
  reconciliationCalendarId,
  reconciliationWorkflowId,
} from '../../workflows/ids';
import { useWorld } from '../support/world';

const world = useWorld();

/** Starts a workflow that never wakes in this test. */
async function startUnder(workflowId: string): Promise<void> {
  const { client, taskQueue } = world();
  const handle = await client.workflow.start('nothing', { taskQueue, workflowId, args: [], startDelay: '1 day' });
  await handle.terminate();
}

test('the engine takes the longest claim’s id that the ledger takes, and no longer one; å takes two bytes', async () => {
  const own = world().nameOf('town');
  const plain = `${own}/`.padEnd(MOST_BYTES_OF_CLAIM_ID, '9');
  await startUnder(claimWorkflowId(plain));
  await expect(startUnder(claimWorkflowId(`${plain}9`))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('exceeds maximum allowed length (256/255)') as string },
  });
  const swedish = `${own}/${'å'.repeat(Math.floor((MOST_BYTES_OF_CLAIM_ID - own.length - 1) / 2))}`;
  await startUnder(claimWorkflowId(swedish));
  await expect(startUnder(claimWorkflowId(`${swedish}å`))).rejects.toThrow();
});

test('every other id that carries a creditor’s fits the engine beside the longest creditor’s id', async () => {
  const creditorId = world().nameOf('town').padEnd(MOST_BYTES_OF_CREDITOR_ID, 'k');
  const longest = recipes()
    .map(({ id }) => id)
    .reduce((one, other) => (other.length > one.length ? other : one));
  for (const workflowId of [
    bankFileWorkflowId(creditorId, 'f'.repeat(64)),
    reconciliationWorkflowId({ creditorId, recipe: longest, period: '2026-12-31' }),
    reconciliationCalendarId(creditorId),
  ]) {
    await startUnder(workflowId);
  }
});
