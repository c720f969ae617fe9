import type { Pool } from 'pg';
import { ApplicationFailure } from '@temporalio/common';
import { CommanderError } from 'commander';
import { createBankFileActivities } from '../../activities/bank-file-activities';
import { createClaimActivities } from '../../activities/claim-activities';
import { createReconciliationActivities } from '../../activities/reconciliation-activities';
import { untilTomorrow } from '../../activities/waiting-days';
import { EXIT } from '../../cli/exit-codes';
import { faultClasses } from '../../bin/reference/fault-classes';
import { exitCodeFor } from '../../cli/main';
import { Interrupted } from '../../cli/interrupted';
import { EXIT_OF } from '../../cli/refusals';
import type { ClaimRegistered } from '../../domain/claim/claim-events';
import { FAULT_KINDS } from '../../domain/kernel/fault';
import { CreditorUnknown } from '../../office/creditors/creditor-chart';
import { LedgerDamaged } from '../../office/claims/lock-claim';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { madeFault } from '../support/made-fault';
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

/** The row of a claim that has its first event alone. */
const REGISTERED = STORED_EVENTS[0]!.event as ClaimRegistered;
const CLAIM_ROW = {
  ...{ claimId: 'main/1001', eventNumber: 1, claimedOpen: '1250.50', settled: false },
  ...{ policyId: REGISTERED.policyId, policyVersion: REGISTERED.policyVersion, events: [REGISTERED] },
};

