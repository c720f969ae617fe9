import type { Pool } from 'pg';
import { readFileSync, statSync } from 'node:fs';
import { createLedgerPool } from '../../store/connect';
import { Desk } from '../support/fordring-command';
import { useWorld } from '../support/world';

const world = useWorld();
const TWO_MINUTES = 120_000;

/** A desk whose command reaches the test run's servers as if they were an existing cluster and an existing PostgreSQL. */
async function deskInTown(more: NodeJS.ProcessEnv = {}): Promise<{ desk: Desk; databaseUrl: string }> {
  const { stack } = world();
  const databaseUrl = await world().newDatabase();
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: await world().newNamespace(),
    FORDRING_DATABASE_URL: databaseUrl,
    FORDRING_TASK_QUEUE: world().nameOf('cli'),
    ...more,
  });
  return { desk, databaseUrl };
}

/** Takes invoices of `main` in; its portfolio counts as rehearsed, so that it is decided on days of its own. */
async function rehearsed(
  { desk, databaseUrl }: { desk: Desk; databaseUrl: string },
  ...lines: string[]
): Promise<void> {
  await desk.imports(desk.invoices('i.csv', ...lines));
  await inLedger(databaseUrl, (pool) =>
    pool.query(`INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('main', '2016-12-31')`),
  );
}

async function inLedger<Result>(databaseUrl: string, ask: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createLedgerPool(databaseUrl, { connections: 1 });
  return ask(pool).finally(() => pool.end());
}

/** Signs somebody in; answers what has to be given to be them. */
async function signIn(desk: Desk, name: string, ...roles: string[]): Promise<string[]> {
  const signed = await desk.fordring('sign-in', name, ...roles.flatMap((role) => ['--role', role]));
  const file = /--token-file (\S+\.token)/.exec(signed.stdout)?.[1] ?? '';
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(signed.stdout).not.toContain(readFileSync(file, 'utf8').trim());
  return ['--token-file', file];
}

test(
  'a clerk defers an invoice without ceremony, is told who may grant more, and a second person approves a credit',
  async () => {
    const town = await deskInTown();
    const { desk } = town;
    await rehearsed(town, 'A1 61 2016-02-01 1200.00', 'A2 61 2016-02-01 800.00');
    const why = ['--reason', 'The debtor asked for it.', '--as-of', '2016-02-10'];

    const silent = await desk.fordring('decide', 'deferral', 'A1', '--until', '2016-04-01', '--as-of', '2016-02-10');
    expect([silent.exitCode, silent.stderr]).toEqual([2, expect.stringContaining('Say why with --reason')]);
    const deferred = await desk.fordring('decide', 'deferral', 'A1', '--until', '2016-04-01', ...why, '--json');
    expect(deferred.json()).toMatchObject([
      { kind: 'deferral', state: 'executed', proposedBy: 'local/local-operator', claims: [{ claimId: 'main/A1' }] },
    ]);
    const tooLong = await desk.fordring('decide', 'deferral', 'A1', '--until', '2016-05-02', ...why);
    expect([tooLong.exitCode, tooLong.stdout]).toEqual([2, '']);
    expect(tooLong.stderr).toContain('Nobody has been authorised for a deferral');

    // A credit takes two persons.
    const words = ['--number', 'K-1', '--amount', '200.00', '--document', 'mail-17', ...why];
    const undocumented = await desk.fordring('decide', 'credit-note', 'A2', '--number', 'K-1', ...why);
    expect(undocumented.stderr).toContain('Give the number of the supporting document');
    const [credit] = (await desk.fordring('decide', 'credit-note', 'A2', ...words, '--json')).json() as [
      { decisionId: string; state: string },
    ];
    expect(credit.state).toBe('waiting');
    const own = await desk.fordring('approve', credit.decisionId, '--as-of', '2016-02-11');
    expect([own.exitCode, own.stderr]).toEqual([2, expect.stringContaining('you proposed it yourself')]);

    const berit = await signIn(desk, 'Berit Chef', 'supervisor');
    const waiting = await desk.fordring('decisions', '--waiting', ...berit);
    expect(waiting.stdout).toContain(credit.decisionId);
    expect((await desk.fordring('decisions', '--waiting')).stdout).toBe('None.\n');
    const approved = await desk.fordring(
      'approve',
      credit.decisionId,
      '--note',
      'Seen.',
      '--as-of',
      '2016-02-11',
      ...berit,
    );
    expect(approved.stdout).toContain(`Decision ${credit.decisionId} (credit note) is taken, on 1 invoice.`);
    const told = await desk.fordring('decisions', '--id', credit.decisionId);
    expect(told.stdout).toMatch(/2016-02-10 {2}proposed by local\/local-operator \(case-handler\)/);
    expect(told.stdout).toMatch(/2016-02-11 {2}approved by local\/berit-chef \(supervisor\): Seen\./);
    const [shown] = (await desk.fordring('show', 'A2', '--json')).json() as [{ claim: { open: unknown } }];
    expect(shown.claim.open).toMatchObject({ principal: { amount: '600.00' } });

    // Taken back, with its reason.
    const back = await desk.fordring(
      'decisions',
      'reverse',
      credit.decisionId,
      '--reason',
      'Wrong invoice.',
      '--document',
      'mail-18',
      '--as-of',
      '2016-02-12',
      '--json',
    );
    const [reversal] = back.json() as [{ decisionId: string; state: string }];
    expect(reversal.state).toBe('waiting');
    await desk.fordring('decisions', 'withdraw', reversal.decisionId, '--as-of', '2016-02-12');
    const states = (await desk.fordring('decisions', '--claim', 'A2', '--json')).json() as { state: string }[];
    expect(states.map(({ state }) => state)).toEqual(['executed', 'withdrawn']);
    expect((await desk.fordring('decisions', '--check')).stdout).toBe('All 3 records are as they were written.\n');
  },
  TWO_MINUTES,
);

