import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilState, useOffice } from './office-at-desk';

const FIVE_MINUTES = 300_000;
const openOffice = useOffice();

test(
  'a bank’s files of days are delivered together, added, taken out again, and shown by file and line',
  async () => {
    const { desk, pool, closes } = await openOffice();
    try {
      const invoices = desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00', 'A2 62 2016-02-01 800.00');
      await desk.imports(invoices);
      const first = desk.bank('bgmax-2016-01-20.txt', '2016-01-20', 'A1 1200.00');
      const second = desk.bank('bgmax-2016-01-21.txt', '2016-01-21', 'A2 300.00', 'A2 500.00');
      for (const bank of [first, second]) await desk.fordring('import', 'bank', bank);
      const strange = desk.write('strange.csv', 'key,booked_on,amount\nX1,2016-01-22,9.00\n');
      const left = ['bank-ledger', '--period', '2016-01', '--source', 'left'] as const;
      const act = (name: string, ...files: string[]) =>
        desk.fordring('reconciliations', name, ...left, '--file', ...files);

      const nothing = await act('deliver', first, 'nowhere.txt');
      expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringContaining('nowhere.txt cannot be read')]);
      expect((await pool.query('SELECT FROM fordring.reconciliation_run')).rows).toEqual([]);

      const delivered = await act('deliver', first, second, strange);
      expect(delivered.stdout.split('\n')).toEqual([
        expect.stringMatching(/^left: bgmax-2016-01-20\.txt, 1 row, 1200\.00 SEK \(delivery 1, /),
        expect.stringMatching(/^left: bgmax-2016-01-21\.txt, 2 rows, 800\.00 SEK \(delivery 2, /),
        expect.stringMatching(/^left: strange\.csv, 1 row, 9\.00 SEK \(delivery 3, /),
        'left: 3 files in all, 4 rows, 2009.00 SEK.',
        '',
      ]);
      await untilState(pool, 'matched');
      const shown = await desk.fordring('reconciliations', 'show', ...left.slice(0, 3));
      expect(shown.stdout).toMatch(/^X1 +\d+ +only-left +9\.00 +left 2 of strange\.csv /m);
      expect(shown.stdout).toMatch(/^left: the bank +bgmax-2016-01-21\.txt +2 +2 +800\.00 /m);

      const withdrawn = await act('withdraw', strange, '--reason', 'another town’s');
      expect([withdrawn.exitCode, withdrawn.stdout]).toEqual([
        0,
        'left: strange.csv counts no more. Left are 2 files in all, 3 rows, 2000.00 SEK.\n',
      ]);
      const again = await act('withdraw', strange);
      expect(again.stdout).toContain('strange.csv is withdrawn already; nothing was changed.');
      const unknown = await act('withdraw', 'x.txt');
      expect([unknown.exitCode, unknown.stderr]).toEqual([
        2,
        expect.stringContaining('Those that count are bgmax-2016-01-20.txt, bgmax-2016-01-21.txt.'),
      ]);
      const copy = desk.write('copy.txt', readFileSync(join(desk.folder, first)));
      const same = await act('deliver', copy);
      expect(same.stdout).toMatch(/^left: bgmax-2016-01-20\.txt, the very file that is there already \(delivery 1, /);
      await untilState(pool, 'matched');
      const [file] = (await desk.fordring('reconciliations', 'show', ...left.slice(0, 3), '--json')).json() as [
        { items: unknown[]; remaining: string },
      ];
      expect([file.items, file.remaining]).toEqual([[], '0.00']);
      const history = await desk.fordring('reconciliations', 'show', ...left.slice(0, 3));
      expect(history.stdout).toMatch(/source withdrawn by .*: left, delivery 3 \(strange\.csv\): .*; another town’s$/m);

      const kept = await desk.fordring('reconciliations', 'sources', ...left.slice(0, 3), '--out', 'kept');
      expect(kept.stdout.split('\n')).toEqual(
        expect.arrayContaining([
          join('kept', 'left-1-bgmax-2016-01-20.txt'),
          join('kept', 'left-2-bgmax-2016-01-21.txt'),
        ]),
      );
      expect(kept.stdout).not.toContain('strange');

      // Without any file of its bank the run waits for it again, and goes on when one comes.
      await act('withdraw', first);
      const last = await act('withdraw', second);
      expect(last.stdout).toContain('The run waits for left now.');
      await untilState(pool, 'waiting');
      await act('deliver', first, second);
      await untilState(pool, 'matched');
      expect((await desk.fordring('reconciliations', 'verify')).exitCode).toBe(0);
    } finally {
      await closes();
    }
  },
  FIVE_MINUTES,
);
