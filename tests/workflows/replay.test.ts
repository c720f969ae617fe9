import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { RECORDED_LIVES, recordedHistories } from '../support/recorded-lives';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { workflowBundle as bundledForTraces } from '../../workers/workflow-bundle';
import { useWorld } from '../support/world';

const world = useWorld();
const histories = recordedHistories();

/** What each replay came to: undefined, or the error that it ended with. */
async function replayed(workflowsPath?: string): Promise<Map<string, unknown>> {
  const workflowBundle = await world().workflowBundle(workflowsPath);
  const results = Worker.runReplayHistories({ workflowBundle }, histories);
  const found = new Map<string, unknown>();
  for await (const { workflowId, error } of results) found.set(workflowId, error);
  return found;
}

test('every recorded life is there', () => {
  for (const name of Object.keys(RECORDED_LIVES)) {
    expect(histories.filter((history) => history.name.startsWith(name)).length).toBeGreaterThan(0);
  }
});

test('claims and reconciliations that live already go on under this release', async () => {
  const results = await replayed();
  expect([...results].filter(([, error]) => error !== undefined)).toEqual([]);
  expect(results.size).toBe(histories.length);
});

test('they go on with a worker that keeps traces', async () => {
  const workflowBundle = await bundledForTraces(await mkdtemp(join(process.env['JEST_RUN_FOLDER'] ?? '', 'traced-')), {
    traced: true,
  });
  const found = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
    if (error) found.push([workflowId, error.message]);
  expect(found).toEqual([]);
}, 120_000);

test('a change of the workflow that would break them is caught', async () => {
  const results = await replayed(require.resolve('./changed'));
  const caught = [...results].filter(([, error]) => error !== undefined);
  expect(caught.map(([workflowId]) => workflowId)).toEqual(
    expect.arrayContaining([
      'claim/recorded/full-enforcement',
      'claim/recorded/gate-wait',
      'claim/recorded/run-clean',
      'claim/recorded/run-with-remainder-opened-again-2',
      'claim/recorded/first-form/full-enforcement-1',
      'claim/recorded/first-form/gate-wait-1',
      'claim/recorded/first-form/run-clean',
    ]),
  );
  for (const [, error] of caught) expect(error).toBeInstanceOf(DeterminismViolationError);
  // An invoice paid on time performs no step, and cannot tell the difference.
  expect(results.get('claim/recorded/paid-on-time')).toBeUndefined();
});
