import { readSource } from '../formats/tables/read-source';
import type { SourceRecord } from '../formats/tables/source';
import type { RecipeSource } from './recipe-source';
import { chooseLayout } from '../formats/tables/report-layouts';

/** So much of a file tells which of its layouts it has. */
export const ENOUGH_TO_CHOOSE = 4096;

/**
 * The lines of one file of a recipe, in whichever of its layouts the file is written. Throws `InputRefused`, also when it has
 * more rows than are wanted in memory.
 */
export function readRecipeFile(source: RecipeSource, bytes: Buffer, mostRows = Infinity): readonly SourceRecord[] {
  const layout = chooseLayout(source.layouts, bytes.subarray(0, ENOUGH_TO_CHOOSE));
  return readSource(bytes, layout, { limitRows: mostRows }).rows;
}
