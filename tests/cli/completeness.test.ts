import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const MINUTES = 180_000;

const PROCAPITA = {
  ...{ name: 'Procapita', owner: 'school', interface: 'CSV over SFTP', delivers: 'invoices of child care' },
  ...{ calendar: { every: 'month', bankingDaysAfter: 3 }, since: '2016-10-01', agreedBy: 'Skolan', isNumbered: true },
  ...{ tellsTotals: true, fileName: 'procapita-{period}-{sequence}.csv' },
};

const INVOICES = `invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference
N1,d1,62,2016-11-30,2016-12-31,1200.00,SEK,
N2,d2,62,2016-11-30,2016-12-31,800.50,SEK,
`;

test(
  'at the desk a source system is governed, its file is taken in whole, and what did not come is named and explained',
  async () => {
    const { desk } = await townAtDesk();
    const folder = await mkdtemp(join(tmpdir(), 'desk-'));
    const [agreed, file] = [join(folder, 'procapita.json'), join(folder, 'procapita-2016-11-2.csv')];
    await writeFile(agreed, JSON.stringify(PROCAPITA));
    await writeFile(file, INVOICES);

    const alone = await desk.fordring('import', 'invoices', file, '--expected-count', '2');
    expect(alone).toMatchObject({ exitCode: 2 });
    expect(alone.stderr).toContain('Name the source system that delivered the file: --source ID.');
    expect((await desk.fordring('source-system', 'list')).stdout).toContain('None. Say which systems deliver');
    const untested = await desk.fordring('report', 'completeness', '--period', '2016-11');
    expect(untested.stdout).toContain('Not tested: no source system is governed.');
    expect(untested.exitCode).toBe(3);

    const set = await desk.fordring('source-system', 'set', 'procapita', agreed);
    expect(set.stdout).toContain('Source system procapita from ');
    const shown = await desk.fordring('source-system', 'show', 'procapita', '--json');
    expect(JSON.parse(shown.stdout)).toEqual(PROCAPITA);

    const told = (count: string) => ['--source', 'procapita', '--expected-count', count, '--expected-sum', '2000.50'];
    const short = await desk.fordring('import', 'invoices', file, ...told('3'));
    expect(short).toMatchObject({ exitCode: 2 });
    expect(short.stderr).toContain(
      'the source tells 3 invoices, 2000.50 SEK, and the file has 2 invoices, 2000.50 SEK',
    );
    const whole = await desk.fordring('import', 'invoices', file, ...told('2'));
    expect(whole.stdout).toContain('2 invoices registered for town, 0 were registered already.');

    const days = ['--from', '2016-10-01', '--to', '2016-11-30'];
    const came = await desk.fordring('source-system', 'deliveries', 'procapita', ...days);
    expect(came.exitCode).toBe(3);
    expect(came.stdout).toContain('missing/2016-10: was to come by 2016-11-03, and nothing was taken in');
    const why = ['--reason', 'no child was billed in October'];
    const explained = await desk.fordring('source-system', 'explain', 'procapita', 'missing/2016-10', ...why);
    expect(explained.stdout).toContain('missing/2016-10 of procapita is explained.');
    const again = await desk.fordring('source-system', 'explain', 'procapita', 'missing/2016-10', ...why);
    expect(again.stdout).toContain('missing/2016-10 of procapita is explained, as before.');
    const nothing = await desk.fordring('source-system', 'explain', 'procapita', 'missing/2015-10', ...why);
    expect(nothing).toMatchObject({ exitCode: 2 });
    expect(nothing.stderr).toContain('There is no missing/2015-10 of procapita.');

    const early = await desk.fordring('report', 'completeness', '--period', '2016-03');
    expect(early.stdout).toContain('Completeness is not tested: no source system was to deliver anything of 2016-03.');
    expect(early.exitCode).toBe(3);
    const out = join(folder, 'completeness.csv');
    const month = await desk.fordring('report', 'completeness', '--period', '2016-11', '--out', out);
    expect(month.stdout).toContain('procapita late/2016-11: was to come by 2016-12-05, and came on');
    expect(month.exitCode).toBe(3);
  },
  MINUTES,
);
