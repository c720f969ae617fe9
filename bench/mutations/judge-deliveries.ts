import { createHash } from 'node:crypto';
import type { FileHashes } from '../../reconciliation/given-in-place';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import type { Recipe } from '../../reconciliation/recipe';
import type { Reconciliation } from '../../reconciliation/result';
import type { FileLine, FileName } from '../../reconciliation/source-reader';
import { deliveriesOf, type Delivery } from './deliveries';
import { howItReads, text } from './how-it-reads';
import { inFigures, resultOf, tried } from './judge';
import type { Judged } from './judged';
import { sourceOf, type LoadedSample } from './loaded-sample';
import { isNotCompared, verdictOf } from './verdict';

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

function hashesOf(texts: ReadonlyMap<FileName, string>): FileHashes {
  const hashOf = (written: string) => createHash('sha256').update(written).digest('hex');
  return Object.fromEntries([...texts].map(([file, written]) => [file, [hashOf(written)]]));
}

const IS_MISPLACEABLE = 'sides that are named as fit for each other’s place';
