import type { Recipe } from '../../reconciliation/recipe';
import type { OpenDifference, Reconciliation } from '../../reconciliation/result';
import { keyInWords, rowSays, type SourceRow } from '../../reconciliation/row';
import { NO_GAP } from '../../reconciliation/source-tally';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import type { ItemLine } from './items';

/** What a result leaves to a person, as it is kept. */
export interface FoundDifference {
  readonly class: string;
  readonly key: string;
  /** Left less right. */
  readonly amount: string;
  readonly lines: readonly ItemLine[];
  readonly route: string;
  /** Which of several alike: two rows of one key and amount are two differences. */
  readonly digest: Buffer;
  /** The rows it is made of; absent for an identity and a rule. */
  readonly from?: OpenDifference;
}

const MOST_LINES_KEPT = 50;
const MOST_SAID = 5;
const RUN_FIRST =
  'Rows of a period that is signed without them, or of which there is no run: begin the run of that period, or open it again with the file that has them; or settle this with the reason.';

/** Identities that fail are told as items only where no row is to blame. */
export function differencesOf(recipe: Recipe, result: Reconciliation): FoundDifference[] {
  const beside = (result.beside?.unexplained ?? []).map((difference) => {
    const found = ofRows(recipe, difference);
    return { ...found, key: `${found.key} · beside the totals` };
  });
  const others = (result.ofOtherPeriods ?? []).map((difference) => ({
    ...ofRows(recipe, difference),
    route: RUN_FIRST,
  }));
  const rows = [...result.unexplained.map((difference) => ofRows(recipe, difference)), ...beside, ...others];
  const identities = result.identities
    .filter(({ holds }) => rows.length === 0 && !holds)
    .map(({ name, left, right }) => ({
      class: 'identity',
      key: name,
      amount: left.minus(right).toString(),
      lines: [],
      route: 'Both sides stand in the result: find out which of the files it speaks of is not whole.',
    }));
  const rules = result.brokenRules.map(({ rule, source, firstLines, firstFiles, says }) => ({
    class: 'broken-rule',
    key: `${source}: ${rule}`,
    amount: '0.00',
    lines: firstLines.map((line, at) => ({ side: source, line, ...inFile(firstFiles?.[at]), amount: '0.00' })),
    route: routeOfRule(rule, says?.slice(0, MOST_SAID)),
  }));
  const seen = new Map<string, number>();
  return [...rows, ...identities, ...rules].map((difference) => {
    const name = nameOf(difference);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...difference, digest: sha256(name, String(times)) };
  });
}

function routeOfRule(rule: string, says: readonly string[] | undefined): string {
  if (!says) return 'No line may be so: correct it where it was made.';
  if (rule === NO_GAP) return `Deliver what lies between: ${says.join('; ')}.`;
  return `Deliver a file without it, or say why this one is taken as it is: ${says.join(' ')}`;
}

/**
 * By which a later result knows rows of another period again. Their key says side and period alone, and two claims of one
 * amount are two things: so the rows count too, by side, key and amount.
 */
export function otherPeriodDigest(difference: OpenDifference): Buffer {
  const { class: kind, key, amount } = difference;
  const name = { class: kind, key: keyInWords(key), amount: amount.toString(), from: difference };
  return sha256(nameOf(name), '1');
}

function nameOf({ class: kind, key, amount, from }: Omit<FoundDifference, 'lines' | 'route' | 'digest'>): string {
  if (!from || kind !== 'other-period') return canonicalJson([kind, key, amount]);
  const rows = from.rows.map(({ side, row }) => canonicalJson([side, row.key, row.amount.toString()]));
  return canonicalJson([kind, key, amount, rows.sort()]);
}

function ofRows(recipe: Recipe, difference: OpenDifference): Omit<FoundDifference, 'digest'> {
  return {
    class: difference.class,
    key: keyInWords(difference.key),
    amount: difference.amount.toString(),
    lines: difference.rows.slice(0, MOST_LINES_KEPT).map(({ side, row }) => ({
      side,
      line: row.line,
      ...inFile(row.file),
      amount: row.amount.toString(),
      ...saying(row),
    })),
    route: recipe.routes(difference),
    from: difference,
  };
}

function saying(row: SourceRow): Pick<ItemLine, 'says'> {
  const says = rowSays(row);
  return says === undefined ? {} : { says };
}

function inFile(file: string | undefined): Pick<ItemLine, 'file'> {
  return file === undefined ? {} : { file };
}

/** By what rows of other periods this result was explained: an item that such a row is, is explained with it. */
export function explainedRows({ explained }: Reconciliation): ReadonlyMap<string, string> {
  const causes = new Map<string, string>();
  for (const { cause, items } of explained) {
    for (const { because } of items) {
      for (const { key, amount } of because) causes.set(rowInWords(keyInWords(key), amount.toString()), cause);
    }
  }
  return causes;
}

/** The sign says on which side it stood; the row itself has its own. */
export function rowInWords(key: string, amount: string): string {
  return `${key} ${amount.replace('-', '')}`;
}
