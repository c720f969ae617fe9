import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { createLedgerPool } from '../../store/connect';
import { claimWorkflowId } from '../../workflows/ids';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

const world = useWorld();

/** A desk whose command reaches the test run's servers as if they were an existing cluster and an existing PostgreSQL. */
async function deskInTown(): Promise<{ desk: Desk; databaseUrl: string; namespace: string }> {
  const { stack } = world();
  const [databaseUrl, namespace] = [await world().newDatabase(), await world().newNamespace()];
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: namespace,
    FORDRING_DATABASE_URL: databaseUrl,
    FORDRING_TASK_QUEUE: world().nameOf('cli'),
  });
  return { desk, databaseUrl, namespace };
}

const A_MINUTE_AND_A_HALF = 90_000;

/** A due date that no step follows while the test runs: a late step would be taken at once on a banking day. */
function nextMonth(): CivilDate {
  return addDays(civilDateAt(Date.now(), 'Europe/Stockholm'), 30);
}

async function bookedPayments(databaseUrl: string): Promise<number> {
  const pool = createLedgerPool(databaseUrl, { connections: 1 });
  try {
    return (await pool.query('SELECT FROM fordring.payment')).rowCount ?? 0;
  } finally {
    await pool.end();
  }
}

test(
  'a clerk takes in the month’s invoices and the bank’s file, asks about a debtor, and places a lost payment',
  async () => {
    const { desk, databaseUrl } = await deskInTown();
    const due = nextMonth();
    const invoices = desk.invoices('invoices.csv', `A1 61 ${due} 1200.00`, `A2 62 ${due} 800.00`);
    const taken = await desk.imports(invoices, 'main', '--json');
    const [{ import: named, ...imported }] = taken.json() as [{ import: string }];
    expect(named).toMatch(/^i-[0-9a-f]{8}-[0-9a-f]{4}$/);
    expect(imported).toEqual({
      ...{ file: 'invoices.csv', creditor: 'main', policy: 'se-botkyrka', invoices: 2, registered: 2, repeated: 0 },
    });
    const bank = desk.bank('bank.txt', '2016-01-20', 'A1 1200.00', 'A2 300.00', '?4711 500.00');

    // Looked at first: nothing is posted.
    const looked = await desk.fordring('import', 'bank', bank, '--dry-run', '--json');
    expect(looked.json()).toMatchObject([
      {
        movement: { line: 3, kind: 'payment', on: '2016-01-20', amount: '1200.00' },
        outcome: 'settled',
        invoices: ['A1'],
      },
      { outcome: 'partial', invoices: ['A2'] },
      { outcome: 'suspense', invoices: [], reason: 'the reference 4711 is not known' },
      { file: 'bank.txt', format: 'bgmax', creditor: 'main', dryRun: true, movements: 3, replayed: false },
    ]);
    expect(await bookedPayments(databaseUrl)).toBe(0);

    // Posted; and once more by mistake.
    const posted = await desk.fordring('import', 'bank', bank, '--json');
    expect(posted.json()).toMatchObject([{ creditor: 'main', movements: 3, replayed: false }]);
    const again = await desk.fordring('import', 'bank', bank);
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout).toContain('nothing was posted now');
    expect(await bookedPayments(databaseUrl)).toBe(3);

    // How does A2 stand?
    const shown = await desk.fordring('show', 'A2', '--json');
    expect(shown.json()).toMatchObject([
      { claim: { invoiceNumber: 'A2', open: { principal: { amount: '500.00', currency: 'SEK' } } }, events: [{}, {}] },
    ]);

    // The payer of 4711 has called: it was for A2.
    const lost = (await desk.fordring('match')).stdout;
    const payment = /^(\S+) .*500,00 kr/m.exec(lost)?.[1] ?? '';
    expect(lost).toContain('the reference 4711 is not known');
    expect(lost).toContain('account: 991-2346');
    expect(lost).toContain('payer: Ada Bo');
    expect(lost).toContain('may be for: invoice A2 of debtor-1, 500,00 kr unpaid: so much is unpaid');
    expect(lost).toMatch(/^main +1 payment +500,00 kr$/m);
    expect((await desk.fordring('match', '--json')).json()).toMatchObject([
      {
        paymentId: payment,
        account: '9912346',
        payer: 'Ada Bo',
        candidates: [{ invoiceNumber: 'A2', because: ['amount'] }],
      },
      { creditor: 'main', payments: 1, sum: { amount: '500.00', currency: 'SEK' } },
    ]);
    const moved = await desk.fordring('match', payment, '--invoice', 'A2', '--reason', 'the payer called');
    expect(moved).toMatchObject({ exitCode: 0 });
    expect(moved.stdout).toContain('is booked on invoice A2, by decision match-');
    const decided = await desk.fordring('decisions', '--json');
    expect(decided.json()).toMatchObject([
      { kind: 'payment-move', reason: 'the payer called', marks: [{ mark: 'executed', by: 'local/local-operator' }] },
    ]);
    const twice = await desk.fordring('match', payment, '--invoice', 'A2');
    expect(twice).toMatchObject({ exitCode: 2, stdout: '' });
    expect(twice.stderr).toContain('has its place already');
    const explained = await desk.fordring('explain', 'A2');
    expect(explained.stdout).toContain('på 500,00 kr flyttades hit');
    expect(explained.stdout).toContain('är ingenting obetalt: fakturan är betald.');

    const checked = await desk.fordring('ledger', 'check', '--json');
    expect(checked).toMatchObject({ exitCode: 0 });
    expect(checked.json()).toMatchObject([{ holds: true }]);
  },
  A_MINUTE_AND_A_HALF,
);

