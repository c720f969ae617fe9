import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botkyrkaBankFile, botkyrkaInvoicesFile } from '../sample/botkyrka-files';
import { alternately, compared } from './arithmetic';
import type { Given } from './bench';
import { botkyrkaOf } from './botkyrka';
import { ROOT, TYPESCRIPT, runChild } from './child';

const BARE_READ = require.resolve('./preview/bare-read');
const UNTIL = '2015-12-31';
const MEGABYTE = 1024 * 1024;

/**
 * `fordring preview` of a year as a person calls it, its start included, against a process that reads the same two files
 * line by line and field by field and knows no rules.
 */
export async function preview({ size, runs, report, tell }: Given): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const year = botkyrkaOf(size.invoices);
    const [invoices, payments] = [join(folder, 'invoices.csv'), join(folder, 'bank.txt')];
    await writeFile(invoices, botkyrkaInvoicesFile(year));
    await writeFile(payments, botkyrkaBankFile(year).content);
    const command = [join(ROOT, 'bin', 'fordring.mjs'), 'preview', '--policy', 'se-botkyrka'];
    const files = ['--invoices', invoices, '--payments', payments, '--until', UNTIL, '--json'];
    const pairs = await alternately(
      runs,
      () => {
        tell(`foretelling ${year.invoices.length} invoices with ${year.payments.length} payments`);
        return runChild([...command, ...files], { discardOutput: true });
      },
      () => runChild([...TYPESCRIPT, BARE_READ, invoices, payments]),
    );
    const seconds = pairs.map(({ ours, bare }) => ({ ours: ours.seconds, bare: bare.seconds }));
    const peaks = pairs.map(({ ours, bare }) => ({
      ours: ours.peakBytes / MEGABYTE,
      bare: bare.peakBytes / MEGABYTE,
    }));
    const [tenSeconds, oneGigabyte] = [
      { of: 'ours', atMost: 10 },
      { of: 'ours', atMost: 1024 },
    ] as const;
    report({ figure: 'wall time against a bare read', unit: 's', aim: tenSeconds, ...compared(seconds) });
    report({ figure: 'peak memory against a bare read', unit: 'MB', aim: oneGigabyte, ...compared(peaks) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
