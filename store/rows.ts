export type Cell = string | number | boolean | Buffer | readonly string[] | null;
export type Row = readonly Cell[];

/** A table with the columns that are written, in their order. */
export interface Target {
  readonly table: string;
  readonly columns: readonly string[];
}
