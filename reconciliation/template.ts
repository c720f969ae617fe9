import { placesOf } from '../formats/tables/table-header';
import type { RecipeSource } from './recipe-source';

/**
 * The header row of an empty file of the source, as a Danish or Swedish spreadsheet saves it: the names that the source's
 * owners give the columns, each once. Nothing where all its files have columns of their own (SIE, camt, BgMax).
 */
export function templateOf({ layouts }: RecipeSource): string | undefined {
  const layout = layouts.find((one) => one.kind === 'csv');
  if (layout?.kind !== 'csv') return undefined;
  const names = layout.columns.flatMap((column) => placesOf(column).map(nameOf));
  // One printed column may be two of ours: the day and the time of *BehandlingDatoTid*.
  return `${[...new Set(names)].join(BETWEEN)}\r\n`;
}

const BETWEEN = ';';

/** Our own name stands first; theirs follows where they have one. */
function nameOf({ headers: [ours = '', theirs] = [] }: { readonly headers?: readonly string[] }): string {
  return theirs ?? ours;
}
