import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { checkLedger } from '../../office/controls/check-ledger';
import { civilDate } from '../../domain/kernel/civil-date';
import { confirmDecision } from '../../workflows/messages';
import type { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';

const town = useTown();

afterEach(async () => {
  const report = await checkLedger(town().pool);
  expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
});

/** 1,200.00 due Monday 1 February 2016: reminded on the 8th, demanded on the 18th with 184.46. */
const DEFERRAL = {
  type: 'GrantDeferral',
  decisionId: 'anstand-1',
  grantedOn: civilDate('2016-02-12'),
  newDueOn: civilDate('2016-03-01'),
} as const;

function isConfirmed(claim: LivingClaim, decisionId: string) {
  return claim.handle().executeUpdate(confirmDecision, { args: [{ decisionId }] });
}

/** Why an update failed, as whoever sent it is told. */
async function refusal(update: Promise<unknown>): Promise<string> {
  const problem: unknown = await update.catch((caught: unknown) => caught);
  expect(problem).toBeInstanceOf(WorkflowUpdateFailedError);
  const { cause } = problem as WorkflowUpdateFailedError;
  const root = cause instanceof ActivityFailure ? cause.cause : cause;
  expect(root).toBeInstanceOf(ApplicationFailure);
  return String((root as ApplicationFailure).type);
}

test('a decision that is booked and confirmed moves the timers before any message of the outbox', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-12', 'morning');
  await claim.books('2016-02-12', DEFERRAL);
  const confirmed = await isConfirmed(claim, 'anstand-1');
  expect(confirmed).toEqual({ decisionId: 'anstand-1', eventNumber: 3 });
  await claim.idle();
  expect(await claim.status()).toMatchObject({ eventNumber: 3, nextStep: 'reminder', nextOn: '2016-03-08' });
  // The ledger's answer to the update is believed: the ledger is not asked for the same again.
  expect((await claim.activities()).slice(-1)).toEqual(['confirmDecision']);
  // The outbox tells it again, and nothing happens twice.
  await town().tellsTheEngine();
  await claim.lives('2016-03-18');
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual([
    '2016-02-08 remind',
    '2016-03-08 remind',
    '2016-03-18 demand',
  ]);
});

test('an update wakes a claim that still sleeps before its first step', async () => {
  const claim = await town().invoice({ due: '2016-04-01' });
  await claim.books('2016-03-10', {
    ...DEFERRAL,
    decisionId: 'anstand-2',
    grantedOn: civilDate('2016-03-10'),
    newDueOn: civilDate('2016-05-02'),
  });
  await isConfirmed(claim, 'anstand-2');
  await claim.idle();
  expect(await claim.status()).toMatchObject({ nextStep: 'reminder', nextOn: '2016-05-09' });
});

describe('what somebody with access to the engine alone can do: nothing', () => {
  test('a decision that nobody recorded is refused by its name, logged, and moves nothing', async () => {
    const claim = await town().invoice({ due: '2016-06-01' });
    await claim.lives('2016-06-10');
    const before = await claim.standing();
    expect(await refusal(isConfirmed(claim, 'never-decided'))).toBe('DecisionNotConfirmed');
    expect((await claim.standing()).eventNumber).toBe(before.eventNumber);
    await claim.lives('2016-06-20');
    expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-06-08 remind', '2016-06-20 demand']);
  });

  test('another claim’s decision is not this one’s', async () => {
    const [claim, other] = [await town().invoice({ due: '2016-06-01' }), await town().invoice({ due: '2016-06-01' })];
    await other.lives('2016-06-10', 'morning');
    await other.books('2016-06-10', {
      ...DEFERRAL,
      decisionId: 'anstand-3',
      grantedOn: civilDate('2016-06-10'),
      newDueOn: civilDate('2016-08-01'),
    });
    expect(await refusal(isConfirmed(claim, 'anstand-3'))).toBe('DecisionNotConfirmed');
    expect(await isConfirmed(other, 'anstand-3')).toMatchObject({ decisionId: 'anstand-3' });
  });

  test('what is no id is not even kept in the history', async () => {
    const claim = await town().invoice({ due: '2016-06-01' });
    await claim.lives('2016-06-10');
    const before = await claim.ownEvents();
    const said = '199001012384 Nils Holgersson; DROP TABLE claim';
    expect(await refusal(isConfirmed(claim, said))).toBe('DecisionNotConfirmed');
    const after = await claim.ownEvents();
    expect(after.filter((name) => name.startsWith('workflow_execution_update'))).toEqual(
      before.filter((name) => name.startsWith('workflow_execution_update')),
    );
    expect(JSON.stringify(await claim.history())).not.toContain('Holgersson');
  });
});