describe('failures that a workflow is told by name', () => {
  const final = (type: string) => ({ type, nonRetryable: true });

  test('ClaimUnknown is not tried again', async () => {
    const activities = createClaimActivities({ pool: ledgerAnswering(), rulebookFor: none });
    await expect(activities.readClaim({ claimId: 'main/1', clock })).rejects.toMatchObject(final('ClaimUnknown'));
  });

  test.each([
    ['LedgerDamaged', new LedgerDamaged('so it is')],
    ['KeyReusedWithOtherContents', new KeyReusedWithOtherContents('k')],
    ['CreditorUnknown', new CreditorUnknown('moon')],
    ['RowRefused', Object.assign(new Error(), { code: '23503', severity: 'ERROR' })],
  ])('%s is not tried again for a bank file', async (type, problem) => {
    const pool = { query: () => Promise.reject(problem) } as unknown as Pool;
    const activities = createBankFileActivities({ pool, rulebookFor: none, engine: none });
    await expect(activities.postBankFile({ creditorId: 'main', fileId: 'ab12' })).rejects.toMatchObject(final(type));
  });

  test('DecisionNotConfirmed is not tried again', async () => {
    let asked = 0;
    // The claim is there, with its first event alone; no decision is.
    const pool = {
      query: () => Promise.resolve({ rows: asked++ === 0 ? [CLAIM_ROW] : [] }),
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
    const activities = createReconciliationActivities({
      ...{ pool: ledgerAnswering(), engine: none, closes: none, openWorkflows: none },
    });
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
  'AddressMissing',
  'AddressTooLong',
  'AdministrationUnknown',
  'AsideRefused',
  'AsideUnknown',
  'AssignmentRefused',
  'AuditRefused',
  'AuditSampleRefused',
  'AuthorisationRefused',
  'AuthorityMatrixRefused',
  'BankFileOfSeveral',
  'BankFileUnknown',
  'BankGateRefused',
  'CaseAlreadyReferredWithOtherContents',
  'CharacterNotPrintable',
  'ClaimNotFound',
  'ClaimUnknown',
  'ClientsReceiptMissing',
  'CloseRefused',
  'CloseUnknown',
  'ConfigurationRefused',
  'CreditorChanged',
  'CreditorUnknown',
  'DatabaseRightMissing',
  'DayFarAhead',
  'DebtorForgotten',
  'DebtorNotForgettable',
  'DebtorUnknown',
  'DecisionNeeded',
  'DecisionRefused',
  'DeliveryRefused',
  'DoesNotFitRecord',
  'FileChangedMeanwhile',
  'ForgettingRefused',
  'IdentityRefused',
  'ImportUnknown',
  'InputRefused',
  'InterestLineTaken',
  'InterestLineUnknown',
  'InvalidAmount',
  'InvalidChart',
  'InvalidCivilDate',
  'InvalidFikPayload',
  'InvalidOcrPayload',
  'InvalidPeriod',
  'InvoiceKnownOtherwise',
  'InvoiceOfSeveral',
  'KeyReusedWithOtherContents',
  'LetterAlreadyDeliveredWithOtherContents',
  'LetterLeftOtherwise',
  'MovementKnownOtherwise',
  'NoCreditorYet',
  'NoStatuteForDate',
  'NothingToCleanUp',
  'OpenItemListRefused',
  'PayloadUnreadable',
  'PaymentByHandRefused',
  'PaymentKnownOtherwise',
  'PaymentNotInSuspense',
  'PeriodRefused',
  'PermissionMissing',
  'PolicyNotAdopted',
  'PolicyNotOfCreditor',
  'PolicyRefused',
  'PolicyVersionChanged',
  'RecipeUnknown',
  'RecipientUnknown',
  'Refused',
  'ReleaseWithoutWorkers',
  'RoleMapRefused',
  'RolesNotMade',
  'RunRefused',
  'RunUnknown',
  'SourceSystemUnknown',
  'StandingDataRefused',
  'TooMuchOpen',
  'UnknownPeriodRule',
  'ValuationRefused',
  'ValueNotStorable',
  'VoucherNotFound',
  'WriteDownRefused',
];

/** What is not there or not whole: exit code 1, without a stack. */
const UNAVAILABILITIES = [
  'ClockStuck',
  'ClockWoundByAnother',
  'ClusterNotMade',
  'EngineNotConnected',
  'EngineUnavailable',
  'FileNotReachable',
  'IdentityUnavailable',
  'LedgerDamaged',
  'LedgerNewer',
  'LedgerNotMigrated',
  'MigrationChanged',
  'NoUserForPostgres',
  'PolicyUnknown',
  'PortTaken',
  'PostgresMissing',
  'ReceiverAway',
  'RowRefused',
  'ServerDidNotStart',
  'TemporalBinaryMissing',
  'WorkerKeepsEnding',
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

  const classes = faultClasses();
  const endingWith = (exitCode: number) =>
    classes.filter(({ kind }) => FAULT_KINDS.some((one) => one === kind && EXIT_OF[one] === exitCode));

  /** The one class of that name. */
  const named = (name: string) => {
    const [found, ...others] = classes.filter((one) => one.name === name);
    if (!found || others.length > 0) throw new Error(`${name} is no fault, or the name of several.`);
    return madeFault(found);
  };

  test('has no other names behind it (add a new one to the list)', () => {
    expect(endingWith(EXIT.refused).map(({ name }) => name)).toEqual(REFUSALS);
    expect(endingWith(EXIT.failed).map(({ name }) => name)).toEqual(UNAVAILABILITIES);
  });

  test.each(REFUSALS)('of %s is 2, with its sentence alone', async (name) => {
    const fault = await named(name);
    expect(exitCodeFor(fault)).toBe(2);
    expect(told).toEqual([`fordring: ${fault.message}\n`]);
  });

  test.each(UNAVAILABILITIES)('of %s is 1, with its sentence alone', async (name) => {
    const fault = await named(name);
    expect(exitCodeFor(fault)).toBe(1);
    expect(told).toEqual([`fordring: ${fault.message}\n`]);
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

  test('of a fault that a workflow met follows from the kind that its failure tells', () => {
    const failed = (kind: string) =>
      new Error('Workflow execution failed', {
        cause: ApplicationFailure.create({ message: 'so it is', type: 'NewFault', details: [{ kind }] }),
      });
    expect(exitCodeFor(failed('forbidden'))).toBe(2);
    expect(exitCodeFor(failed('damaged'))).toBe(1);
    expect(told).toEqual(['fordring: so it is\n', 'fordring: so it is\n']);
  });

  test('of a failure that tells no kind and has a name of no fault is 1, with its stack', () => {
    expect(exitCodeFor(ApplicationFailure.nonRetryable('a bug', 'TypeError'))).toBe(1);
    expect(told.join('')).toContain('    at ');
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
