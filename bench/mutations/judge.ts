import { createHash } from 'node:crypto';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { Recipe } from '../../reconciliation/recipe';
import type { FileHashes } from '../../reconciliation/given-in-place';
import { reconcile, type RecipeFiles } from '../../reconciliation/reconcile';
import { isClean, sidesWithoutRows, type Reconciliation } from '../../reconciliation/result';
import { SourceReader, type FileLine, type FileName } from '../../reconciliation/source-reader';
import { deliveriesOf, type Delivery, type DeliveryKind } from './deliveries';
import { columnsApart, countsAlike, howItReads, text } from './how-it-reads';
import { sourceOf, type LoadedSample } from './loaded-sample';
import { columnsOf, mutationsOf, type Mutation } from './mutations';
import { textMutationsOf, type TextKind } from './texts';
import { wholeMutationsOf, type WholeKind } from './whole-files';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';

export interface Judged {
  readonly recipe: string;
  readonly sample: string;
  readonly file: FileName;
  readonly mutation: {
    readonly kind: Mutation['kind'] | WholeKind | TextKind | DeliveryKind;
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
      const how = after === 'refused' ? [] : whyWholeReads(recipe, sample, file, about, { before, after });
      const verdict = verdictOf(before, after, file, about, how);
      const { kind } = about;
      const column = 'column' in about ? about.column : undefined;
      const mutation = { kind, ...(column !== undefined && { column }) };
      yield { recipe: recipe.id, sample: sample.name, file, mutation, ...verdict };
    }
  }
}

/** Every wrong delivery of the files, judged by what the result says of it. */
export function* judgeDeliveries(recipe: Recipe, sample: LoadedSample, foreign: readonly string[]): Generator<Judged> {
  const before = resultOf(recipe, sample, sample.lines, hashesOf(sample.texts));
  for (const { kind, file, column, texts } of deliveriesOf(recipe, sample, foreign)) {
    const after = tried(() => {
      const read = (of: FileName, written: string) => {
        const isAsBefore = written === sample.texts.get(of);
        return isAsBefore ? (sample.lines.get(of) ?? []) : readRecipeFile(sourceOf(recipe, of), Buffer.from(written));
      };
      const lines = new Map([...texts].map(([of, written]) => [of, read(of, written)] as const));
      return resultOf(recipe, sample, lines, hashesOf(texts));
    });
    const isAlike = after !== 'refused' && text(inFigures(after)) === text(inFigures(before));
    const how =
      after === 'refused'
        ? []
        : [
            ...(kind === 'in each other’s place' && after.misplaceable.length > 0 ? [IS_MISPLACEABLE] : []),
            ...(isAlike ? whyReadAlike(recipe, sample, { kind, file, texts }, after) : []),
          ];
    const verdict = verdictOf(before, after, file, { kind }, how);
    yield {
      recipe: recipe.id,
      sample: sample.name,
      file,
      mutation: { kind, ...(column !== undefined && { column }) },
      ...verdict,
    };
  }
}

/** Why a delivery gives the very same figures. */
function whyReadAlike(
  recipe: Recipe,
  sample: LoadedSample,
  { kind, file, texts }: Omit<Delivery, 'column'>,
  after: Reconciliation,
): readonly string[] {
  if (kind === 'thousand separators') return ['the same amounts in another notation'];
  const source = sourceOf(recipe, file);
  if (kind === 'of another recipe') return ['the same report, which the other recipe takes too'];
  if (kind !== 'two columns exchanged') return [];
  const lines = sample.lines.get(file) ?? [];
  const changed = readRecipeFile(source, Buffer.from(texts.get(file) ?? ''));
  const names = new Set(
    lines.flatMap((line, at) => {
      const to = changed[at]?.fields ?? {};
      return Object.keys({ ...line.fields, ...to }).filter((name) => (line.fields[name] ?? '') !== (to[name] ?? ''));
    }),
  );
  const made = (fields: FileLine['fields'] = {}) => text(source.derives?.(fields));
  const counted = new Set(source.amounts.flatMap(({ columns }) => columns));
  if (
    ![...names].some((name) => counted.has(name)) &&
    lines.every(({ fields }, at) => made(fields) === made(changed[at]?.fields))
  )
    return ['columns of which the same amount is made'];
  if (source.amounts.some(({ columns }) => [...names].every((name) => columns.includes(name))))
    return ['columns that are added together'];
  if ([...names].every((name) => counted.has(name))) return ['amounts that count in the same sums'];
  const reasons = [...names].map((name) => whyCellsSayNothing(recipe, sample, { file, name, changed }, after));
  return reasons.every((of) => of.length > 0) ? [...new Set(reasons.flat())] : [];
}

/** Why what stands in a column may stand there or not: nothing goes by it, or each cell alone changes nothing. */
function whyCellsSayNothing(
  recipe: Recipe,
  sample: LoadedSample,
  { file, name, changed }: { readonly file: FileName; readonly name: string; readonly changed: readonly FileLine[] },
  after: Reconciliation,
): readonly string[] {
  if (isNotCompared(after, file, name)) return ['a column that is not compared'];
  const reasons = (sample.lines.get(file) ?? []).flatMap((line, at) => {
    const cell = changed[at]?.fields[name] ?? '';
    if (cell === (line.fields[name] ?? '')) return [];
    const to = { ...line, fields: { ...line.fields, [name]: cell } };
    return [howItReads(recipe, sample, file, line, to, after)];
  });
  return reasons.every((of) => of.length > 0) ? [...new Set(reasons.flat())] : [];
}

