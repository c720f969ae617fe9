import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternately, compared } from './arithmetic';
import type { Given } from './bench';
import { TYPESCRIPT, runChild } from './child';
import { onLedger, settle } from './open-books';
import { plantedIn, writeVoucherFiles, type Planted } from './reconcile/voucher-files';

const RECONCILE_ONCE = require.resolve('./reconcile/reconcile-once');
const RAW_ONCE = require.resolve('./reconcile/raw-once');
const MEGABYTE = 1024 * 1024;

/** What one run took, as its process counts: without the process's own start. */
interface RunCost {
  readonly loadSeconds: number;
  readonly matchSeconds: number;
  readonly peakBytes: number;
}

/**
 * Two files of as many rows, read, checked, loaded and matched to a whole result, as a run's activity does it, against a
 * raw COPY of the same files and a hash full join of their rows. Each runs as a process of its own. What was planted in
 * the files must be found, and nothing else.
 */
export async function reconcile({ size, runs, scratch, report, tell }: Given): Promise<void> {
  const databases = await scratch();
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  try {
    const rows = size.reconciledRows;
    const files = [join(folder, 'left.csv'), join(folder, 'right.csv')] as const;
    await writeVoucherFiles(rows, ...files);
    const url = await databases.newDatabase();
    await onLedger(url, settle);
    const once = async (program: string): Promise<RunCost & { readonly found?: Planted }> => {
      const { output, peakBytes } = await runChild([...TYPESCRIPT, program, ...files], {
        environment: { BENCH_DATABASE_URL: url },
      });
      return { peakBytes, ...(JSON.parse(output) as Omit<RunCost, 'peakBytes'>) };
    };
    const pairs = await alternately(
      runs,
      async () => {
        tell(`reconciling ${rows} rows with ${rows}`);
        const cost = await once(RECONCILE_ONCE);
        checkFound(cost.found, { ...plantedIn(rows), rows });
        return cost;
      },
      () => once(RAW_ONCE),
    );
    const against = (part: (cost: RunCost) => number) =>
      compared(pairs.map((pair) => ({ ours: part(pair.ours), bare: part(pair.bare) })));
    const whole = ({ loadSeconds, matchSeconds }: RunCost): number => loadSeconds + matchSeconds;
    report({
      figure: 'read, load and match against raw',
      unit: 's',
      aim: { of: 'ratio', atMost: 2 },
      ...against(whole),
    });
    report({ figure: 'read and load against raw COPY', unit: 's', ...against(({ loadSeconds }) => loadSeconds) });
    report({
      figure: 'match and classify against a hash full join',
      unit: 's',
      ...against(({ matchSeconds }) => matchSeconds),
    });
    const oneGigabyte = { of: 'ours', atMost: 1024 } as const;
    report({
      figure: 'peak memory',
      unit: 'MB',
      aim: oneGigabyte,
      ...against(({ peakBytes }) => peakBytes / MEGABYTE),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checkFound(found: unknown, planted: Planted & { readonly rows: number }): void {
  if (JSON.stringify(found) === JSON.stringify(planted)) return;
  throw new Error(`Planted were ${JSON.stringify(planted)}, found were ${JSON.stringify(found)}.`);
}
