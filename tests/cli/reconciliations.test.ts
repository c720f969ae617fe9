import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBankGateOpen } from '../../office/creditors/bank-gate';
import { civilDate } from '../../domain/kernel/civil-date';
import { untilState, useOffice } from './office-at-desk';

const FIVE_MINUTES = 300_000;
const openOffice = useOffice();

test(
  'the bank of a month is reconciled at the command line, signed by two, opens the reminders and leaves evidence',
  async () => {
    const { desk, pool, closes } = await openOffice();
    try {
      const invoices = desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00', 'A2 62 2016-02-01 800.00');
      await desk.imports(invoices);
      const bank = desk.bank('bank.txt', '2016-01-20', 'A1 1200.00', 'A2 300.00', '?4711 500.00');
      await desk.fordring('import', 'bank', bank);

      const month = ['bank-ledger', '--period', '2016-01'] as const;
      const delivered = await desk.fordring('reconciliations', 'deliver', ...month, '--source', 'left', '--file', bank);
      expect([delivered.exitCode, delivered.stdout]).toEqual([
        0,
        expect.stringMatching(/^left: bank\.txt, 3 rows, 2000\.00 SEK \(delivery 1, SHA-256 [0-9a-f]{12}…\)\.\n$/),
      ]);
      await untilState(pool, 'matched');

      const shown = await desk.fordring('reconciliations', '--json');
      expect(shown.json()).toMatchObject([
        [
          {
            recipe: 'bank-ledger',
            period: '2016-01',
            state: 'matched',
            remaining: '0.00',
            open: 0,
            owner: 'accounting',
          },
        ],
      ]);
      const nowhere = await desk.fordring('reconciliations', '--creditor', 'nowhere');
      expect([nowhere.exitCode, nowhere.stderr]).toEqual([
        2,
        expect.stringContaining('There is no creditor nowhere. There are: main.'),
      ]);
      const table = await desk.fordring('reconciliations', '--period', '2016-01');
      expect(table.stdout).toContain('bank-ledger');
      const file = await desk.fordring('reconciliations', 'show', ...month);
      expect(file.stdout).toContain('it is to be prepared');
      expect(file.stdout).toMatch(/right: the ledger +bank-movements-2016-01-31\.csv/);
      expect(file.stdout).toMatch(/✓ payments in suspense = the suspense account: 500\.00 = 500\.00/);

      await desk.fordring('reconciliations', 'prepare', ...month);
      const alone = await desk.fordring('reconciliations', 'approve', ...month);
      expect([alone.exitCode, alone.stderr]).toEqual([
        2,
        expect.stringContaining('You prepared bank-ledger for 2016-01 yourself.'),
      ]);
      const bo = (await desk.fordring('sign-in', 'Bo', '--role', 'supervisor', '--print')).stdout;
      const tokenFile = desk.write('bo.token', bo);
      const future = await desk.fordring(
        'reconciliations',
        'approve',
        ...month,
        '--token-file',
        tokenFile,
        '--as-of',
        '2099-01-01',
      );
      expect([future.exitCode, future.stderr]).toEqual([2, expect.stringContaining('2099-01-01 is still to come')]);
      // BgMax says no balances: whoever signs must have looked at the account.
      const signing = ['reconciliations', 'approve', ...month, '--token-file', tokenFile] as const;
      const unsaid = await desk.fordring(...signing);
      expect([unsaid.exitCode, unsaid.stderr]).toEqual([
        2,
        expect.stringContaining('the files do not say the balance that the bank itself states'),
      ]);
      const approved = await desk.fordring(
        ...signing,
        '--stated-balance',
        '2 000,00',
        '--reason',
        'as the bank’s site says',
      );
      expect([approved.exitCode, approved.stderr]).toEqual([0, '']);
      await untilState(pool, 'closed');
      expect(await isBankGateOpen(pool, 'main', civilDate('2099-01-01'))).toBe(true);

      const filed = await desk.fordring('reconciliations', 'evidence', ...month, '--out', 'evidence');
      expect(filed.exitCode).toBe(0);
      expect(readdirSync(join(desk.folder, 'evidence')).sort()).toEqual([
        'main-bank-ledger-2016-01-1-differences.csv',
        'main-bank-ledger-2016-01-1.json',
        'main-bank-ledger-2016-01-1.pdf',
      ]);
      const document = JSON.parse(
        readFileSync(join(desk.folder, 'evidence', 'main-bank-ledger-2016-01-1.json'), 'utf8'),
      ) as {
        approved: { by: string };
      };
      expect(document.approved.by).toBe('local/bo');
      const verified = await desk.fordring('reconciliations', 'verify');
      expect([verified.exitCode, verified.stdout]).toEqual([0, expect.stringContaining('all as they were filed')]);

      const kept = await desk.fordring('reconciliations', 'sources', ...month, '--out', 'kept');
      expect(kept.stdout).toContain(join('kept', 'left-1-bank.txt'));
      expect(readFileSync(join(desk.folder, 'kept', 'left-1-bank.txt'))).toEqual(readFileSync(join(desk.folder, bank)));
      const onAFile = await desk.fordring('reconciliations', 'evidence', ...month, '--out', tokenFile);
      expect([onAFile.exitCode, onAFile.stderr]).toEqual([2, expect.stringContaining('is a file')]);

      const earlier = await desk.fordring('reconciliations', 'start', 'bank-ledger', '--period', '2015-12');
      expect([earlier.exitCode, earlier.stderr]).toEqual([2, expect.stringContaining('is signed through 2016-01-31')]);
      const reopened = await desk.fordring(
        'reconciliations',
        'reopen',
        ...month,
        '--reason',
        'a late file',
        '--token-file',
        tokenFile,
      );
      expect(reopened.exitCode).toBe(0);
      const still = await desk.fordring('reconciliations', 'evidence', ...month, '--out', 'evidence');
      expect(still.stdout).toContain('was opened again since');
    } finally {
      await closes();
    }
  },
  FIVE_MINUTES,
);

