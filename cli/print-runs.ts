import type { Verified } from '../activities/reconciliation/evidence/verify-evidence';
import type { RunAtAGlance } from '../activities/reconciliation/overview';
import type { RunFile } from '../activities/reconciliation/run-file';
import { STANDS } from '../activities/reconciliation/sign-off';
import { writeLine } from './output';
import { table } from './table';

/** The month at a glance. */
export async function printOverview(runs: readonly RunAtAGlance[]): Promise<void> {
  if (runs.length === 0) {
    await writeLine(
      'Nothing is to be reconciled. fordring reconcile lists the recipes; fordring reconciliations schedule puts one on the calendar.',
    );
    return;
  }
  await writeLine(
    table({
      header: ['recipe', 'period', 'creditor', 'state', 'remaining', 'open', 'by', 'age, days', 'owner'],
      rows: runs.map((run) => [
        run.recipe,
        run.period,
        run.creditor,
        run.state,
        run.remaining ?? '',
        String(run.open),
        `${run.dueOn}${run.overdue ? ' !' : ''}`,
        String(run.ageDays),
        run.owner,
      ]),
    }),
  );
  const overdue = runs.filter((run) => run.overdue).length;
  if (overdue > 0) await writeLine(`\n${overdue} ${overdue === 1 ? 'run has' : 'runs have'} passed the day (!).`);
}

/** A run with its files, its differences and what happened. */
export async function printRunFile(file: RunFile): Promise<void> {
  await writeLine(
    `${file.recipe} for ${file.period} of ${file.creditorId}: ${STANDS[file.state]} (to be signed by ${file.dueOn}).`,
  );
  for (const source of file.missing) await writeLine(`Missing: ${source}.`);
  await writeLine();
  await writeLine(
    table({
      header: ['source', 'file', 'delivery', 'rows', 'total', 'on', 'by', 'SHA-256'],
      rows: file.sources.map((source) => [
        source.source,
        source.fileName,
        String(source.version),
        String(source.rows),
        source.total,
        source.deliveredOn,
        source.deliveredBy ?? 'the ledger',
        `${source.sha256.slice(0, 12)}…`,
      ]),
    }),
  );
  await printResult(file);
  await printItems(file);
  await writeLine();
  for (const { on, by, event } of file.events)
    await writeLine(`${on}  ${event.type}${by === undefined ? '' : ` by ${by}`}`);
}

async function printResult({ result }: RunFile): Promise<void> {
  if (result === undefined) return;
  const { left, right, difference, explained, remaining } = result as {
    left: { rows: number; total: string };
    right: { rows: number; total: string };
    difference: string;
    explained: readonly { cause: string; rows: number; amount: string }[];
    remaining: string;
  };
  await writeLine();
  await writeLine(
    table({
      header: ['', 'rows', 'total'],
      rows: [
        ['left', String(left.rows), left.total],
        ['right', String(right.rows), right.total],
        ['difference', '', difference],
        ...explained.map(({ cause, rows, amount }) => [`− ${cause}`, String(rows), amount]),
        ['remaining', '', remaining],
      ],
    }),
  );
}

async function printItems({ items, period }: RunFile): Promise<void> {
  if (items.length === 0) return;
  await writeLine();
  await writeLine(
    table({
      header: ['difference', 'number', 'class', 'amount', 'age, days', 'owner', 'by', 'from'],
      rows: items.map((item) => [
        item.key,
        String(item.number),
        item.class,
        item.amount,
        String(item.ageDays),
        item.owner ?? 'nobody yet',
        item.dueOn ?? '',
        item.foundInPeriod === period ? '' : item.foundInPeriod,
      ]),
    }),
  );
  for (const { number, comments } of items) {
    for (const { on, by, text } of comments)
      await writeLine(`  ${number}, ${on}${by === undefined ? '' : `, ${by}`}: ${text}`);
  }
  for (const route of new Set(items.map((item) => item.route))) await writeLine(route);
}

export async function printVerified({ series, evidence, events, files, results, problems }: Verified): Promise<void> {
  for (const problem of problems) await writeLine(`✗ ${problem}`);
  const what = `${evidence} pieces of evidence in ${series} series, ${events} events, ${results} results, ${files} files`;
  await writeLine(
    problems.length === 0 ? `✓ ${what}: all as they were filed.` : `${what}: ${problems.length} do not agree.`,
  );
}
