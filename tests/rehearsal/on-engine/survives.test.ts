import { Client as DatabaseClient } from 'pg';
import { CaseEngine } from '../../../engine/case-engine';
import { civilDate } from '../../../domain/kernel/civil-date';
import { readConfiguration } from '../../../stack/configuration';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { superviseWorker } from '../../../workers/supervised-worker';
import { withSimulatedAnswers } from '../../../rehearsal/on-engine/simulated-answers';
import { sampleMunicipality } from '../../../sample/sample-municipality';
import { createFordringWorker } from '../../../workers/fordring-worker';
import { portfolioOf } from '../../sample/read-back';
import { previewedLines, rehearsalOf, type Rehearsal } from '../../support/lived-twice';
import { useWorld } from '../../support/world';

const world = useWorld();
const UNTIL = civilDate('2016-06-30');
const REHEARSAL_MILLISECONDS = 180_000;

/** Two dozen of Sjövik's invoices of the first months, among them most of those that are not paid in time. */
function portfolio() {
  const rulebook = rulebookOf(seBotkyrka);
  const whole = withSimulatedAnswers(portfolioOf(sampleMunicipality()), rulebook, UNTIL);
  const unusual = new Set(
    previewedLines(whole, seBotkyrka, UNTIL)
      .filter((line) => line.includes('"demand"'))
      .map((line) => (JSON.parse(line) as { invoice: string }).invoice),
  );
  const late = whole.invoices.filter(({ invoiceNumber }) => unusual.has(invoiceNumber)).slice(0, 12);
  const invoices = [...late, ...whole.invoices.filter((invoice) => !late.includes(invoice)).slice(0, 2)];
  const numbers = new Set(invoices.map(({ invoiceNumber }) => invoiceNumber));
  const references = new Set(
    invoices.flatMap(({ invoiceNumber, paymentReference }) => [invoiceNumber, paymentReference]),
  );
  return {
    ...whole,
    invoices,
    facts: whole.facts.filter(({ invoiceNumber }) => numbers.has(invoiceNumber)),
    movements: whole.movements.filter((movement) =>
      movement.references.some(({ reference }) => references.has(reference)),
    ),
  };
}

async function expectAsForetold(rehearsal: Rehearsal, lived: readonly string[]): Promise<void> {
  expect(lived).toEqual(previewedLines(portfolio(), seBotkyrka, UNTIL));
  expect(await rehearsal.brokenChecks()).toEqual([]);
}

test(
  'a worker killed in the middle, twice, loses and doubles nothing: every debtor fares as foretold',
  async () => {
    const killed: number[] = [];
    const rehearsal = await rehearsalOf(world(), portfolio(), seBotkyrka, UNTIL, (done, of) => {
      const pid = worker.pid();
      if (killed.length >= 2 || pid === undefined || killed.includes(pid) || done < ((killed.length + 1) * of) / 3)
        return;
      process.kill(pid, 'SIGKILL');
      killed.push(pid);
    });
    const { stack } = world();
    const { databaseUrl, parts } = rehearsal;
    const { namespace } = stack.temporal;
    const worker = superviseWorker({
      stack: { ...stack, databaseUrl },
      ...{ configuration: readConfiguration(), taskQueue: parts.taskQueue, namespace },
    });
    try {
      await expectAsForetold(rehearsal, await rehearsal.lines());
      expect(killed).toHaveLength(2);
    } finally {
      await worker.stop();
      await rehearsal.end();
    }
  },
  REHEARSAL_MILLISECONDS,
);

test(
  'a database that drops every connection, several times, loses and doubles nothing',
  async () => {
    const admin = new DatabaseClient({ connectionString: world().stack.databaseUrl });
    await admin.connect();
    let dropped = 0;
    let dropping = Promise.resolve();
    const rehearsal = await rehearsalOf(world(), portfolio(), seBotkyrka, UNTIL, (done, of) => {
      if (done < ((dropped + 1) * of) / 6) return;
      dropped += 1;
      dropping = dropping.then(() => dropAll(admin, rehearsal.databaseUrl));
    });
    const { pool, parts } = rehearsal;
    const worker = await createFordringWorker({
      connection: world().nativeConnection,
      namespace: world().stack.temporal.namespace,
      taskQueue: parts.taskQueue,
      pool,
      engine: new CaseEngine(parts.client, parts.taskQueue),
      workflowBundle: await world().workflowBundle(),
    });
    try {
      const lived = await worker.runUntil(() => rehearsal.lines());
      await dropping;
      await expectAsForetold(rehearsal, lived);
      expect(dropped).toBeGreaterThanOrEqual(4);
    } finally {
      await rehearsal.end();
      await admin.end();
    }
  },
  REHEARSAL_MILLISECONDS,
);

async function dropAll(admin: DatabaseClient, databaseUrl: string): Promise<void> {
  const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
}
