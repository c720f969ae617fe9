import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { createBankFileActivities } from '../../activities/bank-file-activities';
import { createClaimActivities } from '../../activities/claim-activities';
import { createCloseActivities } from '../../activities/close-activities';
import { createReconciliationActivities } from '../../activities/reconciliation-activities';
import { PLAN_STEPS, STEP_NAMES } from '../../domain/policy/policy';
import { NAMED_KINDS, STANDING_KINDS, type StandingStep } from '../../domain/policy/step-kind';
import { civilDate } from '../../domain/kernel/civil-date';
import { readConfiguration } from '../../stack/configuration';
import * as registered from '../../workflows/index';
import type { BankFilePort } from '../../workflows/bank-file-port';
import { closeChanged, closeMonth, closeStatus } from '../../workflows/close-month';
import type { ClosePort } from '../../workflows/close-port';
import type { ClaimPort } from '../../workflows/claim-port';
import {
  bankFileWorkflowId,
  claimWorkflowId,
  closeWorkflowId,
  reconciliationCalendarId,
  reconciliationWorkflowId,
} from '../../workflows/ids';
import { importBankFile } from '../../workflows/import-bank-file';
import { calendarChanged, keepReconciliationCalendar } from '../../workflows/keep-reconciliation-calendar';
import {
  caseStatus,
  claimChanged,
  confirmDecision,
  gateOpened,
  readAgain,
  type BusinessClock,
} from '../../workflows/messages';
import { openCase } from '../../workflows/first-form/open-case';
import { OpenCase } from '../../workflows/open-case';
import { openRun, runChanged, runStatus } from '../../workflows/open-run';
import * as steps from '../../workflows/perform-step';
import type { ReconciliationPort, RunState } from '../../workflows/reconciliation-port';
import {
  caseSearchAttributes,
  FORDRING_CREDITOR,
  FORDRING_GROUP,
  FORDRING_PERIOD,
  FORDRING_RECIPE,
  FORDRING_STAGE,
  FORDRING_WAITS_FOR,
  runSearchAttributes,
  SEARCH_ATTRIBUTES,
} from '../../workflows/search-attributes';

const mockCalled: string[] = [];
const mockPatches: string[] = [];
const mockValidators: ((sent: unknown) => void)[] = [];

/** The engine's side: every activity notes its name and answers; nothing else of the engine is there. */
jest.mock('@temporalio/workflow', () => ({
  ...jest.requireActual<typeof import('@temporalio/workflow')>('@temporalio/workflow'),
  proxyActivities: () =>
    new Proxy(
      {},
      {
        get: (_target, name) => () => {
          mockCalled.push(String(name));
          return Promise.resolve({ outcomes: [], movements: 0, replayed: false, begun: [] });
        },
      },
    ),
  patched: (name: string) => {
    mockPatches.push(name);
    return true;
  },
  condition: () => Promise.reject(new Error('the test ends here')),
  setHandler: (_message: unknown, _handler: unknown, options?: { readonly validator?: (sent: unknown) => void }) => {
    if (options?.validator) mockValidators.push(options.validator);
  },
  setCurrentDetails: () => undefined,
  upsertSearchAttributes: () => undefined,
  workflowInfo: () => ({ typedSearchAttributes: { get: () => undefined } }),
}));

const clock: BusinessClock = { timeZone: 'Europe/Stockholm', offsetMilliseconds: 0, isVirtual: false };
const order = { claimId: 'main/1001', dueOn: civilDate('2015-02-09'), clock };

beforeEach(() => {
  mockCalled.length = 0;
  mockPatches.length = 0;
  mockValidators.length = 0;
});

test('the workflows that histories name are all registered, and no others', () => {
  expect(Object.keys(registered).sort()).toEqual([
    'closeMonth',
    'collectInvoice',
    'importBankFile',
    'keepReconciliationCalendar',
    'reconcilePeriod',
  ]);
  for (const [name, workflow] of Object.entries(registered)) expect(workflow.name).toBe(name);
});

test('workflow ids are those of the workflows that run', () => {
  expect(claimWorkflowId('main/1001')).toBe('claim/main/1001');
  expect(bankFileWorkflowId('main', 'ab12')).toBe('bank-file/main/ab12');
  expect(reconciliationWorkflowId({ creditorId: 'main', recipe: 'bank-ledger', period: '2015-08' })).toBe(
    'reconciliation/main/bank-ledger/2015-08',
  );
  expect(closeWorkflowId({ creditorId: 'main', period: '2016-08' })).toBe('close/main/2016-08');
  expect(reconciliationCalendarId('main')).toBe('reconciliation-calendar/main');
});

