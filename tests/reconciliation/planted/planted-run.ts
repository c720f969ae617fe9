import { Money, type Currency } from '../../../domain/kernel/money';
import type { RunOf } from '../../../reconciliation/source-reader';
import { SeededRandom } from '../../../sample/seeded-random';
import type { PlantedPlan } from './planted-plan';
import { type About, type Entry, type Planting } from './planting';

/** A line of a made-up file, as `formats/tables` would read it. */
export interface MadeLine {
  readonly line: number;
  readonly currency: Currency;
  readonly fields: Readonly<Record<string, string>>;
}

/** What was planted, and what a reconciliation must make of it. */
export interface Planted {
  /** In words: `missing in the right file`. */
  readonly kind: string;
  /** The class of an unexplained difference, the cause of an explained one, or the rule that is broken. */
  readonly outcome: string;
  /** The lines of both files that it is about: `left 17`, `right 4`. */
  readonly lines: readonly string[];
  /** Left less right. */
  readonly amount: string;
}

export interface PlantedRun {
  readonly recipeId: string;
  readonly run: RunOf;
  readonly files: {
    readonly left: readonly MadeLine[];
    readonly right: readonly MadeLine[];
    readonly explanations: Readonly<Record<string, readonly MadeLine[]>>;
  };
  readonly planted: readonly Planted[];
}

/** How often each kind is planted. */
const TIMES = 25;

/**
 * A run of a recipe with some number of lines on the left side, nearly all of which tie, and planted differences of every
 * kind that the plan knows. The same seed gives the same run; `planted` says what is to be found, and nothing else is.
 */
export function plantedRun(plan: PlantedPlan, lines: number, seed: number): PlantedRun {
  const random = new SeededRandom(seed, `reconciliation/${plan.recipeId}`);
  const sides: Record<'left' | 'right', Entry[]> = { left: [], right: [] };
  const lists: Record<string, Entry[]> = {};
  const noted: { kind: string; outcome: string; amount: string; about: About }[] = [];
  let number = 0;
  let kind = '';
  const putFields: Planting['putFields'] = (side, fields) => {
    const entries = fields.map((cells) => ({ fields: cells, line: 0 }));
    sides[side].push(...entries);
    return entries;
  };
  const lineOf = (put: readonly Entry[], amountAt: number) => {
    const at = plan.lineOf?.(amountAt) ?? 0;
    return put.slice(at, at + 1);
  };
  const planting: Planting = {
    random,
    month: plan.run.period,
    thing: () => ({ number: (number += 1), amounts: plan.amounts(random), month: plan.run.period }),
    put: (side, thing) => putFields(side, plan.rows[side](thing)),
    putFields,
    list: (id, fields) => void (lists[id] ??= []).push(...fields.map((cells) => ({ fields: cells, line: 0 }))),
    expect: (outcome, amount, about) => void noted.push({ kind, outcome, amount: amount.toString(), about }),
    expectBetween: (outcome, thing, apart, left, right) => {
      thing.amounts.forEach((amount, at) => {
        planting.expect(outcome, apart(amount), { left: lineOf(left, at), right: lineOf(right, at) });
      });
    },
    expectEach: (outcome, thing, side, putTimes) => {
      thing.amounts.forEach((amount, at) => {
        const entries = putTimes.flatMap((put) => lineOf(put, at));
        const about = { [side]: entries, ...(entries.length > 1 && { onlyTheLater: true as const }) };
        planting.expect(outcome, side === 'left' ? amount : amount.negated(), about);
      });
    },
  };
  for (const planted of plan.kinds) {
    kind = planted.kind;
    for (let time = 0; time < TIMES; time += 1) planted.plant(planting);
  }
  while (sides.left.length < lines) plan.tie(planting);
  const files = {
    left: numbered(random.shuffled(sides.left), plan.currency),
    right: numbered(random.shuffled(sides.right), plan.currency),
    explanations: Object.fromEntries(
      Object.entries(lists).map(([id, entries]) => [id, numbered(random.shuffled(entries), plan.currency)]),
    ),
  };
  return {
    recipeId: plan.recipeId,
    run: plan.run,
    files,
    planted: noted.map(({ about, ...rest }) => ({ ...rest, lines: linesOf(about) })),
  };
}

/** The first line of a file is its header. */
function numbered(entries: readonly Entry[], currency: Currency): MadeLine[] {
  return entries.map((entry, index) => {
    entry.line = index + 2;
    return { line: entry.line, currency, fields: entry.fields };
  });
}

function linesOf({ left = [], right = [], onlyTheLater }: About): string[] {
  const wanted = (entries: readonly Entry[]) => {
    const lines = entries.map(({ line }) => line);
    return onlyTheLater && lines.length > 0 ? [Math.max(...lines)] : lines;
  };
  return [...wanted(left).map((line) => `left ${line}`), ...wanted(right).map((line) => `right ${line}`)];
}

/** From øre by their digits: a division for each of some hundred thousand amounts takes its time. */
function moneyOf(units: number, currency: Currency): Money {
  return Money.of(`${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`, currency);
}

/** An amount between one krone and a hundred thousand, never round. */
export function anyAmount(random: SeededRandom, currency: Currency): Money {
  return moneyOf(random.integer(100, 9_999_999), currency);
}
