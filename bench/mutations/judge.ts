import { InputRefused } from '../../domain/kernel/input-refused';
import type { Recipe } from '../../reconciliation/recipe';
import type { FileHashes } from '../../reconciliation/given-in-place';
import { reconcile, type RecipeFiles } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import { SourceReader, type FileLine, type FileName } from '../../reconciliation/source-reader';
import type { Judged } from './judged';
import { columnsApart, countsAlike, howItReads, text } from './how-it-reads';
import { sourceOf, type LoadedSample } from './loaded-sample';
import { columnsOf, mutationsOf } from './mutations';
import { textMutationsOf } from './texts';
import { wholeMutationsOf } from './whole-files';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { verdictOf } from './verdict';

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
export function inFigures(result: Reconciliation): unknown {
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

export function tried(result: () => Reconciliation): Reconciliation | 'refused' {
  try {
    return result();
  } catch (problem) {
    if (problem instanceof InputRefused) return 'refused';
    throw problem;
  }
}

export function resultOf(
  recipe: Recipe,
  { run }: LoadedSample,
  lines: LoadedSample['lines'],
  hashes: FileHashes = {},
): Reconciliation {
  const { left = [], right = [], third, ...explanations } = Object.fromEntries(lines) as Record<string, FileLine[]>;
  const files: RecipeFiles = { left, right, ...(third && { third }), explanations, hashes };
  return reconcile(recipe, run, files);
}
