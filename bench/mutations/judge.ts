import { InputRefused } from '../../domain/kernel/input-refused';
import type { Recipe } from '../../reconciliation/recipe';
import { reconcile, type RecipeFiles } from '../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../reconciliation/result';
import type { FileLine, FileName } from '../../reconciliation/source-reader';
import { howItReads, text } from './how-it-reads';
import { sourceOf, type LoadedSample } from './loaded-sample';
import { mutationsOf, type Mutation } from './mutations';

export interface Judged {
  readonly recipe: string;
  readonly sample: string;
  readonly file: FileName;
  readonly mutation: Omit<Mutation, 'lines'>;
  /** `clean` with the reason that the result names, or with none. */
  readonly verdict: 'refused' | 'found' | 'clean';
  /** Where it shows, or why it does not: a class, `identity`, `rule`, `unused`, or what the result names. */
  readonly says: string;
}

/** Every change of every row of a sample's files that `isWanted`, judged by what the result says of it. */
export function* judge(
  recipe: Recipe,
  sample: LoadedSample,
  isWanted: (file: FileName, at: number) => boolean = () => true,
): Generator<Judged> {
  const before = resultOf(recipe, sample, sample.lines);
  for (const [file, lines] of sample.lines) {
    if (file === 'right' && sample.isOneFile) continue;
    const source = sourceOf(recipe, file);
    for (const at of lines.keys()) {
      if (!isWanted(file, at)) continue;
      for (const mutation of mutationsOf(source, lines, at)) {
        const { lines: changed, ...about } = mutation;
        const twin = file === 'left' && sample.isOneFile ? [['right', changed] as const] : [];
        const after = tried(recipe, sample, new Map([...sample.lines, [file, changed], ...twin]));
        const result = after === 'refused' ? before : after;
        const how = howItReads(recipe, sample, file, lines[at] as FileLine, changed[at], result);
        const verdict = verdictOf(before, after, file, about, how);
        yield { recipe: recipe.id, sample: sample.name, file, mutation: about, ...verdict };
      }
    }
  }
}

function verdictOf(
  before: Reconciliation,
  after: Reconciliation | 'refused',
  file: FileName,
  { column, kind }: Omit<Mutation, 'lines'>,
  how: readonly string[],
): Pick<Judged, 'verdict' | 'says'> {
  if (after === 'refused') return { verdict: 'refused', says: 'refused' };
  const shows = showsIn(before, after);
  if (!isClean(after)) return { verdict: 'found', says: shows.join(', ') || 'what was found before' };
  const named = [
    ...(column !== undefined && isNotCompared(after, file, column) ? ['a column that is not compared'] : []),
    ...placesIn(before, after),
    ...(isClean(before) ? [] : ['what was found before is gone']),
    ...(kind === 'one øre more' && after.identities.some(({ within }) => within !== undefined)
      ? ['within what an identity allows']
      : []),
    ...how,
  ];
  return { verdict: 'clean', says: named.join(', ') };
}

/** What is new in a result that is not clean. */
function showsIn(before: Reconciliation, after: Reconciliation): string[] {
  const classes = after.unexplained
    .filter((one) => !before.unexplained.some((known) => saysOf(known) === saysOf(one)))
    .map((one) => one.class);
  const beside = (after.beside?.unexplained ?? []).map((one) => `${one.class} beside`);
  const failing = after.identities.some(
    ({ name, holds, left, right }) =>
      !holds &&
      !before.identities.some(
        (one) => one.name === name && !one.holds && one.left.equals(left) && one.right.equals(right),
      ),
  );
  return [
    ...new Set([
      ...classes,
      ...beside,
      ...(failing ? ['identity'] : []),
      ...(after.brokenRules.length > 0 && text(after.brokenRules) !== text(before.brokenRules) ? ['rule'] : []),
      ...(text(after.unused) !== text(before.unused) ? ['unused'] : []),
      ...(after.left.rows === 0 || after.right.rows === 0 ? ['side without rows'] : []),
    ]),
  ];
}

function saysOf({ key, amount, rows }: Reconciliation['unexplained'][number]): string {
  return `${key}|${amount.toString()}|${rows.length}`;
}

/** Where a result that is clean still says what became of the row. */
function placesIn(before: Reconciliation, after: Reconciliation): string[] {
  const causes = ({ explained }: Reconciliation) =>
    explained.map(({ cause, rows, amount }) => [cause, rows, amount.toString()].join('|'));
  const known = new Set(causes(before));
  const leftOut = (result: Reconciliation) =>
    [result.left, result.right, result.third, ...result.lists].flatMap((summary) =>
      summary
        ? summary.leftOut.map(({ reason, rows, amount }) => `${summary.title}|${reason}|${rows}|${amount.toString()}`)
        : [],
    );
  const knownOut = new Set(leftOut(before));
  const within = after.identities.some(
    ({ name, within: why, left, right }) =>
      why !== undefined &&
      before.identities.some((one) => one.name === name && !(one.left.equals(left) && one.right.equals(right))),
  );
  const changed = (some: unknown, others: unknown) => text(some) !== text(others);
  return [
    ...causes(after)
      .filter((one) => !known.has(one))
      .map((one) => `explained: ${one.split('|')[0] ?? ''}`),
    ...leftOut(after)
      .filter((one) => !knownOut.has(one))
      .map((one) => `left out: ${one.split('|')[1] ?? ''}`),
    ...(within ? ['within what an identity allows'] : []),
    ...(changed(after.unused, before.unused) ? ['unused, and no money'] : []),
    ...(changed(parts(after), parts(before)) ? ['in another sum'] : []),
    ...after.untested
      .filter(({ name }) => !before.untested.some((one) => one.name === name))
      .map(() => 'an identity is not tested'),
    ...(changed(matchedRows(after), matchedRows(before)) ? ['matched otherwise'] : []),
  ];
}

function matchedRows({ matched }: Reconciliation): unknown {
  return matched.map(({ by, groups, leftRows, rightRows, shown }) => [
    by,
    groups,
    leftRows,
    rightRows,
    shown.map(({ key, rows }) => [key, rows.map(({ side, row }) => [side, row.line, row.key])]),
  ]);
}

function parts({ left, right, third, lists }: Reconciliation): unknown {
  return [left, right, third, ...lists].map((summary) =>
    summary?.parts.map(({ name, rows, amount }) => [name, rows, amount.toString()]),
  );
}

function isNotCompared({ notCompared }: Reconciliation, file: FileName, column: string): boolean {
  return notCompared.some((one) => one.file === file && one.columns.includes(column));
}

function tried(recipe: Recipe, sample: LoadedSample, lines: LoadedSample['lines']): Reconciliation | 'refused' {
  try {
    return resultOf(recipe, sample, lines);
  } catch (problem) {
    if (problem instanceof InputRefused) return 'refused';
    throw problem;
  }
}

function resultOf(recipe: Recipe, { run }: LoadedSample, lines: LoadedSample['lines']): Reconciliation {
  const { left = [], right = [], third, ...explanations } = Object.fromEntries(lines) as Record<string, FileLine[]>;
  const files: RecipeFiles = { left, right, ...(third && { third }), explanations };
  return reconcile(recipe, run, files);
}
