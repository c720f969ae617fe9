import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Pool } from 'pg';

/** Every row of every table as text, as a dump has it; and besides, what its bytes say in UTF-8 and in Latin 1. */
export async function wholeDump(pool: Pool): Promise<Map<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'fordring' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT to_jsonb(kept)::text AS row FROM fordring.${name} AS kept`,
    );
    dump.set(name, rows.map(({ row }) => [row, ...decoded(row)].join('\n')).join('\n'));
  }
  return dump;
}

function decoded(row: string): string[] {
  return [...row.matchAll(/"\\\\x([0-9a-f]{80,})"/g)].flatMap(([, hex = '']) => {
    const bytes = Buffer.from(hex, 'hex');
    return [bytes.toString('utf8'), bytes.toString('latin1'), ...streamsOf(bytes)];
  });
}

/** The streams of a PDF, unpacked. */
function streamsOf(bytes: Buffer): string[] {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return [];
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, stream = '']) => {
    try {
      return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
    } catch {
      return [stream];
    }
  });
}

/** Every file below a folder, by its path, as text. */
export function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** Where one of the words stands: `document: Anna Åkesson`. */
export function whereSaid(places: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  return [...places].flatMap(([place, text]) => {
    const plain = text.toLowerCase();
    return words.flatMap((word) =>
      [word, Buffer.from(word).toString('latin1')].some((written) => plain.includes(written.toLowerCase()))
        ? [`${place}: ${word}`]
        : [],
    );
  });
}
