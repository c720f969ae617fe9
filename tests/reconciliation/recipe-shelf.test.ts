import { existsSync } from 'node:fs';
import { recipeNamed, recipes } from '../../office/reconciliation/recipe-shelf';
import { sampleNamed, samplesOf } from '../../cli/reconciliation-samples';
import { fileExplanations, schedulesOf } from '../../reconciliation/recipe';
import type { Reconciliation } from '../../reconciliation/result';
import { runSample } from './run-sample';

const KY = [
  'ky-finance',
  'ky-income-register',
  'ky-refund',
  'provision-settlement',
  'ky-nemkonto',
  'ky-debtor',
  'ky-invoice',
];

/** Those of the sources have their worked figures. One that somebody adds is a file in the folder and nothing else. */
const OF_THE_SOURCES = [
  ...KY,
  'gl-subledger',
  'debtor-psrm',
  'debtor-gl-area',
  'bank-ledger',
  'enforcement-cases',
  'monitoring-agency',
  'engine-ledger',
  'client-declaration',
  'ky-fub',
];

test('the recipes of KY stand first, in the order of the guide', () => {
  expect(
    recipes()
      .map(({ id }) => id)
      .slice(0, KY.length),
  ).toEqual(KY);
});

test.each(OF_THE_SOURCES)('%s has the worked figures of its source', (id) => {
  expect(samplesOf(id).length).toBeGreaterThan(0);
  expect(sampleNamed(id).name).toBe(samplesOf(id)[0]?.name);
});

/** The lines of a side that count. */
const linesOfSide = (result: Reconciliation, side: 'left' | 'right') =>
  result.matched.flatMap(({ shown }) => shown.flatMap(({ rows }) => rows.filter((one) => one.side === side)));

test.each(recipes().flatMap(({ id }) => samplesOf(id).map((sample) => [id, sample.name, sample] as const)))(
  '%s, %s: no file is held against itself, unless the sample says so',
  (id, name, { byConstruction, files: { left, right, third } }) => {
    if (byConstruction !== undefined) return;
    expect([left, right]).not.toContain(third);
    if (left !== right) return;
    // One account extract serves both sides: each takes lines of its own.
    const result = runSample(id, name);
    const [ofLeft, ofRight] = [linesOfSide(result, 'left'), linesOfSide(result, 'right')];
    expect(ofLeft.filter(({ row }) => ofRight.some((one) => one.row.line === row.line))).toEqual([]);
  },
);

test('the samples whose files are made from one another', () => {
  const made = recipes().flatMap(({ id }) =>
    samplesOf(id).flatMap(({ name, byConstruction }) => (byConstruction === undefined ? [] : [`${id} ${name}`])),
  );
  expect(made).toEqual([
    'ky-finance year',
    'ky-income-register per-person',
    'ky-refund february',
    'provision-settlement tax-account',
    'provision-settlement quarter',
  ]);
});

test('an unknown recipe is refused with those that there are', () => {
  expect(() => recipeNamed('ky-moon')).toThrow(/There is no recipe "ky-moon"\. Take one of: ky-finance, /);
  expect(() => recipeNamed('../recipe')).toThrow(/There is no recipe/);
});

describe.each(recipes().map((recipe) => [recipe.id, recipe] as const))('%s', (id, recipe) => {
  test('cites the requirements that it follows', () => {
    const cited = [
      ...recipe.cites,
      ...recipe.identities.flatMap(({ cites }) => cites),
      ...recipe.explanations.flatMap(({ cites }) => cites),
      ...schedulesOf(recipe).flatMap(({ cites }) => cites),
    ];
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter((item) => !/^S00[0-4]-\d{2,3}$/.test(item))).toEqual([]);
  });

  test('is prepared by one and signed by another', () => {
    expect(recipe.preparedBy).not.toBe(recipe.signedBy);
  });

  test('matches exactly before anything else', () => {
    expect(recipe.matchers[0]?.kind).toBe('exact');
  });

  test('has its samples whole: every file is there, and each explanation is known', () => {
    for (const { files } of samplesOf(id)) {
      const { left, right, third, explanations = {} } = files;
      const paths = [left, right, ...(third === undefined ? [] : [third]), ...Object.values(explanations)];
      expect(paths.filter((path) => !existsSync(path))).toEqual([]);
      const known = fileExplanations(recipe).map((explanation) => explanation.id);
      expect(Object.keys(explanations).filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  test('takes several files only of what comes from outside', () => {
    const { left, right, third } = recipe;
    const sources = [left, right, ...(third ? [third] : []), ...fileExplanations(recipe).map(({ by }) => by.source)];
    expect(sources.filter(({ inParts, ledgerQuery }) => inParts && ledgerQuery !== undefined)).toEqual([]);
  });

  test('reads a clean-up list back where it writes one', () => {
    const lists = fileExplanations(recipe).map((explanation) => explanation.id);
    expect(recipe.cleanUp === undefined || lists.includes(recipe.cleanUp.readBackAs)).toBe(true);
  });

  test('runs each sample, with identities that hold', () => {
    for (const { name } of samplesOf(id)) {
      expect(runSample(id, name).identities.filter(({ holds }) => !holds)).toEqual([]);
    }
  });
});
