import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { Issuer } from '../office/identity/issuer';

/*
 * Where people sign in at an issuer, whoever has no token is told so before anything is opened: no server is started, no
 * folder is made, and nothing is read.
 */
const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'unsigned-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const INVOICES = file(
  'invoices.csv',
  'invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference\nA1,d,61,2016-01-02,2016-02-01,1.00,SEK,\n',
);
const FACTS = file('facts.csv', 'on,fact,invoice_number,detail\n2016-01-10,disputed,A1,\n');
const LETTERHEAD = file('letterhead.json', '{}');
const BANK = file('bank.txt', 'x');

let issuer: Issuer;
const before = { ...process.env };
beforeAll(async () => {
  issuer = await Issuer.open();
  process.env['FORDRING_HOME'] = join(folder, 'home');
  process.env['FORDRING_OIDC_ISSUER'] = issuer.url;
  process.env['FORDRING_OIDC_AUDIENCE'] = 'fordring';
  process.env['FORDRING_OIDC_JWKS_URL'] = `${issuer.url}/keys`;
  delete process.env['FORDRING_TOKEN'];
});
afterAll(async () => {
  process.env = before;
  await issuer.close();
});

let told: string;
beforeEach(() => {
  told = '';
  const tell = (text: string | Uint8Array) => ((told += text.toString()), true);
  jest.spyOn(process.stderr, 'write').mockImplementation(tell);
  jest.spyOn(process.stdout, 'write').mockImplementation(tell);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const ASK = 'A1';
const needing: string[][] = [
  ['import', 'invoices', INVOICES],
  ['import', 'bank', BANK],
  ['import', 'bank', BANK, '--dry-run'],
  ['show', ASK],
  ['explain', ASK],
  ['standstill'],
  ['limitation'],
  ['decide', 'hold', ASK, '--through', '2016-06-01', '--reason', 'asked'],
  ['approve', 'd-1'],
  ['decisions'],
  ['decisions', 'reject', 'd-1'],
  ['decisions', 'withdraw', 'd-1'],
  ['decisions', 'reverse', 'd-1', '--reason', 'mistaken'],
  ['decisions', 'write-downs'],
  ['authority', 'show'],
  ['match'],
  ['match', 'p1', '--invoice', ASK],
  ['record', FACTS],
  ['cases'],
  ['cases', 'dismiss', 'a1'],
  ['cases', 'kind', '61', 'fee'],
  ['cases', 'account', '5050-1055', 'kfm'],
  ['letterhead', LETTERHEAD],
  ['ledger', 'check'],
  ['ledger', 'export', '--from', '2016-01-01', '--to', '2016-01-31', '--out', join(folder, 'out.si')],
  ['engine', 'check'],
  ['engine', 'check', '--mend'],
];

test.each(needing.map((argv) => [argv.slice(0, 2).join(' '), argv] as const))(
  '%s is refused without a token',
  async (_name, argv) => {
    expect([await main(argv), told]).toEqual([2, expect.stringContaining(`Sign in at ${issuer.url}`)]);
    expect(existsSync(join(folder, 'home'))).toBe(false);
  },
);

const free: string[][] = [
  ['--help'],
  ['decide', '--help'],
  ['preview', '--policy', 'se-botkyrka', '--invoices', INVOICES, '--until', '2016-03-01'],
  ['import', 'invoices', INVOICES, '--dry-run'],
  ['reconcile'],
];

test.each(free.map((argv) => [argv.slice(0, 2).join(' '), argv] as const))('%s needs none', async (_name, argv) => {
  expect([await main(argv), told]).toEqual([0, expect.not.stringContaining('Sign in at') as unknown]);
  expect(existsSync(join(folder, 'home'))).toBe(false);
});

test('sign-in says where people sign in', async () => {
  expect([await main(['sign-in', 'Anna']), told]).toEqual([2, expect.stringContaining(issuer.url)]);
});
