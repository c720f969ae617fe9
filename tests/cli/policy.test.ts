import { z } from 'zod';
import { fillIn } from '../../policies/writing/fill-in';
import { parsePolicy } from '../../policies/parse-policy';
import { SHIPPED_POLICIES } from '../../policies/shipped-policies';
import { readYamlDocument } from '../../formats/yaml/yaml-document';
import { editorSchema } from '../../policies/writing/editor-schema';
import { textOf } from '../documents/document';
import { Desk } from '../support/fordring-command';

const desk = new Desk();

const SHORT = `id: se-ourtown
title: Ourtown
country: SE
validFrom: 2026-01-01
sources: Council 2025-11-24 § 211
steps:
  - step: reminder
    delay: { days: 10 }
  - step: demand
    delay: { days: 14 }
    fee: 180
  - step: referral
    delay: { months: 1 }
`;

/** Every example of the guide that is a whole policy file. */
const EXAMPLES = [...textOf('docs/guides/write-a-policy.md').matchAll(/```yaml\n(id: [\s\S]*?)```/g)].map(
  ([, text]) => text ?? '',
);

test.each<[string, string[]]>([
  ['Swedish', ['--country', 'SE', '--into', 'se.yaml']],
  ['Danish', ['--country', 'DK', '--into', 'dk.yaml']],
  ['Swedish in JSON', ['--country', 'SE', '--into', 'se.json']],
  ['Botkyrka’s', ['--like', 'se-botkyrka', '--into', 'like-se.yaml']],
  ['Danish like a shipped one, in JSON', ['--like', 'dk-statens-administration', '--into', 'like-dk.json']],
])('a new policy (%s) passes the check, and is not written over', async (_which, given) => {
  const file = given.at(-1) ?? '';
  expect(await desk.fordring('policy', 'new', ...given)).toMatchObject({ exitCode: 0, stderr: '' });
  const checked = await desk.fordring('policy', 'check', file, '--json');
  expect(checked.json()).toMatchObject([{ file, good: true, problems: [] }]);
  expect(checked.exitCode).toBe(0);
  const again = await desk.fordring('policy', 'new', ...given);
  expect(again).toMatchObject({ exitCode: 2, stdout: '' });
});

test('a copy of a shipped policy means the same as the policy', async () => {
  for (const policy of SHIPPED_POLICIES) {
    const { stdout } = await desk.fordring('policy', 'new', '--like', policy.id);
    const { data } = fillIn(readYamlDocument(Buffer.from(stdout), 'copy.yaml').data);
    expect(data).toEqual({ ...policy, id: `${policy.country.toLowerCase()}-ourtown`, version: '1', status: 'draft' });
  }
});

test('the check tells every file, with line and column, and exits with 2 when one is not good', async () => {
  desk.write('good.yaml', SHORT);
  desk.write('bad.yaml', SHORT.replace('fee: 180', 'fee: 200').replace('step: referral', 'stepp: referral'));
  desk.write('broken.yaml', 'id: [\n');
  const { exitCode, stdout } = await desk.fordring('policy', 'check', 'good.yaml', 'bad.yaml', 'broken.yaml');
  expect(exitCode).toBe(2);
  expect(stdout).toContain('good.yaml: good. Policy se-ourtown, version 1.');
  expect(stdout).toContain('line 11, column 5, steps.demand.fee: "200.00" stands there: From 2026-01-01');
  expect(stdout).toContain('(lag (1981:739) 4 §');
  expect(stdout).toContain('line 12, column 5, steps.2.stepp: there is no field stepp here; did you mean step?');
  expect(stdout).toContain('broken.yaml: 1 problem.');
  const missing = await desk.fordring('policy', 'check', 'nowhere.yaml', 'good.yaml');
  expect(missing.exitCode).toBe(2);
  expect(missing.stdout).toContain('nowhere.yaml: 1 problem.');
  expect(missing.stdout).toContain('good.yaml: good.');
});

