import { untilState, useOffice } from './office-at-desk';

const openOffice = useOffice();

test('a bank file that is imported at a desk leaves the work with workers of the time before releases', async () => {
  const { desk, pool, closes } = await openOffice();
  try {
    await desk.imports(desk.invoices('invoices.csv', 'A1 61 2016-02-01 1200.00'));
    const bank = desk.bank('bank.txt', '2016-01-20', 'A1 1200.00');
    expect(await desk.fordring('import', 'bank', bank)).toMatchObject({ exitCode: 0, stderr: '' });
    // What comes after the import is still done, by the worker that was there before.
    const run = ['--period', '2016-01', '--source', 'left', '--file', bank];
    await desk.fordring('reconciliations', 'deliver', 'bank-ledger', ...run);
    await untilState(pool, 'matched');
    expect((await desk.fordring('engine', 'versions', '--json')).json()).toEqual([[]]);
  } finally {
    await closes();
  }
}, 120_000);
