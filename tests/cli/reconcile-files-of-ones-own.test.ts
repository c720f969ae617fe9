import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { recipeNamed, recipes } from '../../office/reconciliation/recipe-shelf';
import { samplesOf } from '../../cli/reconciliation-samples';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean } from '../../reconciliation/result';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { FileLine } from '../../reconciliation/source-reader';
import { templateOf } from '../../reconciliation/template';
import { Desk } from '../support/fordring-command';

const folder = (): string => mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'files-'));

/** Calls the command in this process. */
async function called(...words: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    }),
  );
  const exitCode = await main(words);
  for (const spy of spies) spy.mockRestore();
  return { exitCode, ...said };
}

/** What a shell makes of a command line. */
function wordsOfShell(line: string): string[] {
  return execFileSync('/bin/sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`])
    .toString()
    .split('\0')
    .slice(1, -1);
}

const SAMPLES = recipes().flatMap(({ id }) => samplesOf(id).map(({ name }) => [id, name] as const));

test.each(SAMPLES)(
  '%s, sample %s: the printed command on the written files says what the sample says',
  async (id, name) => {
    const into = join(folder(), 'of my own');
    const { exitCode, stdout } = await called('reconcile', id, '--sample', name, '--export-sample', into);
    expect(exitCode).toBe(0);
    const line = stdout.trimEnd().split('\n').at(-1) ?? '';
    const own = await called(...wordsOfShell(line), '--json');
    const shipped = await called('reconcile', id, '--sample', name, '--json');
    // Files of one's own are no sample, however they were made.
    const said = JSON.parse(shipped.stdout) as Record<string, unknown>;
    delete said.byConstruction;
    expect([own.exitCode, JSON.parse(own.stdout), own.stderr]).toEqual([shipped.exitCode, said, '']);
    expect(own.stdout).toContain(`"recipe":"${id}"`);
  },
);

test('the files of a sample are written once, and never over a file with other contents', async () => {
  const into = folder();
  const export_ = () => called('reconcile', 'ky-finance', '--export-sample', into);
  const first = await export_();
  expect(await export_()).toEqual(first);
  expect(readdirSync(into).sort()).toEqual(['economy-system.csv', 'failed.csv', 'sum-finans.csv']);
  const changed = join(into, 'failed.csv');
  writeFileSync(changed, 'mine');
  const again = await export_();
  expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('failed.csv is there already')]);
  expect(readFileSync(changed, 'utf8')).toBe('mine');
});

test.each(recipes().map(({ id }) => id))('%s: the templates are taken in, and have no rows', async (id) => {
  const into = folder();
  const { exitCode, stdout } = await called('reconcile', id, '--template', into);
  expect(exitCode).toBe(0);
  const recipe = recipeNamed(id);
  const names = ['left', 'right', ...(recipe.third ? ['third'] : []), ...fileExplanations(recipe).map((one) => one.id)];
  expect(readdirSync(into).sort()).toEqual(names.map((name) => `${name}.csv`).sort());
  const words = wordsOfShell((stdout.trimEnd().split('\n').at(-1) ?? '').replace('PERIOD', '2021-02'));
  const ran = await called(...words);
  expect([ran.exitCode, ran.stderr]).toEqual([2, expect.stringContaining('have no rows below their headers')]);
});

/** The rows that were read from a file, written below the headers of its template. */
function underTemplate(source: RecipeSource, lines: readonly FileLine[]): readonly FileLine[] {
  const layout = source.layouts.find((one) => one.kind === 'csv');
  if (layout?.kind !== 'csv') throw new Error(`${source.title} has no template.`);
  const headers = (templateOf(source) ?? '').trimEnd().split(';');
  const rows = lines.map(({ fields }) =>
    headers
      .map((header) => {
        const cells = layout.columns
          .filter((column) => 'headers' in column && column.headers.slice(0, 2).includes(header))
          .map((column) => fields[column.name] ?? '');
        // Two columns of ours under one header: the longer says the shorter too.
        const cell = cells.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
        return `"${cell.replaceAll('"', '""')}"`;
      })
      .join(';'),
  );
  return readRecipeFile(source, Buffer.from(`${headers.join(';')}\n${rows.map((row) => `${row}\n`).join('')}`));
}

