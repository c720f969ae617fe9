import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { commandLine, main } from '../../cli/main';
import { seBotkyrkaAuthority } from '../../policies/authority/se-botkyrka';
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
/** What stands in the file that a command is given. */
const CONTENTS: Readonly<Record<string, string>> = {
  'import invoices':
    'invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference\nA1,d,61,2016-01-02,2016-02-01,1.00,SEK,\n',
  record: 'on,fact,invoice_number,detail\n2016-01-10,disputed,A1,\n',
  letterhead: '{}',
  'administration set': '{}',
  'source-system set': '{}',
  'authorisation rules': '{}',
  'year-end plan': '{}',
  'governance set': '{}',
  'authority load': JSON.stringify(seBotkyrkaAuthority),
};
const INVOICES = file('invoices.csv', CONTENTS['import invoices'] ?? '');

/** What the arguments and the options that must be given are given. */
const GIVEN: Readonly<Record<string, string>> = {
  number: '1',
  line: '1',
  asks: 'dispute',
  answer: 'kept',
  what: 'keep',
  rule: 'small-amounts',
  row: '1',
  sample: '1',
  exception: '1',
  severity: 'minor',
  'adopted-on': '2016-01-01',
  'review-by': '2017-01-01',
  by: '2016-06-01',
  of: '2016-01-01',
  closing: '2016-08',
  month: '2016-02',
  period: '2016-01',
  name: 'Ekeby',
  policy: 'se-botkyrka',
  recipe: 'ky-finance',
  due: '2016-02-01',
  from: '2016-01-01',
  years: '10',
  date: '2017-01-31',
  plan: 'a plan',
  to: '2016-01-31',
  ui: 'https://temporal.example.org',
  through: '2016-06-01',
  out: join(folder, 'out'),
  every: 'month',
  within: '10',
  evidence: 'seen',
};

/** What no option alone tells: without them the command line itself would refuse. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  match: ['p1', '--invoice', 'A1'],
  'audit answer': ['A1', '--part', 'overdue'],
  'creditor add': ['--name', 'Ekeby', '--policy', 'se-botkyrka'],
  'debtor forget': ['K1', '--ground', 'GDPR'],
  'payment return': ['p1'],
  'till correct': ['K-1'],
  'cases kind': ['fee'],
  'cases account': ['kfm'],
  'reconciliations parties': ['bank', '--name', 'SEB'],
};

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

/*
 * These open no ledger of anybody: they read and write files of the caller's own, prove a token, or run the servers
 * themselves, which takes the database's own password, or the engine's own key; the codec asks for a token at each request. Everything else comes to the counter. A new command is tried by
 * itself.
 */
const NO_COUNTER = [
  ...['start', 'preview', 'rehearse', 'reconcile', 'generate', 'worker', 'migrate', 'sign-in', 'authority check'],
  ...['policy new', 'policy check', 'policy show', 'policy diff', 'policy schema', 'engine codec'],
  ...['engine versions', 'engine promote'],
];

function commandsBelow(command: Command, path = ''): { readonly path: string; readonly command: Command }[] {
  return command.commands.flatMap((child) => {
    const own = `${path} ${child.name()}`.trim();
    return [{ path: own, command: child }, ...commandsBelow(child, own)];
  });
}

const commands = commandsBelow(commandLine(() => undefined));
/** What only gathers commands does nothing itself. */
const gathers = ({ commands: below, options }: Command): boolean => below.length > 0 && options.length === 0;
const needing = commands.filter(
  ({ path, command }) =>
    !gathers(command) && !NO_COUNTER.includes(path) && !path.startsWith('decide') && !path.startsWith('generate '),
);

/** The command with something for everything that must be given. */
function calling(path: string, command: Command): string[] {
  const value = (name: string): string =>
    name === 'file' || name === 'files' ? file(path.replaceAll(' ', '-'), CONTENTS[path] ?? 'x') : (GIVEN[name] ?? 'x');
  const period = command.options.some(({ long }) => long === '--period') ? ['--period', '2016-01'] : [];
  return [
    ...path.split(' '),
    ...command.registeredArguments.filter(({ required }) => required).map((argument) => value(argument.name())),
    ...command.options
      .filter(({ mandatory }) => mandatory)
      .flatMap((option) => [option.long ?? '', value(option.name())]),
    ...command.options.filter(({ long }) => long === '--reason').flatMap(() => ['--reason', 'asked']),
    ...period,
    ...(BESIDE[path] ?? []),
  ];
}

async function refusesWithoutToken(argv: string[]): Promise<void> {
  expect([argv, await main(argv), told]).toEqual([argv, 2, expect.stringContaining(`Sign in at ${issuer.url}`)]);
  expect(existsSync(join(folder, 'home'))).toBe(false);
}

test.each(needing.map(({ path, command }) => [path, command] as const))(
  '%s is refused without a token, and takes one from a file',
  async (path, command) => {
    await refusesWithoutToken(calling(path, command));
    const named = [command, command.parent].flatMap((each) => each?.options ?? []).map(({ long }) => long);
    expect(named).toContain('--token-file');
  },
);

const kinds = commands.filter(({ path }) => path.startsWith('decide '));
test.each(kinds.map(({ path }) => path))('%s is refused without a token', async (path) => {
  const { command } = kinds.find((kind) => kind.path === path) ?? { command: undefined };
  if (command) await refusesWithoutToken(calling(path, command));
});

test.each([
  ['import', 'invoices', INVOICES, '--dry-run'],
  ['import', 'bank', INVOICES, '--dry-run'],
  ['engine', 'check', '--mend'],
  ['match'],
  ['reconciliations', 'parties'],
  ['cases', 'list', '--held'],
])('%s %s asks for a sign-in in this form too', async (...argv) => {
  await refusesWithoutToken(argv);
});

const free: string[][] = [
  ['--help'],
  ['decide', '--help'],
  ['preview', '--policy', 'se-botkyrka', '--invoices', INVOICES, '--until', '2016-03-01'],
  ['reconcile'],
];

test.each(free.map((argv) => [argv.slice(0, 2).join(' '), argv] as const))('%s needs none', async (_name, argv) => {
  expect([await main(argv), told]).toEqual([0, expect.not.stringContaining('Sign in at') as unknown]);
  expect(existsSync(join(folder, 'home'))).toBe(false);
});

test('sign-in says where people sign in', async () => {
  expect([await main(['sign-in', 'Anna']), told]).toEqual([2, expect.stringContaining(issuer.url)]);
});