test('a policy in YAML is shown, previewed and compared', async () => {
  desk.write('ours.yaml', SHORT);
  desk.write('theirs.yaml', SHORT.replace('days: 14', 'days: 21').replace('fee: 180', 'fee: 170'));
  const shown = await desk.fordring('policy', 'show', 'ours.yaml', '--due', '2026-02-02', '--amount', '1000', '--json');
  expect(shown.json()).toMatchObject([
    {
      dueOn: '2026-02-02',
      steps: [
        { step: 'reminder', on: '2026-02-12' },
        { step: 'demand', on: '2026-02-26', fee: '180.00', total: '1180.00' },
        { step: 'referral', on: '2026-03-26' },
      ],
    },
  ]);
  const invoices = desk.invoices(
    'diff.csv',
    'A1 61 2026-02-02 1000.00 2026-01-03',
    'A2 61 2026-02-02 500.00 2026-01-03',
  );
  const bank = desk.bank('diff.txt', '2026-02-27', 'A2 680.00');
  const on = ['--on', invoices, '--payments', bank, '--until', '2026-03-10'];
  const compared = await desk.fordring('policy', 'diff', 'ours.yaml', 'theirs.yaml', ...on, '--json');
  expect([compared.stderr, compared.json()]).toEqual([
    '',
    [
      {
        settings: [
          { setting: 'steps.demand.delay.days', before: '14', after: '21' },
          { setting: 'steps.demand.fee', before: '180.00', after: '170.00' },
        ],
      },
      {
        invoice: 'A1',
        steps: [
          {
            step: 'demand',
            before: { on: '2026-02-26', fee: '180.00', interest: '0.00', total: '1180.00' },
            after: { on: '2026-03-05', fee: '170.00', interest: '0.00', total: '1170.00' },
          },
        ],
        outcome: { before: 'open', after: 'open' },
        balance: { before: '1180.00', after: '1170.00' },
      },
      expect.objectContaining({ invoice: 'A2', steps: [expect.objectContaining({ step: 'demand', after: null })] }),
      {
        totals: [
          {
            step: 'reminder',
            before: { invoices: 2, fee: '0.00', interest: '0.00' },
            after: { invoices: 2, fee: '0.00', interest: '0.00' },
          },
          {
            step: 'demand',
            before: { invoices: 2, fee: '360.00', interest: '0.00' },
            after: { invoices: 1, fee: '170.00', interest: '0.00' },
          },
        ],
      },
    ],
  ]);
  const told = await desk.fordring('policy', 'diff', 'ours.yaml', 'theirs.yaml', ...on);
  expect(told.stdout).toContain('steps.demand.fee: 170.00 instead of 180.00');
  expect(told.stdout).toContain(
    'A1: demand 2026-03-05 fee 170.00 asks 1170.00 SEK instead of 2026-02-26 fee 180.00 asks 1180.00 SEK',
  );
  const alone = await desk.fordring('policy', 'diff', 'ours.yaml', 'ours.yaml');
  expect(alone).toMatchObject({ exitCode: 0, stdout: 'No setting differs.\n' });
});

test('the schema for editors takes every file that the check takes, in short and in full', () => {
  const schema = z.fromJSONSchema(editorSchema());
  const files = [...EXAMPLES, SHORT].map((text) => readYamlDocument(Buffer.from(text), 'example.yaml').data);
  expect(EXAMPLES.length).toBeGreaterThan(0);
  for (const file of [...files, ...SHIPPED_POLICIES]) expect(schema.safeParse(file).error?.issues ?? []).toEqual([]);
  for (const file of files) expect(() => parsePolicy(fillIn(file).data)).not.toThrow();
  for (const wrong of [
    { colour: 'red' },
    { country: 'NO' },
    { steps: [{ step: 'reminder', delay: { days: 'ten' } }] },
  ]) {
    expect(schema.safeParse({ ...(files[0] as object), ...wrong }).success).toBe(false);
  }
});
