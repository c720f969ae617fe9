import { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { Policy } from '../../../domain/policy/policy';
import { measurementsOf } from '../../../compose/compose-endpoint';
import { CaseEngine } from '../../../engine/case-engine';
import { noteFailure, noteWaitForPerson } from '../../../office/controls/failing-activities';
import { deliverFacts, type CaseEnginePort } from '../../../office/claims/deliver-facts';
import { beginDueCloses } from '../../../office/close/open-closes';
import { openOffice } from '../../../office/office';
import { registerPolicy } from '../../../office/creditors/register-creditor';
import { importPayments } from '../../../office/payments/import-payments';
import { beginDueRuns } from '../../../office/reconciliation/begin-due-runs';
import { scheduleRecipe } from '../../../office/reconciliation/calendar-of-runs';
import { registerClaims } from '../../../office/registration/register-claims';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { readConfiguration } from '../../../stack/configuration';
import type { Stack } from '../../../stack/stack';
import { serveEndpoint } from '../../../workers/endpoint/endpoint';
import { RelayCounts } from '../../../workers/relay-counts';
import { superviseWorker } from '../../../workers/supervised-worker';
import { WorkerHere, type WorkerStanding } from '../../../workers/worker-standing';
import { ANNA, permitted } from '../../office/reconciliation/office';
import { anna, bankFile, carryOut, invoice, movement, register, step, useLedger } from '../../office/ledger-world';
import { useWorld } from '../../support/world';
import { alertRules, firing, scrape } from './scrape';

/* Each alert rule that is shipped is made to fire by the condition that it is for, and by nothing less. */

const ledger = useLedger();
const world = useWorld();
let pool: Pool;
let client: Client;
beforeAll(async () => {
  client = new Client({ connection: world().client.connection, namespace: await world().newNamespace() });
});
beforeEach(async () => (pool = await ledger()));

const works = new WorkerHere();
works.works({});

interface Seen {
  readonly worker?: WorkerStanding;
  readonly reached?: Client;
}

/** The alerts that fire at noon of a day. */
async function alertsOn(day: string, { worker = works, reached = client }: Seen = {}): Promise<string[]> {
  const noon = () => Date.parse(`${day}T12:00:00+01:00`);
  const endpoint = await serveEndpoint({
    ...{ pool, client: reached, worker: () => worker, relayed: new RelayCounts() },
    at: { host: '127.0.0.1', port: 0 },
    measurements: measurementsOf(pool, client, noon),
  });
  try {
    return firing(await scrape(endpoint.port));
  } finally {
    await endpoint.close();
  }
}

const engineThat = (hears: () => Promise<void>): CaseEnginePort => ({ start: hears, tell: hears });
const isToldAndLoses = () =>
  deliverFacts(
    pool,
    engineThat(() => Promise.resolve()),
  );
const person = (subject: string, ...roles: Actor['roles']): Actor => ({
  ...{ subject, roles, source: 'local' },
  creditorIds: 'all',
});

async function adoptsChecklist(): Promise<void> {
  const confirmation = { kind: 'confirmation', dependsOn: [], owner: 'accounting', required: true } as const;
  const steps = [{ ...confirmation, id: 'cut-off', title: 'Cut-off of deliveries', dueOnBankingDay: 5 }];
  const checklist = { from: '2016-02', beginsOnBankingDay: 2, owner: 'head of accounting', steps };
  const caller = { by: person('cecilia', 'controller'), creditorId: 'town', today: civilDate('2016-02-15') };
  await openOffice({ pool }).close.adoptChecklist(caller, { checklist });
}

const schedules = (recipe: string, from: string) =>
  scheduleRecipe(pool, { creditorId: 'town', recipe, from }, permitted(ANNA, 'schedule-reconciliations'));

/** What each alert is for: the day, what has happened, and what fires then. */
interface Case {
  readonly on: string;
  readonly when: () => Promise<unknown>;
  readonly fires: string;
  readonly seen?: () => Seen;
}

const nothing = () => Promise.resolve();
const isThere = () => register(pool, invoice({ number: '1' }));

/** An invoice whose reminder waits until the bank is reconciled. */
async function isGated(): Promise<void> {
  const steps = seBotkyrka.steps.map((rule): typeof rule => ({ ...rule, gates: ['bank-reconciled'] }));
  const policy: Policy = { ...seBotkyrka, version: 'gated', steps };
  const { claim, ...registration } = invoice({ number: '1' });
  await registerPolicy(pool, policy);
  await registerClaims(pool, {
    ...{ creditorId: 'town', debtors: [anna], rulebookFor: () => rulebookOf(policy) },
    registrations: [{ ...registration, claim: { ...claim, policyVersion: 'gated' } }],
  });
}

const CASES: Readonly<Record<string, Case>> = {
  FordringNotReady: {
    ...{ on: '2016-01-10', when: nothing, fires: 'FordringNotReady worker' },
    seen: () => ({ worker: new WorkerHere() }),
  },
  FordringMetricFails: {
    on: '2016-01-10',
    when: () => pool.query('ALTER TABLE fordring.failing_activity RENAME TO elsewhere'),
    fires: 'FordringMetricFails activities',
  },
  FordringRelayLate: {
    on: '2016-01-10',
    when: async () => {
      await isThere();
      await pool.query("UPDATE fordring.outbox SET created_at = created_at - interval '16 minutes'");
    },
    fires: 'FordringRelayLate engine',
  },
  FordringMessagesSetAside: {
    on: '2016-01-10',
    when: async () => {
      await isThere();
      await deliverFacts(
        pool,
        engineThat(() => Promise.reject(new Error('The id is too long.'))),
      );
    },
    fires: 'FordringMessagesSetAside engine',
  },
  FordringClaimsWithoutWorkflow: {
    on: '2016-01-10',
    when: async () => {
      await isThere();
      await isToldAndLoses();
    },
    fires: 'FordringClaimsWithoutWorkflow town',
  },
  FordringActivitiesFail: {
    on: '2016-01-10',
    when: async () => {
      await noteFailure(pool, { workflowId: 'claim/town/1', activity: 'sendReminder' }, new Error('no rate'));
      await pool.query("UPDATE fordring.failing_activity SET since = since - interval '16 minutes'");
    },
    fires: 'FordringActivitiesFail town',
  },
  FordringClaimsWaitForPerson: {
    on: '2016-01-10',
    when: () => noteWaitForPerson(pool, { workflowId: 'claim/town/1', activity: 'sendReminder' }, new Error('damaged')),
    fires: 'FordringClaimsWaitForPerson town',
  },
  FordringStepsLate: { on: '2016-02-29', when: isThere, fires: 'FordringStepsLate town' },
  FordringGateClosed: {
    on: '2016-02-29',
    when: isGated,
    fires: 'FordringGateClosed town bank-not-reconciled',
  },
  FordringSuspenseOld: {
    on: '2016-02-29',
    when: () => importPayments(pool, bankFile(movement({ key: '1', amount: '10.00', for: ['4711'] }))),
    fires: 'FordringSuspenseOld town',
  },
  FordringScheduleLate: {
    on: '2016-03-31',
    when: () => schedules('bank-ledger', '2016-01'),
    fires: 'FordringScheduleLate town reconciliation',
  },
  FordringReconciliationsOverdue: {
    on: '2016-04-30',
    when: async () => {
      await schedules('bank-ledger', '2016-01');
      await beginDueRuns(pool, 'town', civilDate('2016-03-15'));
    },
    fires: 'FordringReconciliationsOverdue town',
  },
  FordringCloseOverdue: {
    on: '2016-03-31',
    when: async () => {
      await adoptsChecklist();
      await beginDueCloses(pool, 'town', civilDate('2016-03-04'));
    },
    fires: 'FordringCloseOverdue town',
  },
  FordringLettersUnsent: {
    on: '2016-02-15',
    when: async () => {
      await isThere();
      await carryOut(pool, '1', '2016-02-08', step('reminder'));
    },
    fires: 'FordringLettersUnsent town',
  },
  FordringLimitationNear: { on: '2025-12-15', when: isThere, fires: 'FordringLimitationNear town soon' },
  FordringLawFigureEnds: {
    on: '2026-12-01',
    when: nothing,
    fires: 'FordringLawFigureEnds SE the Swedish reference rate',
  },
};

/** Those that are about this process itself have tests of their own below. */
const OF_PROCESS = ['FordringDown', 'FordringNobodyFound', 'FordringWorkerRestarts'];

test('every alert has its case', () => {
  expect(
    alertRules()
      .map(({ alert }) => alert)
      .sort(),
  ).toEqual([...Object.keys(CASES), ...OF_PROCESS].sort());
});

test('where all is well no alert fires', async () => {
  expect(await alertsOn('2016-01-10')).toEqual([]);
});

test.each(Object.entries(CASES))('%s fires when its condition holds', async (_alert, { on, when, fires, seen }) => {
  if (seen === undefined) expect(await alertsOn('2016-01-10')).toEqual([]);
  await when();
  expect(await alertsOn(on, seen?.())).toContain(fires);
});

test('a calendar that has not begun a close is late too', async () => {
  await adoptsChecklist();
  expect(await alertsOn('2016-03-31')).toContain('FordringScheduleLate town close');
});

test('a claim that its workflow follows is not counted as lost', async () => {
  await isThere();
  await deliverFacts(pool, new CaseEngine(client, world().taskQueue));
  const end = Date.now() + 30_000;
  // The engine's list lags a little behind.
  while ((await alertsOn('2016-01-10')).length > 0 && Date.now() < end);
  expect(await alertsOn('2016-01-10')).toEqual([]);
}, 60_000);

test('a database and an engine that do not answer are told of', async () => {
  const away = await alertsOn('2016-01-10', { reached: awayClient() });
  expect(away).toEqual(['FordringNotReady engine']);
}, 30_000);

function awayClient(): Client {
  const { connection } = client;
  const withDeadline = () => Promise.reject(new Error('away'));
  return { connection: { ...connection, withDeadline } } as unknown as Client;
}

test('a worker that dies time and again fires its alert, and an endpoint that is gone the other', async () => {
  const worker = superviseWorker({
    stack: { temporal: { address: '127.0.0.1:1' }, databaseUrl: '' } as unknown as Stack,
    ...{ configuration: readConfiguration(), taskQueue: 'queue', namespace: 'namespace' },
    ...{ program: ['-e', 'setTimeout(() => process.exit(3), 100)'], tell: () => undefined },
  });
  while (worker.restarts() < 4) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await alertsOn('2016-01-10', { worker })).toEqual(['FordringNotReady worker', 'FordringWorkerRestarts']);
  await worker.stop();
  expect(firing(await scrape(1))).toEqual(['FordringDown']);
}, 60_000);

test('where Prometheus knows no address to ask, one alert fires all the same', () => {
  expect(firing([])).toEqual(['FordringNobodyFound']);
});