test.each(SAMPLES)('%s, sample %s: the same rows under the headers of the templates say the same', (id, name) => {
  const recipe = recipeNamed(id);
  const sample = samplesOf(id).find((one) => one.name === name);
  if (!sample) throw new Error(`${id} has no sample ${name}.`);
  const { files, period, by } = sample;
  const read = (source: RecipeSource, path: string) => readRecipeFile(source, readFileSync(path));
  const run = (of: (source: RecipeSource, path: string) => readonly FileLine[]) =>
    reconcile(
      recipe,
      { period, ...(by !== undefined && { by }) },
      {
        left: of(recipe.left, files.left),
        right: of(recipe.right, files.right),
        ...(recipe.third && files.third !== undefined && { third: of(recipe.third, files.third) }),
        explanations: Object.fromEntries(
          fileExplanations(recipe).flatMap((one) => {
            const path = files.explanations?.[one.id];
            return path === undefined ? [] : [[one.id, of(one.by.source, path)]];
          }),
        ),
      },
    );
  const [shipped, own] = [
    run(read),
    run((source, path) => (path.endsWith('.csv') ? underTemplate(source, read(source, path)) : read(source, path))),
  ];
  const figures = ({ difference, remaining, identities }: typeof own) => [
    ...[difference, remaining].map((amount) => amount.toString()),
    ...identities.map(({ name: of, left, right }) => `${of} ${left.toString()} ${right.toString()}`),
  ];
  expect([isClean(own), ...figures(own)]).toEqual([isClean(shipped), ...figures(shipped)]);
  expect([own.left.rows, own.right.rows]).toEqual([shipped.left.rows, shipped.right.rows]);
});

test('files are written or reconciled, not both', async () => {
  for (const more of [
    ['--period', '2021-01'],
    ['--export-sample', 'other'],
    ['--sample'],
    ['--left', 'a.csv'],
    ['--json'],
  ]) {
    const { exitCode, stderr } = await called('reconcile', 'ky-finance', '--template', folder(), ...more);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Files are written or reconciled')]);
  }
});

test('the printed command works in the shell as it is printed', async () => {
  const desk = new Desk();
  const { stdout } = await desk.fordring('reconcile', 'ky-debtor', '--export-sample', 'my files');
  const [, ...words] = ['fordring', ...wordsOfShell(stdout.trimEnd().split('\n').at(-1) ?? '')];
  const { exitCode, stdout: said } = await desk.fordring(...words);
  expect([exitCode, said]).toEqual([0, expect.stringMatching(/remaining +0\.00/)]);
});

test('files under headers of their own are reconciled by kept templates', async () => {
  const into = folder();
  const at = (name: string, text: string): string => {
    writeFileSync(join(into, name), text);
    return join(into, name);
  };
  const ledger = at('ledger.csv', 'Bokdatum;Kto;Kronor\n20/11/2026;15190;100,00\n');
  const sub = at('sub.csv', 'Datum;Konto;Belopp\n2026-11-20;15190;100,00\n');
  const columns = at('columns.json', '{"columns":{"date":"Bokdatum","account":"Kto","amount":"Kronor"}}');
  const files = ['reconcile', 'gl-subledger', '--period', '2026-11', '--left', ledger, '--right', sub];
  expect((await called(...files)).stderr).toContain('the column is missing');
  const read = await called(...files, '--columns', `left=${columns}`, '--json');
  expect([read.exitCode, read.stderr]).toEqual([0, '']);
  const unsaid = await called(...files, '--columns', columns);
  expect([unsaid.exitCode, unsaid.stderr]).toEqual([2, expect.stringContaining('left, right, third, transfer-errors')]);
  const twice = await called(...files, '--columns', `left=${columns}`, '--columns', `left=${columns}`);
  expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('the columns of left twice')]);
});
