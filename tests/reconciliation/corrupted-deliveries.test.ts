import { loadSamples } from '../../bench/mutations/load-samples';
import { sourceOf, type LoadedSample } from '../../bench/mutations/loaded-sample';
import { InputRefused } from '../../domain/kernel/input-refused';
import { recipes } from '../../office/office';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations, type Recipe } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean, sidesWithoutRows, type Reconciliation } from '../../reconciliation/result';
import type { FileName } from '../../reconciliation/source-reader';

/* What may reach a run in place of the right file. No such delivery is clean, and each says why in a sentence. */

type Outcome = { readonly refused: string } | { readonly result: Reconciliation };

function delivered(recipe: Recipe, sample: LoadedSample, file: FileName, bytes: Buffer): Outcome {
  const ofBoth = sample.isOneFile && file === 'left';
  const read = (of: FileName) => {
    const isChanged = of === file || (ofBoth && of === 'right');
    return readRecipeFile(sourceOf(recipe, of), isChanged ? bytes : Buffer.from(sample.texts.get(of) ?? ''));
  };
  const lists = fileExplanations(recipe).filter(({ id }) => sample.texts.has(id));
  try {
    const result = reconcile(recipe, sample.run, {
      left: read('left'),
      right: read('right'),
      ...(sample.texts.has('third') && { third: read('third') }),
      explanations: Object.fromEntries(lists.map(({ id }) => [id, read(id)])),
    });
    return { result };
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    return { refused: [problem.message, ...problem.problems.map(({ message }) => message)].join(' ') };
  }
}

const rowsOf = (text: string): readonly string[] => text.trimEnd().split('\n').slice(1);
const headerOf = (text: string): string => text.split('\n')[0] ?? '';
const tenYearsOn = (text: string): string => text.replaceAll(/\b20(\d\d-\d\d)\b/g, '21$1');
const foreign = 'Qwertz,Asdf\n1,2\n';

const CORRUPTED: readonly (readonly [string, (text: string) => Buffer | undefined])[] = [
  [
    'cut off in a row',
    (text) => Buffer.from(text.slice(0, text.trimEnd().length - 3 - (rowsOf(text).at(-1)?.length ?? 0) / 2)),
  ],
  [
    'put together twice',
    (text) => (rowsOf(text).length < 3 ? undefined : Buffer.from(`${text.trimEnd()}\n${rowsOf(text).join('\n')}\n`)),
  ],
  ['of another year', (text) => (tenYearsOn(text) === text ? undefined : Buffer.from(tenYearsOn(text)))],
  ['of another recipe', () => Buffer.from(foreign)],
  ['an empty file', () => Buffer.alloc(0)],
  ['a header only', (text) => Buffer.from(`${headerOf(text)}\n`)],
  ['with bytes that no encoding has', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0, 0xff, 0])])],
];

/** A list that explains is not held against anything: without its rows, what they explained is open. */
function mustBeTold(recipe: Recipe, file: FileName): boolean {
  const list = fileExplanations(recipe).find(({ id }) => id === file);
  return list === undefined || list.by.explains === 'nothing';
}

describe.each(recipes().map((recipe) => [recipe.id, recipe] as const))('%s', (_id, recipe) => {
  const given = loadSamples(recipe).flatMap((sample) =>
    [...sample.texts.keys()]
      .filter((file) => mustBeTold(recipe, file) && !(sample.isOneFile && file === 'right'))
      .map((file) => ({ sample, file, text: sample.texts.get(file) ?? '' })),
  );

  test.each(CORRUPTED)('a file %s is never clean', (_kind, corrupted) => {
    const clean = given.flatMap(({ sample, file, text }) => {
      const bytes = corrupted(text);
      const outcome = bytes && delivered(recipe, sample, file, bytes);
      if (!outcome) return [];
      if ('refused' in outcome) return outcome.refused.length > 20 ? [] : [`${sample.name} ${file}: no sentence`];
      return isClean(outcome.result) ? [`${sample.name} ${file}`] : [];
    });
    expect(clean).toEqual([]);
  });

  test('rows in another order say the same', () => {
    for (const { sample, file, text } of given) {
      const turned = Buffer.from(`${[headerOf(text), ...[...rowsOf(text)].reverse()].join('\n')}\n`);
      const before = delivered(recipe, sample, file, Buffer.from(text));
      const after = delivered(recipe, sample, file, turned);
      if (!('result' in before) || !('result' in after)) continue;
      if (sourceOf(recipe, file).runningBalance ?? sourceOf(recipe, file).statements) continue;
      expect([file, isClean(after.result)]).toEqual([file, isClean(before.result)]);
    }
  });
});

test('a third file of another month says that none of its rows counts, and a witness too', () => {
  const recipe = recipes().find(({ id }) => id === 'ky-invoice') as Recipe;
  const [sample] = loadSamples(recipe);
  if (!sample) throw new Error('There is no sample.');
  const outcome = delivered(
    recipe,
    sample,
    'account-payouts',
    Buffer.from(tenYearsOn(sample.texts.get('account-payouts') ?? '')),
  );
  expect('result' in outcome && sidesWithoutRows(outcome.result)).toEqual([
    { side: 'account-payouts', says: expect.stringContaining('none of its') as unknown },
  ]);
});