test(
  'a plan in equal parts adds up to the öre; a hold on a debtor and a dispute stand on their lists',
  async () => {
    const town = await deskInTown();
    const { desk } = town;
    await rehearsed(town, 'A1 61 2016-02-01 1000.00', 'A2 61 2016-02-01 800.00');
    const plan = await desk.fordring(
      ...['decide', 'instalment-plan', 'A1', '--parts', '3', '--first', '2016-02-28', '--as-of', '2016-01-28'],
      ...['--reason', 'Three months suit her.', '--json'],
    );
    expect(plan.json()).toMatchObject([
      {
        state: 'executed',
        terms: {
          instalments: [
            { dueOn: '2016-02-28', amount: { amount: '333.33' } },
            { dueOn: '2016-03-28', amount: { amount: '333.33' } },
            { dueOn: '2016-04-28', amount: { amount: '333.34' } },
          ],
        },
      },
    ]);
    const as = ['--as-of', '2016-02-10', '--reason', 'Away until spring.'];
    expect(
      (await desk.fordring('decide', 'hold', '--debtor', 'debtor-1', '--through', '2016-04-30', ...as)).stdout,
    ).toContain('is taken, on 2 invoices');
    const several = await desk.fordring('decide', 'hold', 'A1', '--group', '61', '--through', '2016-04-30', ...as);
    expect(several.stderr).toContain('not several of them');
    const holds = (await desk.fordring('decisions', '--holds', '--as-of', '2016-03-01', '--json')).json();
    expect(holds).toMatchObject([{ releasedOn: '2016-05-01', subject: { of: 'debtor' } }]);
    await desk.fordring(
      'decide',
      'dispute',
      'A2',
      '--amount',
      '100.00',
      '--as-of',
      '2016-02-10',
      '--reason',
      'One day less.',
    );
    expect((await desk.fordring('decisions', '--disputes')).stdout).toMatch(
      /A2 +61 +2016-02-10 +100\.00 +800\.00 +One day less\./,
    );
  },
  TWO_MINUTES,
);

