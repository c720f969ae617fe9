import type { PoolClient } from 'pg';
import { copyBlocks } from './copy-blocks';
import { copyInto } from './copy-rows';
import { CopyText } from './copy-text';
import type { Row, Target } from './rows';

/** A statement that is carried out with the rows, in one round trip when they are few. */
export interface LastStatement {
  /** Its text, given how many parameters stand before its own. */
  readonly text: (before: number) => string;
  /** Statements that are carried out with it, by the same parameters: each as a part of `WITH`. */
  readonly beside?: (before: number) => readonly string[];
  readonly values: readonly unknown[];
}

/** Up to here one INSERT is quicker than COPY, which takes two round trips more for each table. */
const FEW_ROWS = 60;

/**
 * Rows of several tables, written together in the order in which the tables were first named: with a single statement
 * when they are few (a command), with a COPY for each table when they are many (a file). Of many rows nothing is kept but
 * their text.
 */
export class RowBatch {
  private readonly rowsOf = new Map<Target, Row[]>();
  private readonly textOf = new Map<Target, CopyText>();
  private count = 0;

  add(target: Target, row: Row): void {
    this.count += 1;
    if (this.count > FEW_ROWS) {
      if (this.rowsOf.size > 0) this.becomeText();
      this.addText(target, row);
      return;
    }
    const rows = this.rowsOf.get(target);
    if (rows) rows.push(row);
    else this.rowsOf.set(target, [row]);
  }

  async write(client: PoolClient, last?: LastStatement): Promise<void> {
    if (this.count > 0 && this.count <= FEW_ROWS) await this.insert(client, last);
    else {
      for (const [target, text] of this.textOf) await copyBlocks(client, copyInto(target), text.blocks());
      if (last) await client.query(withParts(last.beside?.(0) ?? [], last.text(0)), [...last.values]);
    }
    this.rowsOf.clear();
    this.textOf.clear();
    this.count = 0;
  }

  private becomeText(): void {
    for (const [target, rows] of this.rowsOf) for (const row of rows) this.addText(target, row);
    this.rowsOf.clear();
  }

  private addText(target: Target, row: Row): void {
    let text = this.textOf.get(target);
    if (!text) this.textOf.set(target, (text = new CopyText()));
    text.add(row);
  }

  private async insert(client: PoolClient, ending?: LastStatement): Promise<void> {
    const values: unknown[] = [];
    const inserts = [...this.rowsOf].map(([{ table, columns }, rows]) => {
      const places = rows.map((row) => `(${row.map((cell) => `$${values.push(cell)}`).join(', ')})`);
      return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places.join(', ')}`;
    });
    const last = ending?.text(values.length) ?? inserts.pop() ?? '';
    const before = inserts.map((insert, at) => `written_${at} AS (${insert})`);
    const beside = ending?.beside?.(values.length) ?? [];
    await client.query(withParts([...before, ...beside], last), [...values, ...(ending?.values ?? [])]);
  }
}

function withParts(parts: readonly string[], last: string): string {
  return `${parts.length > 0 ? `WITH ${parts.join(', ')} ` : ''}${last}`;
}
