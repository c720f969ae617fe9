import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Recipe } from '../reconciliation/recipe';
import { writeLine } from './output';
import { readInputFile } from './read-input-file';
import type { GivenFiles } from './reconciliation-files';
import type { ReconciliationSample, SampleFiles } from './reconciliation-samples';
import { reconcileCommandLine } from './reconcile-command-line';
import { Refused } from './refusals';
import { writeNewFile } from './write-new-file';

/**
 * Writes the files of a sample into a folder of the user's own, and prints the command that reconciles them. Files that are
 * there with the very same contents stay. Throws `Refused` where one is there with others, and then writes nothing; and
 * `FileNotReachable`.
 */
export async function exportSample(recipe: Recipe, sample: ReconciliationSample, folder: string): Promise<void> {
  const wanted = new Map<string, Buffer>();
  const at = new Map<string, string>();
  for (const path of pathsOf(sample.files)) {
    const contents = await readInputFile(path);
    const place = freePlace(wanted, folder, basename(path), contents);
    wanted.set(place, contents);
    at.set(path, place);
  }
  const missing = await notThereYet(wanted);
  for (const [place, contents] of missing) await writeNewFile(place, contents);
  const exported = (path: string) => [at.get(path) ?? path];
  await writeLine(`${sample.title} (${sample.note})`);
  for (const place of wanted.keys()) await writeLine(place);
  await writeLine();
  await writeLine(
    reconcileCommandLine({
      recipe: recipe.id,
      period: sample.period,
      ...(sample.by !== undefined && { by: sample.by }),
      files: filesAt(sample.files, exported),
    }),
  );
}

function pathsOf({ left, right, third, explanations = {} }: SampleFiles): string[] {
  return [...new Set([left, right, ...(third === undefined ? [] : [third]), ...Object.values(explanations)])];
}

/** Two files of one name and other contents lie in different folders of the sample: the second gets a number. */
function freePlace(
  wanted: ReadonlyMap<string, Buffer>,
  folder: string,
  name: string,
  contents: Buffer,
  number = 1,
): string {
  const place = join(folder, number === 1 ? name : name.replace(/(?=\.[^.]*$)/, `-${number}`));
  const there = wanted.get(place);
  return there === undefined || there.equals(contents) ? place : freePlace(wanted, folder, name, contents, number + 1);
}

async function notThereYet(wanted: ReadonlyMap<string, Buffer>): Promise<[string, Buffer][]> {
  const missing: [string, Buffer][] = [];
  for (const [place, contents] of wanted) {
    if (!existsSync(place)) missing.push([place, contents]);
    else if (!(await readInputFile(place)).equals(contents)) {
      throw new Refused(`${place} is there already with other contents. Nothing was written: name another folder.`);
    }
  }
  return missing;
}

/** The same files where they were written to. */
function filesAt(
  { left, right, third, explanations }: SampleFiles,
  at: (path: string) => readonly string[],
): GivenFiles {
  return {
    left: at(left),
    right: at(right),
    ...(third !== undefined && { third: at(third) }),
    ...(explanations && {
      explanations: Object.fromEntries(Object.entries(explanations).map(([id, path]) => [id, at(path)])),
    }),
  };
}
