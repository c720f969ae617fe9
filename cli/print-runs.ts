import {
  addressOf,
  ENGLISH_EVENTS,
  STANDS,
  wordsOf,
  type KeptResult,
  type NoticeInList,
  type PartyInList,
  type RunAtAGlance,
  type RunDossier,
  type Verified,
} from '../office/office';
import { lineInWords } from '../reconciliation/row';
import { writeLine } from './output';
import { printUntested } from './print-untested';
import { table } from './table';
import { counted } from '../domain/kernel/counted';

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
        run.state === 'passed-over' ? 'passed over' : run.state,
        run.remaining ?? '',
        String(run.open),
        `${run.dueOn}${run.overdue ? ' !' : ''}`,
        String(run.ageDays),
        run.owner,
      ]),
    }),
  );
  for (const { recipe, period, escalated, problem } of runs) {
    if (problem !== undefined) await writeLine(`${recipe} for ${period} cannot go on: ${problem}`);
    if (escalated) await writeLine(`${recipe} for ${period} went to ${escalated.to} on ${escalated.on}.`);
  }
  const overdue = runs.filter((run) => run.overdue).length;
  if (overdue > 0) await writeLine(`\n${counted(overdue, 'run has', 'runs have')} passed the day (!).`);
}

/** A run with its files, its differences and what happened. */
export async function printRunDossier(dossier: RunDossier): Promise<void> {
  await writeLine(
    `${dossier.recipe} for ${dossier.period} of ${dossier.creditorId}: ${STANDS[dossier.state]} (to be signed by ${dossier.dueOn}).`,
  );
  for (const { source, title, owedBy, refused } of dossier.wanted) {
    await writeLine(`${refused === undefined ? 'Missing' : 'Sent back'}: ${source} (${title}), from ${owedBy}.`);
    if (refused !== undefined) await writeLine(`  ${refused}`);
  }
  await writeLine();
  await writeLine(
    table({
      header: ['source', 'file', 'delivery', 'rows', 'total', 'on', 'by', 'SHA-256'],
      rows: dossier.sources.map((source) => [
        `${source.source}: ${source.title}`,
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
  await printResult(dossier);
  await printItems(dossier);
  await writeLine();
  for (const { on, by, event } of dossier.events) {
    const { words } = wordsOf(event);
    await writeLine(
      `${on}  ${ENGLISH_EVENTS[event.type]}${by === undefined ? '' : ` by ${by}`}${words === undefined ? '' : `: ${words}`}`,
    );
  }
}

async function printResult({ result, remaining, cleared, stale }: RunDossier): Promise<void> {
  if (result === undefined) return;
  const {
    left,
    right,
    difference,
    explained,
    identities,
    withoutRows = [],
    untested = [],
    brokenRules = [],
  } = result as KeptResult;
  await writeLine();
  await writeLine(
    table({
      header: ['', 'rows', 'total'],
      rows: [
        ['left', String(left.rows), left.total],
        ['right', String(right.rows), right.total],
        ['difference', '', difference],
        ...explained.map(({ cause, rows, amount }) => [`− ${cause}`, String(rows), amount]),
        ...(cleared ? [['− matched against earlier periods', String(cleared.differences), cleared.amount]] : []),
        ['remaining', '', remaining ?? ''],
      ],
    }),
  );
  if (stale !== undefined) await writeLine(`✗ Out of date. ${stale}`);
  for (const { says } of withoutRows) await writeLine(says);
  for (const { rule, source, says = [] } of brokenRules)
    await writeLine(`✗ ${source} breaks a rule: ${[rule, ...says.slice(0, 1)].join('; ')}.`);
  // Those that fail first: they are what the reader must not overlook.
  const failingFirst = [...identities].sort((one, other) => Number(one.holds) - Number(other.holds));
  for (const { name, left: one, right: other, holds } of failingFirst)
    await writeLine(`${holds ? '✓' : '✗'} ${name}: ${one} ${holds ? '=' : '≠'} ${other}`);
  await printUntested(untested);
}

async function printItems({ items, closed, period }: RunDossier): Promise<void> {
  for (const { number, key, amount, foundInPeriod, why } of closed)
    await writeLine(`Closed: difference ${number} (${key}, ${amount}, from ${foundInPeriod}): ${why}`);
  if (items.length === 0) return;
  await writeLine();
  await writeLine(
    table({
      header: ['difference', 'number', 'class', 'amount', 'lines', 'age, days', 'owner', 'by', 'from'],
      rows: items.map((item) => [
        item.key,
        String(item.number),
        item.standing === 'gone' || item.standing === 'settled' ? `${item.class}, ${item.standing} since` : item.class,
        item.amount,
        linesOf(item),
        String(item.ageDays),
        item.owner ?? 'nobody yet',
        item.dueOn ?? '',
        item.foundInPeriod === period ? '' : item.foundInPeriod,
      ]),
    }),
  );
  for (const { number, marks } of items) {
    for (const { on, by, text } of marks)
      await writeLine(`  ${number}, ${on}${by === undefined ? '' : `, ${by}`}: ${text}`);
  }
  for (const route of new Set(items.map((item) => item.route))) await writeLine(route);
}

const MOST_LINES = 2;

function linesOf({ lines }: RunDossier['items'][number]): string {
  const shown = lines.slice(0, MOST_LINES).map((line) => `${line.side} ${lineInWords(line)}`);
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
  const says = lines.length === 1 && lines[0]?.says !== undefined ? ` (${lines[0].says})` : '';
  return `${shown.join(', ')}${more}${says}`;
}

export async function printVerified({
  series,
  evidence,
  events,
  items,
  files,
  results,
  problems,
}: Verified): Promise<void> {
  for (const problem of problems) await writeLine(`✗ ${problem}`);
  const what = `${counted(evidence, 'piece')} of evidence in ${series} series, ${counted(events, 'event')}, ${counted(items, 'difference')}, ${counted(results, 'result')}, ${counted(files, 'file')}`;
  await writeLine(
    problems.length === 0 ? `✓ ${what}: all as they were filed.` : `${what}: ${problems.length} do not agree.`,
  );
}

/** What was told to whom. */
export async function printNotices(notices: readonly NoticeInList[]): Promise<void> {
  if (notices.length === 0) {
    await writeLine('Nothing was told to anybody. With --all also what was told of runs that are ended.');
    return;
  }
  for (const notice of notices) {
    const { on, recipe, period, message, delivered } = notice;
    await writeLine(`${on}  to ${addressOf(notice)}${delivered ? '' : ', waiting to leave'} (${recipe} ${period})`);
    await writeLine(`    ${message}`);
  }
}

export async function printParties(parties: readonly PartyInList[]): Promise<void> {
  if (parties.length === 0) {
    await writeLine('No recipe is run for it yet, and nobody is entered.');
    return;
  }
  await writeLine(
    table({
      header: ['party', 'name', 'e-mail', 'above it', 'what recipes want of it'],
      rows: parties.map(({ party, name, email, above, tasks }) => [
        party,
        name ?? '',
        email ?? 'not entered',
        above ?? '',
        tasks.join('; '),
      ]),
    }),
  );
}
