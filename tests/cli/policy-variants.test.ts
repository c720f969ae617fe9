import { arvikaFile } from '../policies/rulebooks/arvika';
import { Desk } from '../support/fordring-command';

const desk = new Desk();
const arvika = desk.write('arvika.json', JSON.stringify(arvikaFile));

const BY_SIZE = `id: se-ourtown
title: Ourtown
country: SE
validFrom: 2026-01-01
sources: Council 2025-11-24 § 211
groups:
  - { code: 40, name: Home care }
  - { code: 55, name: Water }
steps:
  - step: reminder
    delay: { days: 10 }
  - step: demand
    delay: { bankingDays: 10 }
    fee: 180
    variants:
      - for: { groups: 55, invoicedBelow: 500 }
        fee: 90
      - for: { debtorKinds: public-body }
        delay: { weeks: 4 }
  - step: referral
    delay: { months: 1 }
`;
const ours = desk.write('ours.yaml', BY_SIZE);

test('the check takes Arvika’s policy and one with variants in short', async () => {
  const checked = await desk.fordring('policy', 'check', arvika, ours, '--json');
  expect(checked.json()).toMatchObject([
    { policy: 'se-arvika', good: true, problems: [] },
    { policy: 'se-ourtown', good: true, problems: [] },
  ]);
  expect(checked.exitCode).toBe(0);
});

test('each group of Arvika is shown with its own steps', async () => {
  const shown = await desk.fordring('policy', 'show', arvika, '--due', '2016-02-01', '--json');
  const steps = (group: string) => shown.json().find((axis) => (axis as { group: string }).group === group);
  expect(shown.stderr).toBe('');
  expect(steps('rent')).toMatchObject({
    amount: '1000.00',
    debtorKind: null,
    steps: [{ step: 'demand', on: '2016-02-11', letter: 'demand', fee: '180.00' }, { step: 'agency' }],
  });
  expect(steps('library')).toMatchObject({
    steps: [
      { step: 'reminder', on: '2016-02-11' },
      { step: 'demand' },
      { step: 'library-closing-notice', letter: 'sanction-notice' },
      { step: 'agency' },
      { step: 'library-closing', letter: null },
    ],
  });
  const told = await desk.fordring('policy', 'show', arvika, '--due', '2016-02-01');
  expect(told.stdout).toContain('An invoice of 1000.00 SEK, due on 2016-02-01, that nobody pays:');
  expect(told.stdout).toContain('Groups rent, elderly-care:');
});

test('each way of a group is shown: by amount and by kind of debtor', async () => {
  const { stdout } = await desk.fordring('policy', 'show', ours, '--due', '2026-02-02');
  expect(stdout.match(/^Groups?.*:$/gm)).toEqual([
    'Group 40 Home care, to debtors of kind unknown, person, business, estate, such as 1000.00 SEK:',
    'Group 40 Home care, to debtors of kind public-body, such as 1000.00 SEK:',
    'Group 55 Water, of less than 500.00, such as 499.99 SEK:',
    'Group 55 Water, of 500.00 and more, to debtors of kind unknown, person, business, estate, such as 1000.00 SEK:',
    'Group 55 Water, of 500.00 and more, to debtors of kind public-body, such as 1000.00 SEK:',
  ]);
  const small = await desk.fordring(
    'policy',
    'show',
    ours,
    '--due',
    '2026-02-02',
    '--amount',
    '300',
    '--group',
    '55',
    '--json',
  );
  // The reminder of Thursday 12 February gives its own days; ten banking days from there reach the 26th.
  expect(small.json()).toMatchObject([
    {
      amount: '300.00',
      steps: [{ step: 'reminder', on: '2026-02-12' }, { step: 'demand', on: '2026-02-26', fee: '90.00' }, {}],
    },
  ]);
});

test('two policies that differ in a variant are compared', async () => {
  desk.write('theirs.yaml', BY_SIZE.replace('fee: 90', 'fee: 100'));
  const { stdout } = await desk.fordring('policy', 'diff', ours, 'theirs.yaml');
  expect(stdout).toBe(
    '1 setting differs:\n  steps.demand.variants.0 (55, below 500.00).fee: 100.00 instead of 90.00\n',
  );
});

test('a variant’s fee that the law does not allow is told at the variant’s own setting', async () => {
  const dear = desk.write('dear.yaml', BY_SIZE.replace('fee: 90', 'fee: 190'));
  const [told] = (await desk.fordring('policy', 'check', dear, '--json')).json() as [
    { problems: { setting: string }[] },
  ];
  expect(told.problems.map(({ setting }) => setting)).toEqual(['steps.demand.variants.0.fee']);
});

test('a preview with the debtors takes the variants by kind of debtor; without them no such variant fits', async () => {
  const invoices = desk.invoices('kinds.csv', 'K1 40 2026-02-02 1200.00 2026-01-03');
  const debtors = desk.write(
    'debtors.csv',
    `debtor_id,kind,name,address,postal_code,city,country,identity_number\ndebtor-1,public-body,Regionen,Storgatan 1,999 01,Björkvik,SE,\n`,
  );
  const given = ['preview', '--policy', ours, '--invoices', invoices, '--until', '2026-06-30', '--json'];
  const demandOf = async (...more: string[]) => {
    const [line] = (await desk.fordring(...given, ...more)).json() as [{ steps: { step: string; on: string }[] }];
    return line.steps.find(({ step }) => step === 'demand')?.on;
  };
  // Reminder: Thursday 12 February. Ten banking days later is the 26th; four weeks later is Thursday 12 March.
  expect(await demandOf()).toBe('2026-02-26');
  expect(await demandOf('--debtors', debtors)).toBe('2026-03-12');
});