describe('a decision and a step on the same morning', () => {
  const DEMAND_DAY = '2016-02-18';
  const granted = { ...DEFERRAL, grantedOn: civilDate(DEMAND_DAY) };

  test('the decision was first: the step is not taken, and its timer moves', async () => {
    const claim = await town().invoice();
    await claim.lives(DEMAND_DAY, 'morning');
    await claim.books(DEMAND_DAY, { ...granted, decisionId: 'first-1' });
    await claim.lives(DEMAND_DAY); // its workflow knows of nothing, and asks for the demand
    expect((await claim.steps()).length).toBe(1);
    await isConfirmed(claim, 'first-1');
    await claim.lives('2016-03-18');
    expect((await claim.steps()).at(-1)?.slice(0, 17)).toBe('2016-03-18 demand');
  });

  test('the step was first: a deferral back-dated before it withdraws the demand and what it charged', async () => {
    const claim = await town().invoice();
    await claim.lives(DEMAND_DAY);
    expect(await claim.open()).toBe('1384.46');
    await claim.books(DEMAND_DAY, {
      ...DEFERRAL,
      decisionId: 'second-1',
      grantedOn: civilDate('2016-02-15'),
      backDated: true,
    });
    await isConfirmed(claim, 'second-1');
    expect(await claim.open()).toBe('1200.00');
    expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind']);
    // The demand is sent anew, ten days after the reminder and seventeen after the new due date.
    await claim.lives('2016-03-18');
    expect((await claim.steps()).at(-1)?.slice(0, 17)).toBe('2016-03-18 demand');
  });
});

test('the notice of a missed instalment, the end of the plan and the claim’s revival are steps of the workflow', async () => {
  const claim = await town().invoice();
  // Two instalments of 600.00, agreed on after the reminder: interest of ten days, 1,200 × 8 % × 10 / 366 = 2.62.
  await claim.agreesOnAPlan('2016-02-11', [
    ['2016-02-29', '602.62'],
    ['2016-03-31', '600.00'],
  ]);
  await claim.lives('2016-03-02');
  expect(await claim.status()).toMatchObject({ nextStep: 'instalment-notice', nextOn: '2016-03-03' });
  // Thursday 3 March: noticed, to be mended by Monday 14 March; not heeded, the plan ends on Thursday the 17th.
  await claim.lives('2016-03-16');
  expect(await claim.status()).toMatchObject({ nextStep: 'plan-default', nextOn: '2016-03-17' });
  await claim.lives('2016-03-17');
  const standing = await claim.standing();
  expect(standing.plan?.state).toBe('defaulted');
  // Its letter goes out alone and gives ten days, to Tuesday 29 March: the demand that had waited comes behind them.
  expect(await claim.status()).toMatchObject({ nextStep: 'demand', nextOn: '2016-03-30' });
  await claim.lives('2016-03-30');
  expect(await claim.activities()).toEqual([
    'sendReminder',
    'readClaim',
    'sendInstalmentNotice',
    'endDefaultedPlan',
    'sendCollectionDemand',
  ]);
});