test('task queue and namespace are called fordring unless somebody says otherwise', () => {
  const { taskQueue, temporal } = readConfiguration({});
  expect(taskQueue).toBe('fordring');
  expect(temporal.namespace).toBe('fordring');
});

test('signals, updates and queries keep their names', () => {
  expect(claimChanged).toMatchObject({ type: 'signal', name: 'claimChanged' });
  expect(runChanged).toMatchObject({ type: 'signal', name: 'runChanged' });
  expect(calendarChanged).toMatchObject({ type: 'signal', name: 'calendarChanged' });
  expect(closeChanged).toMatchObject({ type: 'signal', name: 'closeChanged' });
  expect(closeStatus).toMatchObject({ type: 'query', name: 'closeStatus' });
  expect(gateOpened).toMatchObject({ type: 'signal', name: 'gateOpened' });
  expect(readAgain).toMatchObject({ type: 'signal', name: 'readAgain' });
  expect(confirmDecision).toMatchObject({ type: 'update', name: 'confirmDecision' });
  expect(caseStatus).toMatchObject({ type: 'query', name: 'caseStatus' });
  expect(runStatus).toMatchObject({ type: 'query', name: 'runStatus' });
});

describe('search attributes', () => {
  test('keep their names and types', () => {
    expect([
      FORDRING_CREDITOR,
      FORDRING_GROUP,
      FORDRING_STAGE,
      FORDRING_WAITS_FOR,
      FORDRING_RECIPE,
      FORDRING_PERIOD,
    ]).toEqual([
      { name: 'FordringCreditor', type: 'KEYWORD' },
      { name: 'FordringGroup', type: 'KEYWORD' },
      { name: 'FordringStage', type: 'KEYWORD' },
      { name: 'FordringWaitsFor', type: 'KEYWORD' },
      { name: 'FordringRecipe', type: 'KEYWORD' },
      { name: 'FordringPeriod', type: 'KEYWORD' },
    ]);
  });

  test('are registered, all six', () => {
    expect(SEARCH_ATTRIBUTES.map(({ name }) => name).sort()).toEqual([
      'FordringCreditor',
      'FordringGroup',
      'FordringPeriod',
      'FordringRecipe',
      'FordringStage',
      'FordringWaitsFor',
    ]);
  });

  test("a claim's stage and a run's state stand in FordringStage", () => {
    expect(caseSearchAttributes({ eventNumber: 2, stage: 'dunning' })).toEqual([
      { key: FORDRING_STAGE, value: 'dunning' },
      { key: FORDRING_WAITS_FOR, value: 'payment' },
    ]);
    expect(runSearchAttributes('matched')).toEqual([{ key: FORDRING_STAGE, value: 'matched' }]);
  });
});

const ACTIVITY_OF_STEP: Readonly<Record<StandingStep, string>> = {
  reminder: 'sendReminder',
  'second-reminder': 'sendSecondReminder',
  demand: 'sendCollectionDemand',
  warning: 'sendEnforcementWarning',
  'suspension-notice': 'sendSuspensionNotice',
  'suspension-due': 'reportSuspensionDue',
  'administrative-court': 'bringToAdministrativeCourt',
  acceptance: 'askClientAcceptance',
  agency: 'handToCollectionAgency',
  'district-court': 'bringToDistrictCourt',
  referral: 'referToEnforcement',
  monitoring: 'startLongTermMonitoring',
  'instalment-notice': 'sendInstalmentNotice',
  'plan-default': 'endDefaultedPlan',
  'shut-off-review': 'none',
  'set-off-review': 'none',
};

const PERFORMED = Object.entries(ACTIVITY_OF_STEP).filter(([, activity]) => activity !== 'none') as [
  StandingStep,
  Exclude<keyof ClaimPort, 'readClaim' | 'confirmDecision'>,
][];

