import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Recipe } from '../../reconciliation/recipe';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { recipeOfRun } from './recipe-of-run';
import { lockRun } from './run-record';
import { RunRefused } from './run-refused';
import { sourceNamed } from './source-of-run';
import { openRun } from './start-run';
import { takeIn, type Delivered, type FileToDeliver } from './take-in';
import { doneBy, type By } from './who-acts';

interface OfSource extends RunName {
  /** `left`, `right`, `third`, or the id of an explanation. */
  readonly source: string;
  readonly today: CivilDate;
  /** Of a run that begins with it. */
  readonly periodRule?: string;
}

export type Delivery = OfSource & FileToDeliver;

/** Several files of a source in parts at once. */
export type DeliveryOfParts = OfSource & { readonly files: readonly FileToDeliver[] };

/**
 * Takes a file in for a run, which begins with it when it is not there: read through from end to end, counted, totalled
 * and kept under its hash; all of it or nothing. The same file again changes nothing; another under the same name is a
 * new version, which is told, and the run is matched anew. Of a source in parts a file under a new name is added.
 *
 * Throws `InputRefused`, `RunRefused` (unknown source, already signed, a day before what has
 * happened, and what `startRun` refuses),
 * `FileChangedMeanwhile`.
 */
export async function deliverSource(pool: Pool, { fileName, open, ...of }: Delivery, by: By): Promise<Delivered> {
  const [delivered] = await deliverParts(pool, { ...of, files: [{ fileName, open }] }, by);
  if (!delivered) throw new Error('What is delivered is answered.');
  return delivered;
}

/**
 * Several files of one source in parts, all of them or none: the run goes on only when the last of them is there. Besides
 * what `deliverSource` throws, `RunRefused` when the source is one file, or when two of them have one name.
 */
export async function deliverParts(
  pool: Pool,
  { files, ...of }: DeliveryOfParts,
  by: By,
): Promise<readonly Delivered[]> {
  const done = doneBy(by, of.today);
  return inTransaction(pool, async (client) => {
    const recipe = await recipeOfRun(client, of);
    refuseFiles(recipe, of.source, files);
    await openRun(client, of, done);
    return takeIn(client, recipe, await lockRun(client, of), { source: of.source, files }, done);
  });
}

const LONGEST_NAME = 255;

function refuseFiles(recipe: Recipe, source: string, files: readonly FileToDeliver[]): void {
  const { inParts, title } = sourceNamed(recipe, source);
  if (files.length === 0) throw new RunRefused('no-file', `No file of ${title} (${source}) was given.`);
  if (!inParts) {
    if (files.length === 1) return;
    throw new RunRefused(
      'not-in-parts',
      `${recipe.id} takes one file as ${source} (${title}), and ${files.length} were given. Put the rows into one file, or deliver the one that counts.`,
    );
  }
  const names = new Set<string>();
  for (const { fileName } of files) {
    if (fileName.trim() === '' || fileName.length > LONGEST_NAME)
      throw new RunRefused(
        'no-file',
        `Each file of ${title} (${source}) is known by its name, of 1 to ${LONGEST_NAME} signs.`,
      );
    if (names.has(fileName))
      throw new RunRefused(
        'file-named-twice',
        `Two of the files are called ${fileName}, and each file of ${title} (${source}) is known by its name. Give one of them another name.`,
      );
    names.add(fileName);
  }
}
