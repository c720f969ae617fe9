import type { PoolClient } from 'pg';

/** What takes the place of a column, as JSON text. */
export type Instead = Readonly<Record<string, string>>;

/** How many rows of a place were erased; and how many stay, since they were hashed with their text before texts were sealed. */
export interface ErasedAt {
  readonly place: string;
  readonly erased: number;
  readonly old?: number;
}

/** By the one function that may. */
export async function eraseRow(
  client: PoolClient,
  { forgettingId, table, key, instead }: { forgettingId: string; table: string; key: string; instead: Instead },
): Promise<void> {
  const says = Object.entries(instead).map(([column, json]) => `${JSON.stringify(column)}:${json}`);
  await client.query('SELECT fordring.erase_row($1, $2, $3::jsonb, $4::jsonb)', [
    ...[forgettingId, table, key, `{${says.join(',')}}`],
  ]);
}