describe('the steps of a claim', () => {
  test('are these', () => {
    expect([...STEP_NAMES, ...PLAN_STEPS].sort()).toEqual(Object.keys(ACTIVITY_OF_STEP).sort());
  });

  test.each(PERFORMED)('%s is ordered as the activity %s', async (step, activity) => {
    await steps.performStep(step, order);
    expect(mockCalled).toEqual([activity]);
  });

  test.each(['shut-off-review', 'set-off-review'] as const)('%s is for a person', (step) => {
    expect(() => steps.performStep(step, order)).toThrow('review for a person');
  });

  test('keep their kinds', () => {
    expect(STANDING_KINDS).toEqual({
      reminder: 'reminder',
      'second-reminder': 'reminder',
      demand: 'demand',
      'administrative-court': 'court',
      'district-court': 'court',
      warning: 'warning',
      'suspension-notice': 'sanction-notice',
      'suspension-due': 'sanction',
      'shut-off-review': 'review',
      'set-off-review': 'review',
      acceptance: 'acceptance',
      agency: 'agency',
      referral: 'hand-over',
      monitoring: 'monitoring',
      'instalment-notice': 'instalment-notice',
      'plan-default': 'plan-default',
    });
    expect(NAMED_KINDS).toEqual([
      'reminder',
      'demand',
      'warning',
      'sanction-notice',
      'sanction',
      'review',
      'distraint',
    ]);
  });

  test.each([
    ['reminder', 'sendReminder'],
    ['demand', 'sendCollectionDemand'],
    ['warning', 'sendEnforcementWarning'],
    ['sanction-notice', 'sendSuspensionNotice'],
    ['sanction', 'reportSuspensionDue'],
  ] as const)('a %s with a name of its own is ordered as the activity %s, by its name', async (kind, activity) => {
    const due = { step: 'library-step', kind, on: civilDate('2015-02-09'), at: 0 };
    await steps.performDueStep(due, order, { eventNumber: 3, stage: 'dunning' });
    expect(mockCalled).toEqual([activity]);
  });

  test.each(['review', 'a-kind-of-tomorrow', undefined])(
    'a step of kind %s waits, and is not ordered',
    async (kind) => {
      const due = { step: 'library-step', on: civilDate('2015-02-09'), at: 0, ...(kind && { kind: kind as 'review' }) };
      const stands = { eventNumber: 3, stage: 'dunning' } as const;
      expect(await steps.performDueStep(due, order, stands)).toEqual({
        ...stands,
        waits: 'figure',
        waitsFor: `a newer worker: this one knows no activity for library-step (${kind ?? 'no kind'})`,
      });
      expect(mockCalled).toEqual([]);
    },
  );

  test('a standing step keeps its activity, whether its kind is told or not', async () => {
    const due = { step: 'second-reminder', kind: 'reminder', on: civilDate('2015-02-09'), at: 0 } as const;
    await steps.performDueStep(due, order, { eventNumber: 3, stage: 'dunning' });
    expect(mockCalled).toEqual(['sendSecondReminder']);
  });

  test('a hand-over to an agency is ordered behind its patch, since older workers waited there', async () => {
    const due = { step: 'agency', on: civilDate('2015-02-09'), at: 0 };
    await steps.performDueStep(due, order, { eventNumber: 3, stage: 'dunning' });
    expect([mockPatches, mockCalled]).toEqual([['hands-to-an-agency'], ['handToCollectionAgency']]);
  });

  test('the others are ordered as readClaim and confirmDecision', async () => {
    await steps.readClaim({ claimId: 'main/1001', clock });
    await steps.confirmDecision({ claimId: 'main/1001', decisionId: 'd-1', clock });
    expect(mockCalled).toEqual(['readClaim', 'confirmDecision']);
  });
});

test('an update without an id is refused as DecisionNotConfirmed, and not tried again', () => {
  openCase({ claimId: 'main/1001', clock, notice: { eventNumber: 1, stage: 'awaiting-payment' } });
  const [validator] = mockValidators;
  expect(() => validator?.({ decisionId: 'fact-0a1b/2.x_y:z' })).not.toThrow();
  expect(() => validator?.({ decisionId: 'two words' })).toThrow(
    expect.objectContaining({ type: 'DecisionNotConfirmed', nonRetryable: true }) as Error,
  );
});

test('what the engine kept of a claim before its last fields came is taken up', () => {
  const oldest = { eventNumber: 4, stage: 'dunning', next: { step: 'demand', on: '2015-03-02', at: 1425279600000 } };
  const read = JSON.parse(JSON.stringify(oldest)) as Parameters<typeof openCase>[0]['notice'];
  const claim = openCase({ claimId: 'main/1001', clock, notice: read });
  expect(claim.isSettled()).toBe(false);
  expect(claim.orderFor(read.next!)).toEqual({ claimId: 'main/1001', dueOn: '2015-03-02', clock });
  expect(new OpenCase({ claimId: 'main/1001', clock, notice: read, form: 2 }).isSettled()).toBe(false);
});

const STATES: readonly [RunState | undefined, keyof ReconciliationPort][] = [
  [undefined, 'readRun'],
  ['waiting', 'awaitSources'],
  ['ready', 'matchSources'],
  ['matched', 'awaitSignature'],
  ['prepared', 'awaitSignature'],
  ['signed', 'fileEvidence'],
  ['unacknowledged', 'awaitAcknowledgement'],
  ['closed', 'readRun'],
  ['passed-over', 'readRun'],
];

