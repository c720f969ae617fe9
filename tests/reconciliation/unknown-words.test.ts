import { readFileSync } from 'node:fs';
import { recipeNamed, recipes } from '../../office/reconciliation/recipe-shelf';
import { samplesOf } from '../../cli/reconciliation-samples';
import { InputRefused } from '../../domain/kernel/input-refused';
import { meaningOf, WordCheck } from '../../reconciliation/known-words';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations, type Recipe } from '../../reconciliation/recipe';
import { type RecipeSource } from '../../reconciliation/recipe-source';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean } from '../../reconciliation/result';
import { SourceReader, type FileLine, type RunOf } from '../../reconciliation/source-reader';

const INVENTED = 'Qwertz';

/** Columns that say whose line it is, not what it is: most lines of such a file are none of the recipe's. */
const SCOPE: readonly (readonly [recipe: string, file: string, column: string])[] = [
  // The whole general ledger is delivered; what counts is on the control accounts.
  ['gl-subledger', 'left', 'account'],
  ['gl-subledger', 'right', 'account'],
  ['gl-subledger', 'transfer-errors', 'account'],
  // A trial balance has every account; the names of those of the flow are the municipality's own.
  ['ky-debtor', 'third', 'name'],
  // KY's sum report has every account of the month; what counts is on the accounts of provisions.
  ['provision-settlement', 'sum-finans', 'account'],
];

/** Every file of a recipe's samples with the source that reads it. */
function filesOf(recipe: Recipe): { id: string; source: RecipeSource; isCause: boolean; run: RunOf; path: string }[] {
  return samplesOf(recipe.id).flatMap(({ period, by, files }) => {
    const run: RunOf = { period, ...(by !== undefined && { by }) };
    const { left, right, third, explanations = {} } = files;
    return [
      { id: 'left', source: recipe.left, isCause: false, run, path: left },
      { id: 'right', source: recipe.right, isCause: false, run, path: right },
      ...(recipe.third && third ? [{ id: 'third', source: recipe.third, isCause: false, run, path: third }] : []),
      ...fileExplanations(recipe).flatMap(({ id, by: { source, explains } }) => {
        const path = explanations[id];
        return path === undefined ? [] : [{ id, source, isCause: explains !== 'nothing', run, path }];
      }),
    ];
  });
}

function textColumnsOf({ layouts }: RecipeSource): string[] {
  const tables = layouts.filter((layout) => layout.kind === 'csv');
  const columns = tables.flatMap(({ columns }) => columns);
  return [...new Set(columns.flatMap(({ type, name }) => (type === 'text' ? [name] : [])))];
}

/** What of a line counts, in öre by its rules; `refused` when its file is. */
function reading(recipe: Recipe, id: string, run: RunOf, line: FileLine): readonly number[] | 'refused' {
  try {
    const { drafts, place } = new SourceReader(recipe, id, run).weigh(line);
    return place === 'counts' ? drafts.map(({ ore }) => ore) : [];
  } catch (problem) {
    if (problem instanceof InputRefused) return 'refused';
    throw problem;
  }
}

describe.each(recipes().map((recipe) => [recipe.id, recipe] as const))('%s', (recipeId, recipe) => {
  test('leaves no line out, and takes none for a cause, because of a word that it does not know', () => {
    const wrong = filesOf(recipe).flatMap(({ id, source, isCause, run, path }) => {
      const lines = readRecipeFile(source, readFileSync(path));
      const columns = textColumnsOf(source).filter(
        (column) => !SCOPE.some((one) => one.join() === [recipeId, id, column].join()),
      );
      return lines.slice(0, 50).flatMap((line) => {
        const before = reading(recipe, id, run, line);
        return columns.flatMap((column) => {
          if (!line.fields[column]) return [];
          const after = reading(recipe, id, run, { ...line, fields: { ...line.fields, [column]: INVENTED } });
          if (after === 'refused' || before === 'refused') return [];
          // What a list of causes does not count explains nothing, and stays unexplained; a side must have all of its lines.
          const isWrong = isCause
            ? before.length === 0 && after.length > 0
            : before.length > 0 && after.join() !== before.join();
          return isWrong ? [`${id} line ${line.line}, ${column}`] : [];
        });
      });
    });
    expect(wrong).toEqual([]);
  });

  test('has columns of known words that its files have, and knows each word under one meaning', () => {
    for (const { source } of filesOf(recipe)) {
      for (const { column, words } of source.words ?? []) {
        expect(textColumnsOf(source)).toContain(column);
        for (const { means, written } of words) {
          const plain = written.map((way) => way.replaceAll('…', ''));
          expect(plain.map((way) => [way, meaningOf(words, way)])).toEqual(plain.map((way) => [way, means]));
        }
      }
    }
  });
});