test(
  'what is not there is refused in a sentence; a ledger that somebody wrote to is told with exit code 3',
  async () => {
    const { desk, databaseUrl } = await deskInTown();
    const unknown = await desk.fordring('explain', 'A1');
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unknown.stderr).toContain('There is no invoice A1 in the ledger.');

    const nobody = await desk.fordring('import', 'bank', desk.bank('bank.txt', '2016-01-20', 'A1 1.00'));
    expect(nobody).toMatchObject({ exitCode: 2, stdout: '' });
    expect(nobody.stderr).toContain('Take it up: fordring creditor add.');

    const changed = desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00');
    // A forgotten or mistyped creditor founds no town.
    const nowhere = await desk.fordring('import', 'invoices', changed);
    expect(nowhere).toMatchObject({ exitCode: 2, stdout: '' });
    expect(nowhere.stderr).toContain('There is no creditor yet. Take one up with fordring creditor add.');
    expect((await desk.imports(changed)).exitCode).toBe(0);
    desk.invoices('invoices.csv', 'A1 61 2016-02-01 1300.00');
    const shown = await desk.fordring('creditor', 'show', '--json');
    expect(shown.json()).toMatchObject([[{ creditorId: 'main', country: 'SE', policyId: 'se-botkyrka' }]]);
    const once = await desk.fordring('creditor', 'add', 'main', '--name', 'x', '--policy', 'se-botkyrka');
    expect(once).toMatchObject({ exitCode: 2, stdout: '' });
    const otherwise = await desk.fordring('import', 'invoices', changed);
    expect(otherwise).toMatchObject({ exitCode: 2, stdout: '' });
    expect(otherwise.stderr).toMatch(/A1.*amount/s);

    const pool = createLedgerPool(databaseUrl, { connections: 1 });
    await pool.query(`UPDATE fordring.claim SET claimed_open = 1`).finally(() => pool.end());
    const broken = await desk.fordring('ledger', 'check');
    expect(broken.exitCode).toBe(3);
    expect(broken.stdout).toContain('The ledger is NOT whole.');
  },
  A_MINUTE_AND_A_HALF,
);

test(
  'a caseworker records facts from a file, all of them or none; a workflow that was lost is found and started again',
  async () => {
    const { desk, databaseUrl, namespace } = await deskInTown();
    expect((await desk.imports(desk.invoices('i.csv', `A1 61 ${nextMonth()} 1200.00`))).exitCode).toBe(0);
    const header = 'on,fact,invoice_number,detail';
    const wrong = desk.write('wrong.csv', `${header}\n2016-01-10,disputed,A1,\n2016-01-11,disputed,A7,\n`);
    const refused = await desk.fordring('record', wrong);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('A7');
    expect((await desk.fordring('show', 'A1', '--json')).json()).toMatchObject([{ events: [{ eventNumber: 1 }] }]);
    const facts = desk.write('facts.csv', `${header}\n2016-01-10,disputed,A1,\n`);
    expect((await desk.fordring('record', facts)).stdout).toContain('1 fact recorded');
    expect((await desk.fordring('record', facts)).stdout).toContain('0 facts recorded');

    // A workflow that has been told something is asked where it stands, and a worker must run to answer.
    const worker = await desk.stays('Working on task queue', 'worker');
    const agreed = await desk.fordring('engine', 'check');
    expect(agreed).toMatchObject({ exitCode: 0 });
    const { workflowService } = world().client;
    const workflowExecution = { workflowId: claimWorkflowId('main/A1') };
    await workflowService.terminateWorkflowExecution({ namespace, workflowExecution, reason: 'a tired operator' });
    // The engine's list lags behind for a moment.
    let lost = await desk.fordring('engine', 'check', '--json');
    while (lost.exitCode === 0) lost = await desk.fordring('engine', 'check', '--json');
    expect(lost.exitCode).toBe(3);
    expect(lost.json()).toMatchObject([{ openClaims: 1, lost: ['main/A1'], mended: 0 }]);
    const mended = await desk.fordring('engine', 'check', '--mend', '--json');
    expect(mended.json()).toMatchObject([{ lost: ['main/A1'], mended: 1 }]);
    expect(mended.exitCode).toBe(0);
    await worker.ends();
    expect(await bookedPayments(databaseUrl)).toBe(0);
  },
  A_MINUTE_AND_A_HALF,
);

test(
  'what is rehearsed on the engine is what was previewed, line by line',
  async () => {
    const { desk } = await deskInTown();
    const invoices = desk.invoices(
      'invoices.csv',
      'A1 61 2016-02-01 1200.00',
      'A2 62 2016-02-01 800.00',
      'A3 40 2016-02-03 90.00',
    );
    const bank = desk.bank('bank.txt', '2016-02-12', 'A2 300.00', '?4711 500.00');
    const facts = desk.write(
      'facts.csv',
      'on,fact,invoice_number,detail\n2016-02-10,disputed,A3,\n2016-04-20,ruling,A1,\n',
    );
    const given = [
      '--policy',
      'se-botkyrka',
      '--invoices',
      invoices,
      '--payments',
      bank,
      '--facts',
      facts,
      '--until',
      '2016-06-30',
    ];
    const [foretold, lived] = [
      await desk.fordring('preview', ...given, '--json'),
      await desk.fordring('rehearse', ...given, '--json'),
    ];
    expect([foretold.exitCode, lived.exitCode]).toEqual([0, 0]);
    expect(lived.stdout).toBe(foretold.stdout);
    expect(lived.json()).toMatchObject([
      { invoice: 'A1', outcome: 'monitored' },
      {},
      { invoice: 'A3', outcome: 'open' },
      {},
    ]);
  },
  A_MINUTE_AND_A_HALF,
);
