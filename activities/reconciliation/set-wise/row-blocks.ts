import type { Recipe } from '../../../reconciliation/recipe';
import { keyOf, type UnkeyedRow } from '../../../reconciliation/row';
import { SourceReader, type FileLine, type FileName, type RunOf } from '../../../reconciliation/source-reader';
import type { SourceTally } from '../../../reconciliation/source-tally';
import { copyText } from './copy-blocks';

/** The lines of a file, some thousands at a time. */
export type Lines = AsyncIterable<readonly FileLine[]> | Iterable<readonly FileLine[]>;

/** What a file's rows have in common, known when it is read to its end. Plain data. */
export interface WrittenRows {
  /** Lines that count. */
  readonly hasRows: boolean;
  /** Rows that are compared and counted in the totals. */
  readonly countedRows: number;
  readonly hasBeside: boolean;
  /** Whether a line has more than one amount: its cells may then stand under another key. */
  readonly hasSeveralParts: boolean;
  /** The columns of the file, in the order of its cells. */
  readonly names: readonly string[];
  /** Those of the key's columns that some row names. */
  readonly namedColumns: readonly string[];
}

export const ROW_COLUMNS = `seq integer NOT NULL, line integer NOT NULL, part smallint NOT NULL, kind smallint NOT NULL,
  amount bigint NOT NULL, key text COLLATE "C" NOT NULL, cells text COLLATE "C"`;

export const BETWEEN_CELLS = '\u001f';
const BLOCK = 1 << 16;
/** How a row counts: in the totals, beside them, or only as a counterpart in a neighbouring period. */
const KIND = { counted: '0', beside: '1', nearby: '2', nearbyBeside: '3' } as const;

/**
 * Writes the rows of one file as COPY takes them: a row for each amount, its key of all columns that the recipe may compare
 * by, since which of them count is known when every file is read. The cells stand with the first row of their line.
 */
export class RowBlocks {
  private readonly reader: SourceReader;
  private readonly keyColumns: readonly string[];
  private readonly named = new Set<string>();
  private names: readonly string[] = [];
  private hasRows = false;
  private countedRows = 0;
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
    const { hasRows, countedRows, hasBeside, hasSeveralParts, names, named } = this;
    return { hasRows, countedRows, hasBeside, hasSeveralParts, names, namedColumns: [...named] };
  }

  async *of(lines: Lines): AsyncGenerator<string> {
    let block = '';
    let seq = 0;
    for await (const batch of lines) {
      for (const line of batch) {
        seq += 1;
        const { rows, nearby } = this.reader.read(line);
        if (rows.length > 0) {
          this.hasRows = true;
          if (this.named.size < this.keyColumns.length) for (const row of rows) this.see(row);
          block += this.rowsText(seq, line, rows, false);
        } else if (nearby.length > 0) block += this.rowsText(seq, line, nearby, true);
        if (block.length < BLOCK) continue;
        yield block;
        block = '';
      }
    }
    yield block;
  }

  private see({ fields }: UnkeyedRow): void {
    for (const column of this.keyColumns) if ((fields[column] ?? '') !== '') this.named.add(column);
  }

  private rowsText(seq: number, line: FileLine, rows: readonly UnkeyedRow[], isNearby: boolean): string {
    let text = '';
    let cells = copyText(this.cellsOf(line));
    rows.forEach((row, part) => {
      const isBeside = row.beside === true;
      if (!isNearby && !isBeside) this.countedRows += 1;
      if (isBeside) this.hasBeside = true;
      if (part > 0) this.hasSeveralParts = true;
      const mark = isBeside ? '\u001e' : '';
      const key = copyText(keyOf(row.fields, this.keyColumns));
      const units = unitsText(row.amount.amount.toString());
      text += `${seq}\t${line.line}\t${part}\t${kindOf(isNearby, isBeside)}\t${units}\t${mark}${key}\t${cells}\n`;
      cells = '\\N';
    });
    return text;
  }

  /** Every line of a file has the same columns, blank where it says nothing: see `SourceRecord`. */
  private cellsOf({ fields }: FileLine): string {
    if (this.names.length === 0) this.names = Object.keys(fields);
    let cells = fields[this.names[0] ?? ''] ?? '';
    for (let at = 1; at < this.names.length; at += 1) {
      cells += BETWEEN_CELLS + (fields[this.names[at] as string] ?? '');
    }
    return cells;
  }
}

function kindOf(isNearby: boolean, isBeside: boolean): string {
  if (isNearby) return isBeside ? KIND.nearbyBeside : KIND.nearby;
  return isBeside ? KIND.beside : KIND.counted;
}

/** Whole öre, as COPY takes an integer: `123.4` is `12340`. A row's amount is exact to the öre already. */
function unitsText(amount: string): string {
  const point = amount.indexOf('.');
  if (point === -1) return `${amount}00`;
  const decimals = amount.length - point - 1;
  return `${amount.slice(0, point)}${amount.slice(point + 1)}${decimals === 1 ? '0' : ''}`;
}

/** Every column that the recipe may compare by: of `claim|day` both, of `account?` the one. */
export function keyColumnsOf({ key }: Pick<Recipe, 'key'>): readonly string[] {
  return [...new Set(key.flatMap((part) => part.replace(/\?$/, '').split('|')))];
}