describe('the acts of a reconciliation', () => {
  const run = { creditorId: 'main', recipe: 'bank-ledger', period: '2015-08' };

  test.each(STATES)('a run that is %s asks for %s', async (state, activity) => {
    const opened = openRun({ run, clock, ...(state && { notice: { state, eventNumber: 3 } }) });
    await opened.nextAct()({ ...run, clock });
    expect(mockCalled).toEqual([activity]);
    expect(mockPatches).toEqual(['run-shows-its-stage']);
  });

  test('the calendar begins runs by beginDueRuns', async () => {
    await expect(keepReconciliationCalendar({ creditorId: 'main', clock })).rejects.toThrow('the test ends here');
    expect(mockCalled).toEqual(['beginDueRuns']);
  });
});

test('a close is advanced by advanceClose', async () => {
  await expect(closeMonth({ close: { creditorId: 'main', period: '2016-08' }, clock })).rejects.toThrow(
    'the test ends here',
  );
  expect(mockCalled).toEqual(['advanceClose']);
});

test('a bank file is posted and told by postBankFile and deliverFacts', async () => {
  await importBankFile({ creditorId: 'main', fileId: 'ab12' });
  expect(mockCalled).toEqual(['postBankFile', 'deliverFacts']);
});

describe('the worker has', () => {
  const none = undefined as never;
  const names = (activities: object): string[] => Object.keys(activities).sort();

  test('the activities of claims', () => {
    const activities: readonly (keyof ClaimPort)[] = [
      'askClientAcceptance',
      'bringToAdministrativeCourt',
      'bringToDistrictCourt',
      'confirmDecision',
      'endDefaultedPlan',
      'handToCollectionAgency',
      'readClaim',
      'referToEnforcement',
      'reportSuspensionDue',
      'sendCollectionDemand',
      'sendEnforcementWarning',
      'sendInstalmentNotice',
      'sendReminder',
      'sendSecondReminder',
      'sendSuspensionNotice',
      'startLongTermMonitoring',
    ];
    expect(names(createClaimActivities({ pool: none, rulebookFor: none }))).toEqual(activities);
  });

  test('the activities of bank files', () => {
    const activities: readonly (keyof BankFilePort)[] = ['deliverFacts', 'postBankFile'];
    expect(names(createBankFileActivities({ pool: none, rulebookFor: none, engine: none }))).toEqual(activities);
  });

  test('the activities of reconciliations', () => {
    const activities: readonly (keyof ReconciliationPort)[] = [
      'awaitAcknowledgement',
      'awaitSignature',
      'awaitSources',
      'beginDueRuns',
      'fileEvidence',
      'matchSources',
      'readRun',
    ];
    expect(
      names(createReconciliationActivities({ pool: none, engine: none, closes: none, openWorkflows: none })),
    ).toEqual(activities);
  });

  test('the activity of closes', () => {
    const activities: readonly (keyof ClosePort)[] = ['advanceClose'];
    expect(names(createCloseActivities({ pool: none, engine: none }))).toEqual(activities);
  });
});

/** A ledger that knows every step as performed before, if it is asked under the right key with the right contents. */
function ledgerThatKnows(kept: { readonly hash: Buffer; readonly asked: string[] }): Pool {
  const client = {
    on: () => client,
    off: () => client,
    release: () => undefined,
    query: (sql: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> => {
      if (sql.includes('fordring.command')) {
        const [claimId, key] = values;
        expect(claimId).toBe('main/1001');
        kept.asked.push(String(key));
        const result = { claimId: 'main/1001', fromEvent: 2, toEvent: 2 };
        const row = { eventNumber: 0, events: [], kept_hash: kept.hash, kept_result: result };
        return Promise.resolve({ rows: [row] });
      }
      if (sql.includes('fordring.claim_event')) return Promise.reject(new Error('known, and given again'));
      return Promise.resolve({ rows: [] });
    },
  };
  return { query: client.query, connect: () => Promise.resolve(client) } as unknown as Pool;
}

describe('the ledger', () => {
  test.each(PERFORMED)('performs %s for %s, under the key of claim, step and day', async (step, activity) => {
    const contents = `{"claimId":"main/1001","command":{"step":"${step}","type":"PerformStep"}}`;
    const asked: string[] = [];
    const pool = ledgerThatKnows({ hash: createHash('sha256').update(contents).digest(), asked });
    const activities = createClaimActivities({ pool, rulebookFor: undefined as never });
    await expect(activities[activity](order)).rejects.toThrow('known, and given again');
    expect(asked).toEqual([`step/main/1001/${step}/2015-02-09`]);
  });
});