/** Why a change of the whole file makes no difference: its order says nothing, or each changed line reads as before. */
function whyWholeReads(
  recipe: Recipe,
  sample: LoadedSample,
  file: FileName,
  { kind, changed }: { readonly kind: string; readonly changed?: readonly FileLine[] },
  { before, after }: { readonly before: Reconciliation; readonly after: Reconciliation },
): readonly string[] {
  if (kind === 'backwards') return text(inFigures(after)) === text(inFigures(before)) ? [NO_ORDER] : [];
  const lines = sample.lines.get(file) ?? [];
  if (!changed || changed.length !== lines.length) return [];
  if (kind === 'amounts exchanged') return whyAlike(recipe, sample, file, changed, after);
  const reasons = lines.flatMap((line, at) => {
    const to = changed[at];
    return text(line.fields) === text(to?.fields) ? [] : [howItReads(recipe, sample, file, line, to, after)];
  });
  return reasons.every((of) => of.length > 0) ? [...new Set(reasons.flat())] : [];
}

/** What a result says in figures: which of several like rows was taken is not among them. */
function inFigures(result: Reconciliation): unknown {
  const { left, right, third, lists, matched, explained, remaining, unexplained, identities, brokenRules } = result;
  const sides = [left, right, third, ...lists].map(
    (summary) => summary && { ...summary, leftOut: summary.leftOut.map(text).sort() },
  );
  return [
    ...[sides, remaining, brokenRules],
    matched.map(({ by, groups, leftRows, rightRows, amount }) => [by, groups, leftRows, rightRows, amount]),
    explained.map(({ cause, rows, amount }) => [cause, rows, amount]),
    unexplained.map((one) => `${one.class} ${one.key} ${one.amount.toString()} ${one.rows.length}`).sort(),
    identities,
  ];
}

/** Two rows of one key, or that differ by nothing but what the result names as not compared, may have each other’s amounts. */
function whyAlike(
  recipe: Recipe,
  { run, lines: all }: LoadedSample,
  file: FileName,
  changed: readonly FileLine[],
  { notCompared, comparedBy, identities }: Reconciliation,
): string[] {
  const lines = all.get(file) ?? [];
  const moved = lines.filter((line, at) => text(line.fields) !== text(changed[at]?.fields));
  const [one, other] = moved;
  if (!one || !other || moved.length !== 2) return [];
  const told = new Set(notCompared.filter((of) => of.file === file).flatMap(({ columns }) => columns));
  const apart = columnsApart(sourceOf(recipe, file), one, other);
  const byWhich = [...comparedBy, ...identities.flatMap(({ by = [] }) => by)];
  if (apart.some((name) => byWhich.includes(name) && !told.has(name))) return [];
  if (apart.some((name) => told.has(name))) return ['rows that differ in columns that are named as not compared'];
  const amounts = Object.fromEntries(
    columnsOf(sourceOf(recipe, file)).flatMap(({ name, type }) =>
      type === 'amount' ? [[name, one.fields[name] ?? '']] : [],
    ),
  );
  const asOther = { ...other, fields: { ...other.fields, ...amounts } };
  return countsAlike(recipe, run, file, one, asOther) ? ['rows of one key, whose sum is compared'] : [];
}

function doesCount(recipe: Recipe, { run }: LoadedSample, file: FileName, line: FileLine): boolean {
  return new SourceReader(recipe, file, run).weigh(line).place === 'counts';
}

const IS_MISPLACEABLE = 'sides that are named as fit for each other’s place';
const NO_ORDER = 'the order of rows says nothing';

function triedWith(
  recipe: Recipe,
  sample: LoadedSample,
  file: FileName,
  read: () => readonly FileLine[],
): Reconciliation | 'refused' {
  return tried(() => {
    const changed = read();
    const twin = file === 'left' && sample.isOneFile ? [['right', changed] as const] : [];
    return resultOf(recipe, sample, new Map([...sample.lines, [file, changed], ...twin]));
  });
}

function tried(result: () => Reconciliation): Reconciliation | 'refused' {
  try {
    return result();
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
      ...(sidesWithoutRows(after).length > sidesWithoutRows(before).length ? ['side without rows'] : []),
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

function hashesOf(texts: ReadonlyMap<FileName, string>): FileHashes {
  const hashOf = (written: string) => createHash('sha256').update(written).digest('hex');
  return Object.fromEntries([...texts].map(([file, written]) => [file, [hashOf(written)]]));
}

function resultOf(
  recipe: Recipe,
  { run }: LoadedSample,
  lines: LoadedSample['lines'],
  hashes: FileHashes = {},
): Reconciliation {
  const { left = [], right = [], third, ...explanations } = Object.fromEntries(lines) as Record<string, FileLine[]>;
  const files: RecipeFiles = { left, right, ...(third && { third }), explanations, hashes };
  return reconcile(recipe, run, files);
}
