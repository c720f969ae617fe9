import { InputRefused } from '../../domain/kernel/input-refused';
import type { Recipe } from '../../reconciliation/recipe';
import { reconcile, type RecipeFiles } from '../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../reconciliation/result';
import { SourceReader, type FileLine, type FileName } from '../../reconciliation/source-reader';
import { howItReads, text } from './how-it-reads';
import { sourceOf, type LoadedSample } from './loaded-sample';
import { mutationsOf, type Mutation } from './mutations';
import { textMutationsOf, type TextKind } from './texts';
import { wholeMutationsOf, type WholeKind } from './whole-files';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';

export interface Judged {
  readonly recipe: string;
  readonly sample: string;
  readonly file: FileName;
  readonly mutation: {
    readonly kind: Mutation['kind'] | WholeKind | TextKind;
    readonly line?: number;
    readonly column?: string;
  };
  /** `clean`, or with what was found before and nothing new: with the reason that the result names, or with none. */
  readonly verdict: 'refused' | 'found' | 'clean' | 'as before';
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
        const after = triedWith(recipe, sample, file, () => changed);
        const result = after === 'refused' ? before : after;
        const how = howItReads(recipe, sample, file, lines[at] as FileLine, changed[at], result);
        const verdict = verdictOf(before, after, file, about, how);
        yield { recipe: recipe.id, sample: sample.name, file, mutation: about, ...verdict };
      }
    }
  }
}

/** Every change of a whole file, and of its text. */
export function* judgeWhole(recipe: Recipe, sample: LoadedSample): Generator<Judged> {
  const before = resultOf(recipe, sample, sample.lines);
  for (const [file, lines] of sample.lines) {
    if (file === 'right' && sample.isOneFile) continue;
    const source = sourceOf(recipe, file);
    const changes = [
      ...wholeMutationsOf(source, lines, (line) => doesCount(recipe, sample, file, line)).map(
        ({ lines: changed, ...about }) => ({ about: { ...about, changed }, read: () => changed }),
      ),
      ...textMutationsOf(source, sample.texts.get(file) ?? '').map(({ text: written, ...about }) => ({
        about,
        read: () => readRecipeFile(source, Buffer.from(written)),
      })),
    ];
    for (const { about, read } of changes) {
      const after = triedWith(recipe, sample, file, read);
      const how =
        after === 'refused'
          ? []
          : [
              ...(text(after) === text(before) && about.kind === 'backwards' ? [NO_ORDER] : []),
              ...(about.kind === 'amounts exchanged' ? whyAlike(file, lines, about.changed, after) : []),
            ];
      const verdict = verdictOf(before, after, file, about, how);
      const { kind } = about;
      const column = 'column' in about ? about.column : undefined;
      const mutation = { kind, ...(column !== undefined && { column }) };
      yield { recipe: recipe.id, sample: sample.name, file, mutation, ...verdict };
    }
  }
}

/** Two rows that differ by nothing but what the result names as not compared may have each other’s amounts. */
function whyAlike(
  file: FileName,
  lines: readonly FileLine[],
  changed: readonly FileLine[],
  { notCompared, comparedBy }: Reconciliation,
): string[] {
  const moved = lines.filter((line, at) => text(line.fields) !== text(changed[at]?.fields));
  const [one, other] = moved;
  if (!one || !other || moved.length !== 2) return [];
  const told = new Set(notCompared.filter((of) => of.file === file).flatMap(({ columns }) => columns));
  const apart = Object.keys(one.fields).filter((name) => one.fields[name] !== other.fields[name]);
  const telling = apart.filter((name) => comparedBy.includes(name) && !told.has(name));
  return telling.length === 0 && apart.some((name) => told.has(name))
    ? ['rows that differ in columns that are named as not compared']
    : [];
}

function doesCount(recipe: Recipe, { run }: LoadedSample, file: FileName, line: FileLine): boolean {
  return new SourceReader(recipe, file, run).weigh(line).place === 'counts';
}

const NO_ORDER = 'the order of rows says nothing';

function triedWith(
  recipe: Recipe,
  sample: LoadedSample,
  file: FileName,
  read: () => readonly FileLine[],
): Reconciliation | 'refused' {
  try {
    const changed = read();
    const twin = file === 'left' && sample.isOneFile ? [['right', changed] as const] : [];
    return resultOf(recipe, sample, new Map([...sample.lines, [file, changed], ...twin]));
  } catch (problem) {
    if (problem instanceof InputRefused) return 'refused';
    throw problem;
  }
}

function verdictOf(
  before: Reconciliation,
  after: Reconciliation | 'refused',
  file: FileName,
  { column, kind }: Judged['mutation'],
  how: readonly string[],
): Pick<Judged, 'verdict' | 'says'> {
  if (after === 'refused') return { verdict: 'refused', says: 'refused' };
  const shows = showsIn(before, after);
  if (!isClean(after) && shows.length > 0) return { verdict: 'found', says: shows.join(', ') };
  const named = [
    ...(column !== undefined && isNotCompared(after, file, column) ? ['a column that is not compared'] : []),
    ...placesIn(before, after),
    ...(text(after.comparedBy) === text(before.comparedBy) ? [] : ['compared by other columns']),
    ...(notBys(after) === notBys(before) ? [] : ['an identity that is named as held more coarsely']),
    ...(undated(after) === undated(before) ? [] : ['rows that are named as saying no time']),
    ...(text(after.notCompared) === text(before.notCompared) ? [] : ['a column that is named as not compared']),
    ...(text(lacks(after)) === text(lacks(before)) ? [] : ['a column of the key that the list is named as lacking']),
    ...(text(rowCounts(after)) === text(rowCounts(before)) ? [] : ['another number of rows, and the same sums']),
    ...(notIn(before, after).length > 0 || (isClean(after) && !isClean(before))
      ? ['what was found before is gone']
      : []),
    ...(kind === 'one øre more' && after.identities.some(({ within }) => within !== undefined)
      ? ['within what an identity allows']
      : []),
    ...how,
  ];
  return { verdict: isClean(after) ? 'clean' : 'as before', says: named.join(', ') };
}

function lacks({ lists }: Reconciliation): unknown {
  return lists.map(({ file, lacks: columns }) => [file, columns]);
}

function rowCounts({ left, right, third, lists }: Reconciliation): unknown {
  return [left, right, third, ...lists].map((summary) => summary?.rows);
}

/** What is new in a result that is not clean. */
function showsIn(before: Reconciliation, after: Reconciliation): string[] {
  const classes = notIn(after, before).map((one) => one.class);
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

/** Differences that the one result has and the other has not, or not as often. */
function notIn(one: Reconciliation, other: Reconciliation): Reconciliation['unexplained'] {
  const known = other.unexplained.map(saysOf);
  return one.unexplained.filter((difference) => {
    const at = known.indexOf(saysOf(difference));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
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

function notBys({ identities }: Reconciliation): string {
  return text(identities.map(({ name, by, notBy }) => [name, by, notBy]));
}

function undated({ left, right, third, lists }: Reconciliation): string {
  return text([left, right, third, ...lists].map((summary) => summary?.undated));
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

function resultOf(recipe: Recipe, { run }: LoadedSample, lines: LoadedSample['lines']): Reconciliation {
  const { left = [], right = [], third, ...explanations } = Object.fromEntries(lines) as Record<string, FileLine[]>;
  const files: RecipeFiles = { left, right, ...(third && { third }), explanations };
  return reconcile(recipe, run, files);
}
