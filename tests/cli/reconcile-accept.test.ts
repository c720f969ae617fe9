import { Desk } from '../support/fordring-command';

const desk = new Desk();

/** One voucher of August that is off by 0.55, and a checksum that fits nothing. */
const LEDGER = `#FLAGGA 0
#KSUMMA
#FORMAT PC8
#SIETYP 4
#RAR 0 20160101 20161231
#KONTO 15190 Kundfordringar
#VER K 7 20160831 "Faktura 4711"
{
#TRANS 15190 {10 "4711"} 1200.00
#TRANS 30100 {} -1199.45
}
#KSUMMA 1
`;
const SUB_LEDGER = `business_on,account,invoice_number,amount
2016-08-31,15190,4711,1200.00
`;
const ASKED = ['reconcile', 'gl-subledger', '--period', '2016-08', '--left', 'gl.se', '--right', 'sub.csv'];

beforeAll(() => {
  desk.write('gl.se', LEDGER);
  desk.write('sub.csv', SUB_LEDGER);
});

test('a voucher that does not balance and an odd checksum are findings with their line, and a way on', async () => {
  const { exitCode, stdout } = await desk.fordring(...ASKED);
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/remaining +0\.00/);
  expect(stdout).toContain(`✗ the general ledger: 1 line breaks "each voucher of the export balances": 7
  voucher K 7 does not balance: its transactions come to 0.55. Correct it where it was made.
  Or take the file as it is: --accept unbalanced.
`);
  expect(stdout).toContain(
    '✗ the general ledger: 1 line breaks "the export’s checksum (#KSUMMA) fits its contents": 12',
  );
  expect(stdout).toContain('Or take the file as it is: --accept checksum.');
});

test('what is accepted stands in nothing’s way, and the result names it', async () => {
  expect((await desk.fordring(...ASKED, '--accept', 'unbalanced')).exitCode).toBe(3);
  const { exitCode, stdout } = await desk.fordring(...ASKED, '--accept', 'unbalanced', 'checksum');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    '– accepted (--accept unbalanced), the general ledger: 1 line breaks "each voucher of the export balances": 7',
  );
  const told = (await desk.fordring(...ASKED, '--accept', 'unbalanced', 'checksum', '--json')).json();
  expect(told).toMatchObject([
    {
      clean: true,
      brokenRules: [],
      accepted: [
        { finding: 'unbalanced', firstLines: [7], lines: 1 },
        { finding: 'checksum', firstLines: [12], lines: 1 },
      ],
    },
  ]);
  const years = await desk.fordring(...ASKED, '--accept', 'unbalanced', 'checksum', '--every-year');
  expect(years.stdout).toContain('– accepted: --accept unbalanced\n');
});

test('a reconciliation without such files knows nothing to accept', async () => {
  const { exitCode, stderr } = await desk.fordring('reconcile', 'ky-finance', '--sample', '--accept', 'unbalanced');
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining('ky-finance reads no file that can have the finding'),
  ]);
});

test('our own export is never the general ledger', async () => {
  const own = `#FLAGGA 0
#PROGRAM Fordring 1
#GEN 20160901
#SIETYP 4
#FNAMN "Grebbestads kommun"
#VER FORDRING 1 20160831 "Faktura 4711"
{
#TRANS 15190 {10 "4711"} 1200.00
#TRANS 30100 {} -1200.00
}
`;
  desk.write('own.se', own);
  desk.write('theirs.se', own.replace('#PROGRAM Fordring 1', '#PROGRAM Ekonomi 1\n#RAR 0 20160101 20161231'));
  desk.write('renamed.se', own.replace('#PROGRAM Fordring', '#PROGRAM Ekonomi'));
  const given = (left: string) => ASKED.map((word) => (word === 'gl.se' ? left : word));
  expect((await desk.fordring(...given('theirs.se'))).exitCode).toBe(0);
  for (const left of ['own.se', 'renamed.se']) {
    const { exitCode, stdout } = await desk.fordring(...given(left));
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/remaining +0\.00/);
    expect(stdout).toContain('Fordring itself made the file that was given as the general ledger (left)');
  }
});
