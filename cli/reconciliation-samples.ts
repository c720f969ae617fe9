import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './refusals';

/** A worked example of a recipe that the project ships: `sample/reconciliations/RECIPE/samples.json`. */
export interface ReconciliationSample {
  readonly name: string;
  readonly title: string;
  /** What of it is printed in the source and what is ours. */
  readonly note: string;
  /** Where its files are made from one another: which control cannot fail on it, in a sentence. */
  readonly byConstruction?: string;
  readonly period: string;
  readonly by?: string;
  readonly files: SampleFiles;
}

/** Paths below the recipe's folder, or whole paths once found. */
export interface SampleFiles {
  readonly left: string;
  readonly right: string;
  readonly third?: string;
  readonly explanations?: Readonly<Record<string, string>>;
}

const SAMPLES = join(__dirname, '..', 'sample', 'reconciliations');

/** The samples of a recipe with the whole paths of their files; the first is the one that `--sample` alone means. */
export function samplesOf(recipeId: string): ReconciliationSample[] {
  const list = join(SAMPLES, recipeId, 'samples.json');
  if (!existsSync(list)) return [];
  const found = JSON.parse(readFileSync(list, 'utf8')) as ReconciliationSample[];
  return found.map((sample) => ({ ...sample, files: inFolder(recipeId, sample.files) }));
}

/** Throws `Refused`, naming those that there are. */
export function sampleNamed(recipeId: string, name?: string): ReconciliationSample {
  const samples = samplesOf(recipeId);
  const sample = name === undefined ? samples[0] : samples.find((known) => known.name === name);
  if (sample) return sample;
  if (samples.length === 0) throw new Refused(`${recipeId} has no sample. Give it files: --left FILE --right FILE.`);
  throw new Refused(
    `${recipeId} has no sample "${name ?? ''}". Take one of: ${samples.map((known) => known.name).join(', ')}.`,
  );
}

function inFolder(recipeId: string, { left, right, third, explanations }: SampleFiles): SampleFiles {
  const path = (file: string) => join(SAMPLES, recipeId, file);
  return {
    left: path(left),
    right: path(right),
    ...(third && { third: path(third) }),
    ...(explanations && {
      explanations: Object.fromEntries(Object.entries(explanations).map(([id, file]) => [id, path(file)])),
    }),
  };
}
