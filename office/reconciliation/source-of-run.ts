import { readSourceRows, refuseTooLarge } from '../../formats/tables/read-source';
import { sourcesOf, type Recipe } from '../../reconciliation/recipe';
import { type RecipeSource } from '../../reconciliation/recipe-source';
import { ENOUGH_TO_CHOOSE } from '../../reconciliation/read-recipe-file';
import { chooseLayout } from '../../formats/tables/report-layouts';
import { linesInFile, type FileLine } from '../../reconciliation/source-reader';
import type { Pool, PoolClient } from 'pg';
import { keptPieces } from './kept-files';
import type { LoadedFile } from './loads';
import { RunRefused } from './run-refused';

/** Throws `RunRefused`. */
export function sourceNamed(recipe: Recipe, name: string): RecipeSource {
  const sources = sourcesOf(recipe);
  const source = sources.get(name);
  if (source) return source;
  const known = [...sources].map(([id, { title }]) => `${id} (${title})`).join(', ');
  throw new RunRefused('unknown-source', `${recipe.id} has no source "${name}". Its sources are ${known}.`);
}

/**
 * The lines of a file, some thousands at a time, in whichever of the source's layouts it is written. Throws `InputRefused`, at
 * the line where that is known or at the end: whoever takes them keeps them in a transaction until then.
 */
export async function* linesOf(
  { layouts }: RecipeSource,
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  bytes: number,
): AsyncGenerator<readonly FileLine[]> {
  const [start, whole] = await startOf(pieces);
  const layout = chooseLayout(layouts, start);
  refuseTooLarge(bytes, layout);
  yield* readSourceRows(whole, layout);
}

/**
 * The lines of all files of a source as they were kept, one file after the other; each says its file where the source is in
 * parts. `taking` is told of each file as it begins.
 */
export async function* linesOfFiles(
  client: Pool | PoolClient,
  source: RecipeSource,
  files: readonly LoadedFile[],
  taking: (file: LoadedFile) => void = () => undefined,
): AsyncGenerator<readonly FileLine[]> {
  for (const file of files) {
    for await (const batch of linesOf(
      source,
      told(keptPieces(client, file.fileId), () => taking(file)),
      file.bytes,
    )) {
      yield source.inParts ? linesInFile(batch, file.fileName) : batch;
    }
  }
}

async function* told<Piece>(pieces: AsyncIterable<Piece>, begins: () => void): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    begins();
    yield piece;
  }
}

/** Enough of the beginning to tell its layout by, and all of it. */
async function startOf(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<readonly [Buffer, AsyncIterable<Buffer>]> {
  const rest = inTurn(pieces);
  const first: Buffer[] = [];
  for (let length = 0; length < ENOUGH_TO_CHOOSE;) {
    const { value, done } = await rest.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const whole = (async function* () {
    yield* first;
    yield* rest;
  })();
  return [Buffer.concat(first).subarray(0, ENOUGH_TO_CHOOSE), whole];
}

/** So small that the rows of a piece are gone before the memory is tidied: a fifth of the time of reading. */
const SLICE = 1 << 15;

async function* inTurn(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE) yield piece.subarray(at, at + SLICE);
  }
  return undefined;
}
