import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { InputRefused } from '../domain/kernel/input-refused';
import { fileExplanations, type Recipe } from '../reconciliation/recipe';
import { type RecipeSource } from '../reconciliation/recipe-source';
import type { ColumnTemplate } from '../formats/register/column-template';
import { isMadeByFordring } from '../formats/own-file';
import { readByTemplate } from '../reconciliation/by-template';
import { readRecipeFile } from '../reconciliation/read-recipe-file';
import type { RecipeFiles } from '../reconciliation/reconcile';
import { linesInFile, type FileLine } from '../reconciliation/source-reader';
import { readInputFile } from './read-input-file';
import type { SourceTemplates } from './reconciliation-templates';
import type { SampleFiles } from './reconciliation-samples';
import { Refused } from './refusals';

/** The paths of the files of a run: of a source in parts several. */
export interface GivenFiles {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly third?: readonly string[];
  readonly explanations?: Readonly<Record<string, readonly string[]>>;
}

/** Reads the files of a run, whole or not at all, those of a template by it. Throws `InputRefused` or `Refused`. */
export async function readRecipeFiles(
  recipe: Recipe,
  files: GivenFiles,
  templates: SourceTemplates = new Map(),
): Promise<RecipeFiles> {
  const hashes: Record<string, readonly string[]> = {};
  const ownFiles: string[] = [];
  const all = async (file: string, source: RecipeSource, paths: readonly string[]) => {
    const option = file === 'left' || file === 'right' || file === 'third' ? `--${file}` : `--explain ${file}`;
    const { lines, sha256, isOwn } = await readAll({ source, option, template: templates.get(source) }, paths);
    hashes[file] = sha256;
    if (isOwn) ownFiles.push(file);
    return lines;
  };
  if (files.third !== undefined && !recipe.third) {
    throw new Refused(`${recipe.id} knows no third source. Leave --third out.`);
  }
  const explanations: Record<string, readonly FileLine[]> = {};
  for (const { id, by } of fileExplanations(recipe)) {
    const paths = files.explanations?.[id];
    if (paths !== undefined) explanations[id] = await all(id, by.source, paths);
  }
  return {
    left: await all('left', recipe.left, files.left),
    right: await all('right', recipe.right, files.right),
    ...(recipe.third && files.third !== undefined && { third: await all('third', recipe.third, files.third) }),
    explanations,
    hashes,
    ownFiles,
  };
}

/** A source with the option that names its files, and the template by which they are read. */
interface GivenSource {
  readonly source: RecipeSource;
  readonly option: string;
  readonly template: ColumnTemplate | undefined;
}

/** One file, or the parts of a source in the order of their names, as a run takes them. */
async function readAll(given: GivenSource, paths: readonly string[]): Promise<ReadFiles> {
  const { source, option } = given;
  const [only = ''] = paths;
  if (!source.inParts && paths.length < 2) {
    const { lines, sha256, isOwn } = await read(given, only);
    return { lines, sha256: [sha256], isOwn };
  }
  const lines: FileLine[] = [];
  const seen = new Map<string, string>();
  let isOwn = false;
  for (const [name, path] of named(paths)) {
    const part = await read(given, path);
    const same = seen.get(part.sha256);
    if (same !== undefined) throw new Refused(`${path} and ${same} are the very same file. Give it once.`);
    seen.set(part.sha256, path);
    isOwn ||= part.isOwn;
    for (const line of linesInFile(part.lines, name)) lines.push(line);
    if (lines.length > MOST_ROWS) throw new Refused(tooMany(option, source));
  }
  return { lines, sha256: [...seen.keys()], isOwn };
}

/** By their file names; by their paths where two files are called the same. */
function named(paths: readonly string[]): (readonly [string, string])[] {
  const names = new Set(paths.map((path) => basename(path)));
  const all = paths.map((path) => [names.size === paths.length ? basename(path) : path, path] as const);
  return all.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** So many rows of a file are held in memory; a run of the server takes files of any length that a source may have. */
const MOST_ROWS = 1_000_000;

interface ReadFiles {
  readonly lines: readonly FileLine[];
  readonly sha256: readonly string[];
  /** Fordring itself made one of them. */
  readonly isOwn: boolean;
}

interface ReadFile {
  readonly lines: readonly FileLine[];
  readonly sha256: string;
  readonly isOwn: boolean;
}

function tooMany(option: string, { title }: RecipeSource): string {
  return `The files of ${option} (${title}) have more than ${MOST_ROWS} rows together, the most that are held in memory at once. Deliver them to a run (fordring reconciliations deliver), which takes them piece by piece.`;
}

async function read({ source, template }: GivenSource, path: string): Promise<ReadFile> {
  const bytes = await readInputFile(path);
  try {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const lines = template
      ? readByTemplate(source, template, bytes, MOST_ROWS)
      : readRecipeFile(source, bytes, MOST_ROWS);
    return { lines, sha256, isOwn: isMadeByFordring(bytes) };
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    throw new InputRefused(`${path} was refused as "${source.title}"; nothing of it was taken in.`, problem.problems);
  }
}

/**
 * `--explain FILE` where the recipe has one file that explains something, `--explain ID=FILE` where it has several. Throws
 * `Refused`.
 */
export function explanationPaths(recipe: Recipe, given: readonly string[]): Record<string, readonly string[]> {
  const known = fileExplanations(recipe);
  const explaining = known.filter(({ by }) => by.explains !== 'nothing');
  const names = known.map(({ id, cause }) => `${id} (${cause})`).join(', ');
  const paths: Record<string, readonly string[]> = {};
  for (const argument of given) {
    const named = known.find(({ id }) => argument.startsWith(`${id}=`));
    const meant = named ?? (explaining.length === 1 ? explaining[0] : undefined);
    if (!meant) {
      throw new Refused(
        known.length === 0
          ? `${recipe.id} has no explanation that comes as a file. Leave --explain out.`
          : `--explain ${argument} does not say what it explains. Write --explain ID=FILE with one of: ${names}.`,
      );
    }
    paths[meant.id] = [...(paths[meant.id] ?? []), named ? argument.slice(meant.id.length + 1) : argument];
  }
  return paths;
}

/** The files of a sample as somebody would give them. */
export function filesOfSample({ left, right, third, explanations = {} }: SampleFiles): GivenFiles {
  return {
    left: [left],
    right: [right],
    ...(third !== undefined && { third: [third] }),
    explanations: Object.fromEntries(Object.entries(explanations).map(([id, path]) => [id, [path]])),
  };
}
