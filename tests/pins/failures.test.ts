import type { Pool } from 'pg';
import { ApplicationFailure } from '@temporalio/common';
import { CommanderError } from 'commander';
import { createBankFileActivities } from '../../activities/bank-file-activities';
import { createClaimActivities } from '../../activities/claim-activities';
import { createReconciliationActivities } from '../../activities/reconciliation-activities';
import { untilTomorrow } from '../../activities/waiting-days';
import { EXIT } from '../../cli/exit-codes';
import { exitCodeFor } from '../../cli/main';
import { Interrupted } from '../../cli/open-fordring';
import { REFUSED, UNAVAILABLE } from '../../cli/refusals';
import { STORED_EVENTS } from './stored-events';

const clock = { timeZone: 'Europe/Stockholm', offsetMilliseconds: 0, isVirtual: false };

/** A ledger in which every question has the same answer. */
function ledgerAnswering(...rows: readonly unknown[]): Pool {
  const client = {
    on: () => client,
    off: () => client,
    release: () => undefined,
    query: () => Promise.resolve({ rows }),
    connect: () => Promise.resolve(client),
  };
  return client as unknown as Pool;
}

const none = undefined as never;

describe('failures that a workflow is told by name', () => {
  const final = (type: string) => ({ type, nonRetryable: true });

  test('ClaimUnknown is not tried again', async () => {
    const activities = createClaimActivities({ pool: ledgerAnswering(), rulebookFor: none });
    await expect(activities.readClaim({ claimId: 'main/1', clock })).rejects.toMatchObject(final('ClaimUnknown'));
  });

  test('DecisionNotConfirmed is not tried again', async () => {
    let asked = 0;
    // The claim is there, with its first event alone; no decision is.
    const pool = {
      query: () =>
        Promise.resolve({ rows: asked++ === 0 ? [{ claim_id: 'main/1001', data: STORED_EVENTS[0]!.event }] : [] }),
    } as unknown as Pool;
    const activities = createClaimActivities({ pool, rulebookFor: none });
    await expect(activities.confirmDecision({ claimId: 'main/1001', decisionId: 'd-1', clock })).rejects.toMatchObject(
      final('DecisionNotConfirmed'),
    );
  });

  test('BankFileUnknown is not tried again', async () => {
    const activities = createBankFileActivities({ pool: ledgerAnswering(), rulebookFor: none, engine: none });
    await expect(activities.postBankFile({ creditorId: 'main', fileId: 'ab12' })).rejects.toMatchObject(
      final('BankFileUnknown'),
    );
  });

  test('RunUnknown is not tried again', async () => {
    const activities = createReconciliationActivities({ pool: ledgerAnswering(), engine: none, openWorkflows: none });
    const order = { creditorId: 'main', recipe: 'bank-ledger', period: '2015-08', clock };
    await expect(activities.readRun(order)).rejects.toMatchObject(final('RunUnknown'));
  });

  test.each(['SourcesMissing', 'NotSigned', 'NotAcknowledged'])('%s is tried again in the morning', (type) => {
    const failure = untilTomorrow(clock, type, 'waits');
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type, nonRetryable: false });
    expect(Number(failure.nextRetryDelay)).toBeGreaterThanOrEqual(60_000);
  });
});

test('the exit codes', () => {
  expect(EXIT).toEqual({ done: 0, failed: 1, refused: 2, disagrees: 3, interrupted: 130 });
});

/** What the person can mend: exit code 2. A new name goes into the list; none is taken out. */
const REFUSALS = [
  'AuthorityMatrixRefused',
  'ClaimNotFound',
  'ClaimUnknown',
  'ConfigurationRefused',
  'CreditorChanged',
  'CreditorUnknown',
  'DebtorUnknown',
  'DecisionNeeded',
  'DecisionRefused',
  'FileChangedMeanwhile',
  'IdentityRefused',
  'InputRefused',
  'InvalidAmount',
  'InvalidCivilDate',
  'InvalidPeriod',
  'InvoiceKnownOtherwise',
  'InvoiceOfSeveral',
  'KeyReusedWithOtherContents',
  'MovementKnownOtherwise',
  'NoStatuteForDate',
  'NothingToCleanUp',
  'PaymentKnownOtherwise',
  'PaymentNotInSuspense',
  'PermissionMissing',
  'PolicyRefused',
  'PolicyVersionChanged',
  'RecipeUnknown',
  'Refused',
  'RoleMapRefused',
  'RunRefused',
  'RunUnknown',
  'TooMuchOpen',
  'UnknownPeriodRule',
];

/** What is not there or not whole: exit code 1, without a stack. */
const UNAVAILABILITIES = [
  'ClusterNotMade',
  'EngineUnavailable',
  'IdentityUnavailable',
  'LedgerDamaged',
  'MigrationChanged',
  'NoUserForPostgres',
  'PortTaken',
  'PostgresMissing',
  'ServerDidNotStart',
  'TemporalBinaryMissing',
];

describe('the exit code', () => {
  const told: string[] = [];

  beforeEach(() => {
    told.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told.push(String(text));
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const named = (name: string): Error => Object.assign(new Error('so it is'), { name });

  test('has no other names behind it (add a new one to the list)', () => {
    expect([...REFUSED].sort()).toEqual(REFUSALS);
    expect([...UNAVAILABLE].sort()).toEqual(UNAVAILABILITIES);
  });

  test.each(REFUSALS)('of %s is 2, with its sentence alone', (name) => {
    expect(exitCodeFor(named(name))).toBe(2);
    expect(told).toEqual(['fordring: so it is\n']);
  });

  test.each(UNAVAILABILITIES)('of %s is 1, with its sentence alone', (name) => {
    expect(exitCodeFor(named(name))).toBe(1);
    expect(told).toEqual(['fordring: so it is\n']);
  });

  test('of a refusal that a workflow met is 2', () => {
    const failed = new Error('Workflow execution failed', {
      cause: new Error('Activity task failed', {
        cause: ApplicationFailure.nonRetryable('line 3 is wrong', 'InputRefused'),
      }),
    });
    expect(exitCodeFor(failed)).toBe(2);
    expect(told).toEqual(['fordring: line 3 is wrong\n']);
  });

  test('of Ctrl-C is 130', () => {
    expect(exitCodeFor(new Interrupted('ended'))).toBe(130);
  });

  test('of wrong arguments is 2, of help 0', () => {
    expect(exitCodeFor(new CommanderError(1, 'commander.unknownOption', 'x'))).toBe(2);
    expect(exitCodeFor(new CommanderError(0, 'commander.helpDisplayed', 'x'))).toBe(0);
  });

  test('of a bug is 1, with its stack', () => {
    expect(exitCodeFor(new RangeError('a bug'))).toBe(1);
    expect(told.join('')).toContain('    at ');
  });
});
