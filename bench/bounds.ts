import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternately, compared } from './arithmetic';
import type { Aim, Given } from './bench';
import { INPUTS } from './bounds/inputs';
import { runChild, TYPESCRIPT } from './child';

const WRITE_ONCE = require.resolve('./bounds/write-once');
const READ_ONCE = require.resolve('./bounds/read-once');
const MEGABYTE = 1024 * 1024;
const BOUND: Aim = { of: 'ours', atMost: 500 };

/**
 * Each reader with a file at its limit, in a process of its own, against a process that reads the same bytes and counts
 * their line breaks.
 */
export async function bounds({ size, runs, report, tell }: Given): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    for (const [name, { what, bytes }] of Object.entries(INPUTS)) {
      const file = join(folder, name);
      await runChild([...TYPESCRIPT, WRITE_ONCE, name, String(size.boundsPart), file]);
      const megabytes = Math.round((bytes * size.boundsPart) / 1000) / 1000;
      tell(`${what} of ${megabytes} MB`);
      const pairs = await alternately(
        runs,
        () => readOnce(name, file, 'reader'),
        () => readOnce(name, file, 'bare'),
      );
      const of = (part: keyof Read) =>
        compared(pairs.map(({ ours, bare }) => ({ ours: ours[part], bare: bare[part] })));
      report({ figure: `${what} of ${megabytes} MB, time`, unit: 's', ...of('seconds') });
      report({ figure: `${what} of ${megabytes} MB, memory`, unit: 'MB', aim: BOUND, ...of('megabytes') });
      await rm(file);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Read {
  readonly seconds: number;
  readonly megabytes: number;
}

async function readOnce(name: string, file: string, how: 'reader' | 'bare'): Promise<Read> {
  const { output, peakBytes } = await runChild([...TYPESCRIPT, READ_ONCE, name, file, how]);
  const { seconds } = JSON.parse(output) as { readonly seconds: number };
  return { seconds, megabytes: peakBytes / MEGABYTE };
}
