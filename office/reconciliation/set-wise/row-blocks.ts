import type { Recipe } from '../../../reconciliation/recipe';
import type { Cells } from '../../../reconciliation/row';
import {
  SourceReader,
  type FileLine,
  type FileName,
  type RunOf,
  type WeighedLine,
} from '../../../reconciliation/source-reader';
import type { SourceTally } from '../../../reconciliation/source-tally';
import { CopyBuffer } from './copy-buffer';

/** The lines of a file, some thousands at a time. */
export type Lines = AsyncIterable<readonly FileLine[]> | Iterable<readonly FileLine[]>;

/** What a file's rows have in common, known when it is read to its end. */
export interface WrittenRows {
  /** Lines that count. */
  readonly hasRows: boolean;
  /** Rows that are compared and counted in the totals. */
  readonly countedRows: number;
  /** Those and the ones that are compared beside the totals. */
  readonly comparedRows: number;
  readonly hasBeside: boolean;
  /** Whether a line has more than one amount: its cells may then stand under another key. */
  readonly hasSeveralParts: boolean;
  /** The columns of the file, in the order of its cells: of several files all of them, blank where one has none. */
  readonly names: readonly string[];
  /** Of a source in parts, from which row on each file goes. */
  readonly files: readonly FileFrom[];
  /** Those of the key's columns that some row names. */
  readonly namedColumns: readonly string[];
}

export interface FileFrom {
  readonly seq: number;
  readonly file: string;
}

export const ROW_COLUMNS = `seq integer NOT NULL, line integer NOT NULL, part smallint NOT NULL, kind smallint NOT NULL,
  amount bigint NOT NULL, key text COLLATE "C" NOT NULL, cells text COLLATE "C"`;

export const BETWEEN_CELLS = '\u001f';
/** The same as a byte, and the mark of a key that is compared beside the totals: see `keyOf` and `withKey`. */
const BETWEEN = 0x1f;
const BESIDE = 0x1e;
/** How a row counts: in the totals (0), beside them (1), or only as a counterpart in a neighbouring period (2, and 3 beside). */
const [BESIDE_TOTALS, NEARBY] = [1, 2];

/**
 * Writes the rows of one file as COPY takes them: a row for each amount, its key of all columns that the recipe may compare
 * by, since which of them count is known when every file is read. The cells stand with the first row of their line.
 */
export class RowBlocks {
  private readonly reader: SourceReader;
  private readonly out = new CopyBuffer();
  private readonly keyColumns: readonly string[];
  private readonly named = new Set<string>();
  private readonly names: string[] = [];
  private readonly files: FileFrom[] = [];
  private hasRows = false;
  private countedRows = 0;
  private comparedRows = 0;
  private hasBeside = false;
  private hasSeveralParts = false;

  constructor(recipe: Recipe, file: FileName, run: RunOf) {
    this.reader = new SourceReader(recipe, file, run);
    this.keyColumns = file === 'third' ? [] : keyColumnsOf(recipe);
  }

  get tally(): SourceTally {
    return this.reader.tally;
  }

  get written(): WrittenRows {
    const { hasRows, countedRows, comparedRows, hasBeside, hasSeveralParts, names, files, named } = this;
    return { hasRows, countedRows, comparedRows, hasBeside, hasSeveralParts, names, files, namedColumns: [...named] };
  }

  async *of(lines: Lines): AsyncGenerator<Buffer> {
    const { out } = this;
    let seq = 0;
    for await (const batch of lines) {
      if (batch[0]) this.begin(batch[0], seq + 1);
      for (const line of batch) {
        seq += 1;
        const weighed = this.reader.weigh(line);
        if (weighed.place === 'left-out') continue;
        this.write(seq, line, weighed);
        if (out.isFull) yield out.take();
      }
    }
    yield out.take();
  }

  private write(seq: number, line: FileLine, { drafts, place }: WeighedLine): void {
    const { out } = this;
    const isNearby = place === 'nearby';
    if (!isNearby && drafts.length > 0) this.hasRows = true;
    if (drafts.length > 1) this.hasSeveralParts = true;
    let part = 0;
    for (const { rule, ore, cells } of drafts) {
      const isBeside = rule.beside === true;
      this.count(cells, isNearby, isBeside);
      out.number(seq);
      out.tab();
      out.number(line.line);
      out.tab();
      out.number(part);
      out.tab();
      out.number(kindOf(isNearby, isBeside));
      out.tab();
      out.number(ore);
      out.tab();
      if (isBeside) out.byte(BESIDE);
      this.writeCells(cells, this.keyColumns);
      out.tab();
      if (part === 0) this.writeCells(line.fields, this.names);
      else out.null();
      out.endRow();
      part += 1;
    }
  }

  private count(cells: Cells, isNearby: boolean, isBeside: boolean): void {
    if (isBeside) this.hasBeside = true;
    if (isNearby) return;
    this.comparedRows += 1;
    if (!isBeside) this.countedRows += 1;
    if (this.named.size === this.keyColumns.length) return;
    for (const column of this.keyColumns) if ((cells[column] ?? '') !== '') this.named.add(column);
  }

  /**
   * Every line of a file has the same columns, blank where it says nothing (see `SourceRecord`), and a batch is of one file:
   * its first line tells both. Columns that an earlier file lacked come after its own.
   */
  private begin({ file, fields }: FileLine, seq: number): void {
    if (file !== undefined && this.files.at(-1)?.file !== file) this.files.push({ seq, file });
    for (const name of Object.keys(fields)) if (!this.names.includes(name)) this.names.push(name);
  }

  private writeCells(cells: Cells, names: readonly string[]): void {
    for (let at = 0; at < names.length; at += 1) {
      if (at > 0) this.out.byte(BETWEEN);
      this.out.text(cells[names[at] as string] ?? '');
    }
  }
}

function kindOf(isNearby: boolean, isBeside: boolean): number {
  return (isNearby ? NEARBY : 0) + (isBeside ? BESIDE_TOTALS : 0);
}

/** Every column that the recipe may compare by: of `claim|day` both, of `account?` the one. */
export function keyColumnsOf({ key }: Pick<Recipe, 'key'>): readonly string[] {
  return [...new Set(key.flatMap((part) => part.replace(/\?$/, '').split('|')))];
}