describe('a word that nobody knows', () => {
  const event = (claim: string, name: string, amount: string, status = '') => ({
    line: 2,
    currency: 'DKK',
    fields: { claim, event: name, on: '2021-03-05', amount, status },
  });
  const psrm = (...right: FileLine[]) =>
    reconcile(recipeNamed('debtor-psrm'), { period: '2021-03' }, { left: [event('D-1', 'Tilgang', '500.00')], right });

  test('of an event at PSRM refuses the file with its line and the words that there are', () => {
    expect(() => psrm(event('D-1', 'Tilgang', '500.00'), event('D-2', 'OPRET', '500.00'))).toThrow(
      /line 2, event: "OPRET" is not known here.*Known are: Tilgang…, .*Tilbagekald…/,
    );
  });

  test('of a status at PSRM does so too, and a covering is still no part of the basis', () => {
    expect(() => psrm(event('D-1', 'Tilgang', '500.00', 'KVALT'))).toThrow(/line 2, status: "KVALT".*AFVIST…/);
    const known = psrm(event('D-1', 'tilgang af fordring', '500.00', 'UDFØRT'), event('D-1', 'Dækning', '20.00'));
    expect([isClean(known), known.right.leftOut[0]?.rows]).toEqual([true, 1]);
  });

  test('of a movement or a status in KY is none of a claim that waits, nor a claim', () => {
    const claim = (more: Record<string, string>) => ({
      line: 7,
      currency: 'DKK',
      fields: { claim: 'F-1', processed_on: '2021-06-01', amount: '10.00', ...more },
    });
    const ky = (left: FileLine) =>
      reconcile(recipeNamed('ky-debtor'), { period: '2021-06' }, { left: [left], right: [] });
    expect(() => ky(claim({ status: 'GODKENDT' }))).toThrow(
      /line 7, status: "GODKENDT".*ACCEPTERET, AFVIST, AFVENTER…/,
    );
    expect(() => ky(claim({ movement: 'Modregning' }))).toThrow(/line 7, movement: "Modregning"/);
    expect(ky(claim({ status: 'Accepteret', movement: 'Opregulering' })).left.rows).toBe(1);
  });

  test('of a side, a kind of account or an item of the declaration is not passed over', () => {
    const read = (id: string, file: string, fields: Record<string, string>) =>
      reading(recipeNamed(id), file, { period: '2021-01' }, { line: 2, currency: 'DKK', fields });
    const failed = { booking_month: '2021-01', amount: '7.00' };
    expect(read('ky-finance', 'failed', { ...failed, side: 'X' })).toBe('refused');
    expect(read('ky-finance', 'failed', { ...failed, side: 'Debet' })).toEqual([700]);
    expect(read('ky-finance', 'right', { booking_month: '2021-01', kind: 'Status', debit: '1.00', credit: '' })).toBe(
      'refused',
    );
    expect(read('client-declaration', 'third', { item: 'Moms', amount: '1.00' })).toBe('refused');
    expect(read('monitoring-agency', 'right', { invoice_number: '1', counterpart: 'Sergel', balance: '1.00' })).toBe(
      'refused',
    );
  });

  test('of a decision on the clean-up list explains nothing, as an undecided item explains nothing', () => {
    const decided = (decision: string) =>
      reading(
        recipeNamed('debtor-gl-area'),
        'clean-up',
        { period: '2021' },
        {
          line: 2,
          currency: 'DKK',
          fields: { area: 'Parkering', item: 'P-1', booked_on: '2021-02-02', amount: '10.00', decision },
        },
      );
    expect([decided('write off, agreed with Lis'), decided('undecided'), decided('hm')]).toEqual([[1000], [], []]);
  });
});

test('words: whole, as a beginning, or anywhere; capitals do not matter', () => {
  const words = [
    { means: 'whole', written: ['Accepteret'] },
    { means: 'beginning', written: ['Tilgang…'] },
    { means: 'anywhere', written: ['…dækning…'] },
  ];
  const said = ['ACCEPTERET', 'Accepteret delvis', 'tilgang, ny', 'min tilgang', 'Inddækning af', ' ', ''];
  expect(said.map((word) => meaningOf(words, word))).toEqual([
    'whole',
    undefined,
    'beginning',
    undefined,
    'anywhere',
    undefined,
    undefined,
  ]);
});

test('a blank status beside others is not counted as though it said that it counts', () => {
  const check = () =>
    new WordCheck([{ column: 'status', words: [{ means: 'paid', written: ['Udbetalt'] }], onEveryLine: true }]);
  const [said, blank] = [{ status: 'Udbetalt' }, { status: '' }];
  const after = check();
  expect([after.problemIn(2, said), after.problemIn(3, blank)?.line]).toEqual([undefined, 3]);
  const before = check();
  expect([before.problemIn(2, blank), before.problemIn(3, said)?.line]).toEqual([undefined, 2]);
  const none = check();
  expect([none.problemIn(2, blank), none.problemIn(3, blank)]).toEqual([undefined, undefined]);
});
