import { effectsOf } from '../reconciliation/effects';
import type { Recipe } from '../reconciliation/recipe';
import { sidesWithoutRows } from '../reconciliation/result';
import type { BrokenRule, OpenDifference, Reconciliation, SidedRow, SourceSummary } from '../reconciliation/result';
import { keyInWords, lineInWords, rowSays } from '../reconciliation/row';
import { writeLine } from './output';
import { table } from './table';
import { counted } from '../domain/kernel/counted';

const MOST_ROWS = 30;

/** A run as a person reads it: totals, what was matched and explained, what is left and whose it is, the identities. */
export async function printReconciliation(recipe: Recipe, result: Reconciliation): Promise<void> {
  await writeLine(`${recipe.title}, ${result.period} (${result.currency}), rows counted by ${result.by}`);
  await writeLine(`Compared by ${result.comparedBy.length > 0 ? result.comparedBy.join(', ') : 'the totals alone'}`);
  if (result.byConstruction !== undefined) await writeLine(`– holds by construction: ${result.byConstruction}`);
  await writeLine();
  await writeLine(table({ header: ['', 'rows', 'total'], rows: totalRows(result) }));
  for (const side of [result.left, result.right, result.third, ...result.lists]) if (side) await printAside(side);
  for (const { side, says } of sidesWithoutRows(result)) await writeLine(`✗ ${side}: ${says}`);
  await printBeside(result);
  if (result.matched.length > 0) {
    await writeLine();
    await writeLine(
      table({
        header: ['Matched by', 'groups', 'left rows', 'right rows', 'amount'],
        rows: result.matched.map(({ by, groups, leftRows, rightRows, amount }) => [
          by,
          String(groups),
          String(leftRows),
          String(rightRows),
          amount.toString(),
        ]),
      }),
    );
  }
  await printGroups(result);
  await printUnexplained('Unexplained', recipe, result.unexplained);
  await printEffects(result);
  if (result.beside) await printUnexplained('Unexplained on the other side', recipe, result.beside.unexplained);
  await printChecks(result);
  await printUnused(result);
}

/** Rows that came to the same only together. */
async function printGroups({ matched }: Reconciliation): Promise<void> {
  const groups = matched.flatMap(({ by, shown }) => shown.map((group) => ({ by, ...group })));
  if (groups.length === 0) return;
  await writeLine();
  const rows = groups
    .slice(0, MOST_GROUPS)
    .map(({ by, key, amount, rows: ofGroup }) => [
      keyInWords(key),
      by,
      amount.toString(),
      amountsOf(ofGroup, 'left'),
      amountsOf(ofGroup, 'right'),
    ]);
  await writeLine(table({ header: ['Matched together', 'by', 'amount', 'left lines', 'right lines'], rows }));
  if (groups.length > MOST_GROUPS) await writeLine(`… and ${groups.length - MOST_GROUPS} more; --json has them.`);
}

const MOST_GROUPS = 10;

/** `2: 15218.13 + 3: 14632.31`. */
function amountsOf(rows: readonly SidedRow[], side: SidedRow['side']): string {
  const ofSide = rows
    .filter((one) => one.side === side)
    .map(({ row }) => `${lineInWords(row)}: ${row.amount.toString()}`);
  const more = ofSide.length > MOST_LINES ? ' + …' : '';
  return `${ofSide.slice(0, MOST_LINES).join(' + ')}${more}`;
}

function totalRows({ left, right, difference, explained, remaining }: Reconciliation): string[][] {
  return [
    [left.title, String(left.rows), left.total.toString()],
    [right.title, String(right.rows), right.total.toString()],
    ['difference', '', difference.toString()],
    ...explained.map(({ cause, rows, amount }) => [`− ${cause}`, String(rows), amount.toString()]),
    ['remaining', '', remaining.toString()],
  ];
}

async function printAside({
  title,
  repeated,
  leftOut,
  otherPeriods,
  parts,
  undated = 0,
  ofBooks = [],
}: SourceSummary): Promise<void> {
  for (const { organisationNumber, name, year } of ofBooks) {
    const whose = [name, organisationNumber, ...(year ? [`${year.from} to ${year.to}`] : [])].filter(
      (one) => one !== '',
    );
    if (whose.length > 0) await writeLine(`${title}: the file says that it has the books of ${whose.join(', ')}.`);
  }
  if (repeated > 0)
    await writeLine(
      `${title}: ${counted(repeated, 'row says', 'rows say')} the same as an earlier one, and ${repeated === 1 ? 'counts' : 'count'}.`,
    );
  if (undated > 0)
    await writeLine(
      `${title}: ${counted(undated, 'row says', 'rows say')} no day or month, and ${undated === 1 ? 'counts' : 'count'} in this period.`,
    );
  for (const { reason, rows, amount } of leftOut) {
    await writeLine(`${title}: ${counted(rows, 'row')} left out, ${amount.toString()}: ${reason}.`);
  }
  for (const { name, rows, amount } of parts) {
    if (name.startsWith('without '))
      await writeLine(`${title}: ${counted(rows, 'row')} ${name}, ${amount.toString()}.`);
  }
  for (const { period, rows, amount } of otherPeriods.slice(0, MOST_ROWS)) {
    await writeLine(`  of ${period}: ${counted(rows, 'row')}, ${amount.toString()}`);
  }
}

