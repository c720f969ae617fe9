import { Desk } from '../support/fordring-command';

const desk = new Desk();

test('tells a person which identities were not tested, once for each thing that was missing', async () => {
  const { stdout } = await desk.fordring('reconcile', 'bank-ledger', '--sample');
  expect(stdout).toContain(
    [
      '– not tested, since the bank (left) does not say what balance it began and ended with:',
      '    the bank: opening balance + all movements = closing balance',
    ].join('\n'),
  );
});

test('tells the words that a recipe knows in the columns that decide what a line is', async () => {
  const { stdout } = await desk.fordring('reconcile', 'debtor-psrm');
  expect(stdout).toMatch(/event says one of: Tilgang…, .*Tilbagekald…/);
});

test('refuses a file with a word that the recipe does not know, with its line', async () => {
  const header = 'claim,event,on,amount';
  desk.write('ours.csv', `${header}\nK1,Tilgang,2026-10-02,100.00\n`);
  desk.write('psrm.csv', `${header}\nK1,Tilgang,2026-10-02,100.00\nK3,Oprettelse af fordring,2026-10-03,700.00\n`);
  const files = ['--period', '2026-10', '--left', 'ours.csv', '--right', 'psrm.csv'];
  const { exitCode, stderr } = await desk.fordring('reconcile', 'debtor-psrm', ...files);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('line 3, event: "Oprettelse af fordring"')]);
});
