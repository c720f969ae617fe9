import type { PoolClient } from 'pg';
import { copyBlocks } from './copy-blocks';
import { blocksOf } from './copy-text';
import type { Row, Target } from './rows';

/** Writes any number of rows with one COPY, at the pace at which the server takes them. */
export async function copyRows(client: PoolClient, target: Target, rows: Iterable<Row>): Promise<void> {
  await copyBlocks(client, copyInto(target), blocksOf(rows));
}

export function copyInto({ table, columns }: Target): string {
  return `COPY ${table} (${columns.join(', ')}) FROM STDIN`;
}