async function printBeside({ beside }: Reconciliation): Promise<void> {
  if (!beside) return;
  const { left, right, difference, remaining } = beside;
  await writeLine(
    `The other side: ${left.toString()} against ${right.toString()}, difference ${difference.toString()}, remaining ${remaining.toString()}.`,
  );
}

async function printUnexplained(title: string, recipe: Recipe, differences: readonly OpenDifference[]): Promise<void> {
  if (differences.length === 0) return;
  await writeLine();
  await writeLine(`${title}: ${differences.length}`);
  await writeLine(
    table({
      header: ['What', 'class', 'amount', 'lines'],
      rows: differences
        .slice(0, MOST_ROWS)
        .map((difference) => [
          keyInWords(difference.key),
          difference.class,
          difference.amount.toString(),
          linesOf(difference),
        ]),
    }),
  );
  if (differences.length > MOST_ROWS) {
    await writeLine(`… and ${differences.length - MOST_ROWS} more; --json has them all.`);
  }
  for (const route of new Set(differences.map(recipe.routes))) await writeLine(route);
}

const MOST_LINES = 4;

function linesOf({ rows, candidates }: OpenDifference): string {
  const lines = rows.map(({ side, row }) => `${side} ${lineInWords(row)}`);
  const [only] = rows.length === 1 ? rows : [];
  const says = only && rowSays(only.row);
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
  const sets = candidates.length > 0 ? ` (${counted(candidates.length, 'set')} would do)` : '';
  return `${lines.slice(0, MOST_LINES).join(', ')}${more}${sets}${says === undefined ? '' : ` (${says})`}`;
}

async function printApart(identities: Reconciliation['identities']): Promise<void> {
  for (const { name, by = [], apart = [] } of identities) {
    if (apart.length === 0) continue;
    await writeLine(`${name}, by ${by.join(', ')}:`);
    for (const { key, left, right } of apart.slice(0, MOST_ROWS)) {
      await writeLine(`  ${keyInWords(key)}: ${left.toString()} ≠ ${right.toString()}`);
    }
    if (apart.length > MOST_ROWS) await writeLine(`  … and ${apart.length - MOST_ROWS} more; --json has them all.`);
  }
}

/** What was given and held against nothing, and what nobody went by. */
async function printUnused({ unused, notCompared, lists, misplaceable }: Reconciliation): Promise<void> {
  for (const { title, says, rows, amount, isOpen, firstLines } of unused) {
    const lines = firstLines.length > 0 ? ` (lines ${firstLines.slice(0, MOST_ROWS).join(', ')})` : '';
    await writeLine(`${isOpen ? '✗' : '–'} ${title}: ${counted(rows, 'row')}, ${amount.toString()}: ${says}${lines}.`);
  }
  for (const { title, lacks } of lists) {
    if (lacks.length > 0) {
      await writeLine(`– ${title} does not name ${lacks.join(', ')}: a row of it explains one whatever stands there.`);
    }
  }
  for (const { file, columns } of notCompared) await writeLine(`– not compared, ${file}: ${columns.join(', ')}`);
  for (const { says } of misplaceable) await writeLine(`– ${says}. See that each is in its place.`);
}

async function printChecks({ identities, brokenRules, accepted = [] }: Reconciliation): Promise<void> {
  if (identities.length > 0) await writeLine();
  for (const { name, left, right, holds, within, notBy = [] } of identities) {
    const coarse = notBy.length === 0 ? [] : [`not by ${notBy.join(', ')}: a file does not say`];
    const remarks = [...(within === undefined ? [] : [within]), ...coarse];
    const but = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
    await writeLine(`${holds ? '✓' : '✗'} ${name}: ${left.toString()} ${holds ? '=' : '≠'} ${right.toString()}${but}`);
  }
  await printApart(identities);
  for (const rule of brokenRules) {
    await printBroken(`✗ ${rule.source}:`, rule);
    if (rule.finding) await writeLine(`  Or take the file as it is: --accept ${rule.finding}.`);
  }
  for (const rule of accepted) await printBroken(`– accepted (--accept ${rule.finding}), ${rule.source}:`, rule);
}

async function printBroken(
  whose: string,
  { rule, lines, firstLines, firstFiles, says = [] }: BrokenRule,
): Promise<void> {
  const places = firstLines.slice(0, MOST_ROWS).map((line, at) => lineInWords({ line, file: firstFiles?.[at] }));
  const broken = counted(lines, 'line breaks', 'lines break');
  await writeLine(`${whose} ${broken} "${rule}": ${places.join(', ')}${lines > MOST_ROWS ? ', …' : ''}`);
  for (const one of says.slice(0, MOST_ROWS)) await writeLine(`  ${one}`);
}

/** Which accounts and periods the differences touch (S002-93). */
async function printEffects({ unexplained, period, currency }: Reconciliation): Promise<void> {
  const effects = effectsOf(unexplained, period, currency).filter(({ account }) => account !== '');
  for (const { account, period: at, differences, amount } of effects.slice(0, MOST_ROWS)) {
    await writeLine(`Touches account ${account}, ${at}: ${amount.toString()} (${counted(differences, 'difference')})`);
  }
}