test(
  'facts of a file that are decisions are decided by who records them, as far as their authority goes',
  async () => {
    const town = await deskInTown();
    const { desk } = town;
    await rehearsed(town, 'A1 61 2016-02-01 1200.00', 'A2 61 2016-02-01 800.00');
    const facts = desk.write(
      'facts.csv',
      [
        'on,fact,invoice_number,detail',
        '2016-01-10,disputed,A1,',
        '2016-01-11,deferred,A2,2016-04-01',
        '2016-01-12,dispute-settled,A1,',
        '2016-01-13,debtor,A2,deceased',
        '2016-01-14,bank-reconciled,,',
        '',
      ].join('\n'),
    );
    const auditor = await signIn(desk, 'Rut', 'auditor');
    const read = await desk.fordring('record', facts, ...auditor);
    expect([read.exitCode, read.stdout]).toEqual([2, '']);
    expect(read.stderr).toMatch(/^fordring: To record facts one must be .*; you are signed in as an auditor\.$/m);
    expect((await desk.fordring('record', facts, ...(await signIn(desk, 'Nemo')))).exitCode).toBe(2);

    const recorded = await desk.fordring('record', facts);
    expect(recorded.stdout).toContain('3 facts recorded, 1 change of the bank gate.');
    expect(recorded.stdout).toMatch(/2016-01-12 A1: decision fact-\w+ waits for the approval of a lawyer/);
    expect(recorded.exitCode).toBe(0);
    expect((await desk.fordring('record', facts)).stdout).toContain('0 facts recorded');
    // Another person who records the file finds it recorded.
    const sven = await desk.fordring('record', facts, ...(await signIn(desk, 'Sven', 'supervisor')));
    expect([sven.exitCode, sven.stdout]).toEqual([0, expect.stringContaining('0 facts recorded')]);
    const wrong = desk.write('wrong.csv', 'on,fact,invoice_number,detail\n2016-01-13,deferred,A2,2017-04-01\n');
    const refused = await desk.fordring('record', wrong);
    expect([refused.exitCode, refused.stdout]).toEqual([2, expect.stringContaining('1 line was refused')]);
    const lars = await signIn(desk, 'Lars', 'lawyer');
    const [settlement] = (await desk.fordring('decisions', '--waiting', ...lars, '--json')).json() as [
      { decisionId: string },
    ];
    expect((await desk.fordring('approve', settlement.decisionId, '--as-of', '2016-01-15', ...lars)).exitCode).toBe(0);

    const { rows } = await inLedger(town.databaseUrl, (pool) =>
      pool.query<{ changed_by: string }>('SELECT DISTINCT changed_by FROM fordring.bank_gate ORDER BY 1'),
    );
    expect(rows.map(({ changed_by: by }) => by)).toEqual(['local/local-operator', 'local/sven']);
  },
  TWO_MINUTES,
);

test(
  'a matrix is shown, changed, checked and loaded by a manager, and holds from its own day',
  async () => {
    const town = await deskInTown();
    const { desk } = town;
    await rehearsed(town, 'A1 61 2016-02-01 1200.00');
    const shown = await desk.fordring('authority', 'show', '--as-of', '2016-02-10');
    expect(shown.stdout).toContain('instalment plan, over 12 months  [plan-over-a-year]');
    expect(shown.stdout).toContain('decides: manager; proposes: case-handler, supervisor; approves: manager');

    interface Matrix {
      version: string;
      validFrom: string;
      lines: { id: string; decide: string[]; propose: string[] }[];
    }
    const matrix = JSON.parse(
      (await desk.fordring('authority', 'show', '--as-of', '2016-02-10', '--json')).stdout,
    ) as Matrix;
    const strict = {
      ...matrix,
      version: '2',
      validFrom: '2016-02-15',
      lines: matrix.lines.map((line) =>
        line.id === 'deferral' ? { ...line, propose: ['case-handler'], decide: ['manager'] } : line,
      ),
    };
    const file = desk.write('matrix.json', JSON.stringify(strict));
    expect((await desk.fordring('authority', 'check', file)).stdout).toContain('se-botkyrka version 2 is valid');
    const wrong = desk.write(
      'wrong.json',
      JSON.stringify({ ...strict, lines: strict.lines.filter(({ id }) => id !== 'recall') }),
    );
    expect((await desk.fordring('authority', 'check', wrong)).stderr).toContain('lines: recall has no line');

    const byClerk = await desk.fordring('authority', 'load', file);
    expect([byClerk.exitCode, byClerk.stderr]).toEqual([
      2,
      expect.stringContaining('To load authority one must be a manager'),
    ]);
    const maj = await signIn(desk, 'Maj', 'manager');
    expect((await desk.fordring('authority', 'load', file, ...maj)).stdout).toContain(
      'is loaded; it holds for main from 2016-02-15',
    );

    const decide = (until: string, asOf: string) =>
      desk.fordring('decide', 'deferral', 'A1', '--until', until, '--reason', 'Asked.', '--as-of', asOf);
    expect((await decide('2016-03-30', '2016-02-14')).stdout).toContain('is taken');
    expect((await decide('2016-03-31', '2016-02-15')).stdout).toContain('waits for the approval of a manager');
  },
  TWO_MINUTES,
);