test(
  'differences are assigned, noted and settled by their number; a recipe is put on the calendar',
  async () => {
    const { desk, pool, closes } = await openOffice();
    try {
      await desk.imports(desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00'));
      const bank = desk.bank('bank.txt', '2016-01-20', 'A1 1200.00');
      const month = ['bank-ledger', '--period', '2016-01'] as const;
      await desk.fordring('reconciliations', 'deliver', ...month, '--source', 'left', '--file', bank);
      await untilState(pool, 'matched');
      const [file] = (await desk.fordring('reconciliations', 'show', ...month, '--json')).json() as [
        { items: { number: number; class: string; amount: string }[] },
      ];
      expect(file.items.map(({ class: kind, amount }) => [kind, amount])).toEqual([['only-left', '1200.00']]);
      const number = String(file.items[0]?.number);
      const assigned = await desk.fordring(
        'reconciliations',
        'assign',
        number,
        '--owner',
        'cecilie',
        '--due',
        '2026-12-01',
      );
      expect(assigned.stdout).toContain('owner cecilie, by 2026-12-01');
      await desk.fordring('reconciliations', 'comment', number, '--text', 'the bank file was not imported');
      const shown = await desk.fordring('reconciliations', 'show', ...month);
      expect(shown.stdout).toContain('the bank file was not imported');
      const nothing = await desk.fordring('reconciliations', 'settle', number, '--reason', ' ');
      expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringContaining('Say why')]);
      const parties = ['reconciliations', 'parties'] as const;
      const entered = await desk.fordring(
        ...parties,
        'cecilie',
        '--name',
        'Cecilie Ø',
        '--email',
        'cecilie@example.org',
        '--above',
        'head of accounting',
      );
      expect([entered.exitCode, entered.stdout]).toEqual([0, expect.stringContaining('cecilie@example.org')]);
      expect((await desk.fordring(...parties, 'cecilie')).exitCode).toBe(2);
      expect((await desk.fordring(...parties, '--json')).json()).toEqual([
        expect.arrayContaining([
          expect.objectContaining({ party: 'bank', email: null, tasks: ['bank-ledger: owes left'] }),
          expect.objectContaining({ party: 'cecilie', name: 'Cecilie Ø', above: 'head of accounting' }),
        ]),
      ]);
      const notices = await desk.fordring('reconciliations', 'notices');
      expect(notices.stdout).toContain('to Cecilie Ø <cecilie@example.org>');
      expect(notices.stdout).toContain('to accounting (no address is entered)');
      const past = await desk.fordring('reconciliations', 'prepare', ...month, '--as-of', '2020-01-01');
      expect([past.exitCode, past.stderr]).toEqual([2, expect.stringContaining('2020-01-01 has passed')]);

      const settled = await desk.fordring('reconciliations', 'settle', number, '--reason', 'imported now');
      expect(settled.stdout).toContain('settled');
      const again = await desk.fordring('reconciliations', 'comment', number, '--text', 'more');
      expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining(`Difference ${number} is settled`)]);

      const scheduled = await desk.fordring('reconciliations', 'schedule', 'gl-subledger', '--period', '2099-01');
      expect([scheduled.exitCode, scheduled.stdout]).toEqual([
        0,
        'gl-subledger of main is run by itself from 2099-01 on.\n',
      ]);
      const missing = await desk.fordring('reconciliations', 'prepare', 'gl-subledger', '--period', '2016-01');
      expect([missing.exitCode, missing.stderr]).toEqual([
        2,
        expect.stringContaining('main has no run of gl-subledger for 2016-01'),
      ]);
    } finally {
      await closes();
    }
  },
  FIVE_MINUTES,
);
