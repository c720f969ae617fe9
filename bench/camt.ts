import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCamt054 } from '../formats/camt/write-camt-054';
import type { BotkyrkaYear } from '../sample/botkyrka-2015';
import { alternately, compared } from './arithmetic';
import type { Given } from './bench';
import { botkyrkaOf } from './botkyrka';
import { TYPESCRIPT, runChild } from './child';

const READ_ONCE = require.resolve('./camt/read-once');
const BARE_PARSE = require.resolve('./camt/bare-parse');
const MEGABYTE = 1024 * 1024;

/** What one reading took, without the process's own start. */
interface ReadingCost {
  readonly seconds: number;
  readonly peakBytes: number;
}

/**
 * A camt.054 with as many credits as a year has payments, read from the disk into movements one after the other, against
 * a bare parse of the same file by the XML library alone. Each is a process of its own.
 */
export async function camt({ size, runs, report, tell }: Given): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const path = join(folder, 'camt.xml');
    const year = botkyrkaOf(size.invoices);
    await writeFile(path, notificationOf(year));
    const once = async (program: string): Promise<ReadingCost> => {
      const { output, peakBytes } = await runChild([...TYPESCRIPT, program, path]);
      return { seconds: (JSON.parse(output) as { readonly seconds: number }).seconds, peakBytes };
    };
    const pairs = await alternately(
      runs,
      () => {
        tell(`reading ${year.payments.length} credits`);
        return once(READ_ONCE);
      },
      () => once(BARE_PARSE),
    );
    const against = (part: (cost: ReadingCost) => number) =>
      compared(pairs.map(({ ours, bare }) => ({ ours: part(ours), bare: part(bare) })));
    const [threefold, littleMemory] = [
      { of: 'ratio', atMost: 3 },
      { of: 'ours', atMost: 300 },
    ] as const;
    report({ figure: 'read against a bare parse', unit: 's', aim: threefold, ...against(({ seconds }) => seconds) });
    const peaks = against(({ peakBytes }) => peakBytes / MEGABYTE);
    report({ figure: 'peak memory against a bare parse', unit: 'MB', aim: littleMemory, ...peaks });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notificationOf({ payments }: BotkyrkaYear): Buffer {
  return writeCamt054({
    ...{ id: 'N1', createdAt: '2016-01-02T06:30:00+01:00', iban: 'SE4550000000058398257466', currency: 'SEK' },
    credits: payments.map(({ on, amount, references }, at) => ({
      ...{ bookedOn: on, amount, references, payerName: 'Provbetalaren' },
      servicerReference: `BANK${String(at).padStart(12, '0')}`,
    })),
  });
}