test(
  'a token that is wrong is refused without being shown; where an issuer is configured the operator is nobody',
  async () => {
    const town = await deskInTown();
    const { desk } = town;
    await rehearsed(town, 'A1 61 2016-02-01 1200.00');
    const dispute = ['decide', 'dispute', 'A1', '--reason', 'Says so.', '--as-of', '2016-02-10'];
    const forged = desk.write(
      'forged.token',
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbnlib2R5Iiwicm9sZXMiOlsibWFuYWdlciJdfQ.',
    );
    const refused = await desk.fordring(...dispute, '--token-file', forged);
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('not accepted here');
    expect(refused.stderr).not.toContain('eyJ');

    const { desk: strict } = await deskInTown({
      FORDRING_OIDC_ISSUER: 'https://login.example.org',
      FORDRING_OIDC_AUDIENCE: 'fordring',
      FORDRING_OIDC_JWKS_URL: 'https://login.example.org/keys',
    });
    await strict.imports(strict.invoices('i.csv', 'A1 61 2016-02-01 1200.00'));
    expect((await strict.fordring(...dispute)).stderr).toContain('Sign in at https://login.example.org');
    expect((await strict.fordring('sign-in', 'Maj', '--role', 'manager')).stderr).toContain(
      'People sign in at https://login.example.org',
    );
    expect((await desk.fordring('sign-in', 'Maj', '--role', 'mayor')).stderr).toContain('There is no role mayor');
  },
  TWO_MINUTES,
);

test(
  'a day of one’s own choosing is refused; lists find the only creditor; what cannot be is told before it is recorded',
  async () => {
    const { desk, databaseUrl } = await deskInTown();
    const invoices = desk.invoices('i.csv', 'A1 61 2016-02-01 1200.00');
    await desk.imports(invoices, 'sjovik');
    const why = ['--reason', 'Asked.'];
    const early = ['decide', 'deferral', 'A1', '--until', '2016-04-01', '--as-of', '2016-02-10', ...why];
    const gone = await desk.fordring(...early);
    expect([gone.exitCode, gone.stderr]).toEqual([2, expect.stringContaining('use --on 2016-02-10 --back-dated')]);
    const held = await desk.fordring('decide', 'hold', '--debtor', 'debtor-1', '--through', '2999-01-01', ...why);
    expect(held.stderr).not.toContain('main');

    expect((await desk.fordring('decide', 'dispute', 'A1', ...why)).stdout).toContain('is taken');
    expect((await desk.fordring('decisions', '--disputes')).stdout).toContain('A1');
    expect((await desk.fordring('authority', 'show')).exitCode).toBe(0);
    const nobody = await desk.fordring('decisions', '--holds', '--creditor', 'nope');
    expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('There are: sjovik')]);
    const unsure = await desk.fordring('sign-in', 'Vera', '--role', 'supervisor', '--creditor', 'nope');
    expect([unsure.exitCode, unsure.stderr]).toEqual([0, expect.stringContaining('no creditor nope')]);

    const policy = await desk.fordring('decide', 'policy-change', 'A1', '--policy', 'se-botkyrka@99', ...why);
    expect([policy.exitCode, policy.stderr]).toEqual([2, expect.stringMatching(/There are|there are: /)]);
    expect(policy.stderr).not.toContain('    at ');
    const plan = ['--parts', '2', '--first', '2999-01-01', '--instalment', '2999-01-01=1200.00'];
    const both = await desk.fordring('decide', 'instalment-plan', 'A1', ...plan, ...why);
    expect([both.exitCode, both.stderr]).toEqual([2, expect.stringContaining('not both')]);

    const other = desk.invoices('j.csv', 'B1 61 2016-02-01 1200.00');
    await desk.imports(other, 'ekeby');
    const choice = await desk.fordring('decisions', '--disputes');
    expect([choice.exitCode, choice.stderr]).toEqual([2, expect.stringContaining('There are: ekeby, sjovik')]);
    await inLedger(databaseUrl, async (pool) => {
      const { rows } = await pool.query<{ kind: string }>('SELECT DISTINCT kind FROM fordring.decision ORDER BY 1');
      expect(rows.map(({ kind }) => kind)).toEqual(['dispute']);
    });
  },
  TWO_MINUTES,
);
