import { Money, type Currency } from '../../../domain/kernel/money';
import type { RunOf } from '../../../reconciliation/source-reader';
import type { SeededRandom } from '../../../sample/seeded-random';
import type { Planting, Thing } from './planting';

export type Fields = Readonly<Record<string, string>>;

/** How the files of one recipe are made up. */
export interface PlantedPlan {
  readonly recipeId: string;
  readonly run: RunOf;
  readonly currency: Currency;
  readonly amounts: (random: SeededRandom) => readonly Money[];
  /** The lines that a thing has on each side. */
  readonly rows: Readonly<Record<'left' | 'right', (thing: Thing) => readonly Fields[]>>;
  /** Puts one thing that ties. */
  readonly tie: (planting: Planting) => void;
  /** On which of a thing's lines each of its amounts stands; on the first when left out. */
  readonly lineOf?: (amountAt: number) => number;
  readonly kinds: readonly PlantedKind[];
}

export interface PlantedKind {
  readonly kind: string;
  readonly plant: (planting: Planting) => void;
}

/** Both sides have it. */
export function tied(planting: Planting): void {
  const thing = planting.thing();
  planting.put('left', thing);
  planting.put('right', thing);
}

/** Kinds that every recipe knows. Each of a thing's amounts is a difference of its own. */
export const COMMON_KINDS: readonly PlantedKind[] = [
  {
    kind: 'missing on the right',
    plant: (planting) => {
      const thing = planting.thing();
      const left = planting.put('left', thing);
      planting.expectEach('only-left', thing, 'left', [left]);
    },
  },
  {
    kind: 'missing on the left',
    plant: (planting) => {
      const thing = planting.thing();
      const right = planting.put('right', thing);
      planting.expectEach('only-right', thing, 'right', [right]);
    },
  },
  {
    kind: 'another amount, by some øre or by some hundred kroner',
    plant: (planting) => {
      const thing = planting.thing();
      const [first, ...others] = thing.amounts as [Money, ...Money[]];
      const apart = first.plus(Money.ofMinorUnits(planting.random.integer(1, 50_000), first.currency));
      const left = planting.put('left', thing);
      const right = planting.put('right', { ...thing, amounts: [apart, ...others] });
      planting.expect('other-amount', first.minus(apart), { left: left.slice(0, 1), right: right.slice(0, 1) });
    },
  },
  {
    kind: 'twice on the left',
    plant: (planting) => {
      const thing = planting.thing();
      const left = [planting.put('left', thing), planting.put('left', thing)];
      planting.put('right', thing);
      planting.expectEach('repeated', thing, 'left', left);
    },
  },
  {
    kind: 'twice on the right',
    plant: (planting) => {
      const thing = planting.thing();
      planting.put('left', thing);
      const right = [planting.put('right', thing), planting.put('right', thing)];
      planting.expectEach('repeated', thing, 'right', right);
    },
  },
];

/** A debit that was booked as a credit: twice the amount apart. */
export const OTHER_SIGN: PlantedKind = {
  kind: 'with the other sign on the right',
  plant: (planting) => {
    const thing = planting.thing();
    const left = planting.put('left', thing);
    const right = planting.put('right', { ...thing, amounts: thing.amounts.map((amount) => amount.negated()) });
    planting.expectBetween('other-amount', thing, (amount) => amount.plus(amount), left, right);
  },
};

/** Both sides have it, the right one a part too little, and a list says that part. */
export function listedInPart(id: string, cause: string, fieldsOf: (thing: Thing) => readonly Fields[]): PlantedKind {
  return {
    kind: `partly on the list ${id}`,
    plant: (planting) => {
      const thing = planting.thing();
      const part = (amount: Money) => Money.ofMinorUnits(amount.toMinorUnits() / 3n + 1n, amount.currency);
      const left = planting.put('left', thing);
      const right = planting.put('right', { ...thing, amounts: thing.amounts.map((one) => one.minus(part(one))) });
      planting.list(id, fieldsOf({ ...thing, amounts: thing.amounts.map(part) }));
      planting.expectBetween(cause, thing, part, left, right);
    },
  };
}

/** The run's month has it once, and another month has it in two parts: for recipes that compare sums. */
export function shiftedInParts(cause: string, otherMonth: string): PlantedKind {
  return {
    kind: `in two parts in ${otherMonth} on the right`,
    plant: (planting) => {
      const thing = planting.thing();
      const left = planting.put('left', thing);
      const first = thing.amounts.map((amount) => Money.ofMinorUnits(amount.toMinorUnits() / 3n, amount.currency));
      const rest = thing.amounts.map((amount, at) => amount.minus(first[at] as Money));
      for (const amounts of [first, rest]) planting.put('right', { ...thing, amounts, month: otherMonth });
      planting.expectEach(cause, thing, 'left', [left]);
    },
  };
}

/** The same thing in the run's month on one side, and in another month on the other. */
export function shifted(cause: string, otherMonth: string): readonly PlantedKind[] {
  return [
    {
      kind: `in ${otherMonth} on the right`,
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        planting.put('right', { ...thing, month: otherMonth });
        planting.expectEach(cause, thing, 'left', [left]);
      },
    },
    {
      kind: `in ${otherMonth} on the left`,
      plant: (planting) => {
        const thing = planting.thing();
        planting.put('left', { ...thing, month: otherMonth });
        const right = planting.put('right', thing);
        planting.expectEach(cause, thing, 'right', [right]);
      },
    },
    {
      kind: `missing on the right, though both have the same in ${otherMonth}`,
      plant: (planting) => {
        const thing = planting.thing();
        const left = planting.put('left', thing);
        planting.put('left', { ...thing, month: otherMonth });
        planting.put('right', { ...thing, month: otherMonth });
        planting.expectEach('only-left', thing, 'left', [left]);
      },
    },
  ];
}

/** Only one side has it, and a list says why. */
export function listed(
  id: string,
  cause: string,
  on: 'left' | 'right',
  fieldsOf: (thing: Thing) => readonly Fields[],
): PlantedKind {
  return {
    kind: `on the list ${id}`,
    plant: (planting) => {
      const thing = planting.thing();
      const entries = planting.put(on, thing);
      planting.list(id, fieldsOf(thing));
      planting.expectEach(cause, thing, on, [entries]);
    },
  };
}

/** On the list, and nevertheless on both sides: it was mended since, and explains nothing. */
export function listedInVain(id: string, fieldsOf: (thing: Thing) => readonly Fields[]): PlantedKind {
  return {
    kind: `on the list ${id} in vain`,
    plant: (planting) => {
      const thing = planting.thing();
      planting.put('left', thing);
      planting.put('right', thing);
      planting.list(id, fieldsOf(thing));
    },
  };
}

/** One row on the left, three on the right: it ties. */
export const IN_PARTS: PlantedKind = {
  kind: 'in three parts on the right',
  plant: (planting) => {
    const thing = planting.thing();
    planting.put('left', thing);
    const parts = thing.amounts.map((amount) => inThree(amount));
    for (const at of [0, 1, 2] as const) planting.put('right', { ...thing, amounts: parts.map((three) => three[at]) });
  },
};

function inThree(amount: Money): readonly [Money, Money, Money] {
  const third = Money.ofMinorUnits(amount.toMinorUnits() / 3n, amount.currency);
  return [third, third, amount.minus(third).minus(third)];
}
