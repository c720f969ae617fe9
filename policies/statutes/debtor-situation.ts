import { addDays, addMonths, civilDate } from '../../domain/kernel/civil-date';
import type { SituationFacts, StatusEffects } from '../../domain/decisions/decision-events';
import type { Country } from '../../domain/policy/policy';
import { figureOn, type DatedFigures } from './statutory-figure';

const ESTATES = {
  from: civilDate('2015-01-01'),
  startedEarlier: true,
  confirmation: 'verified',
  source: 'SFS 1958:637',
} as const;

export const ESTATE_INVENTORY_MONTHS: DatedFigures<number> = {
  name: 'the time for a Swedish estate inventory, in months from the death',
  chosenBy: 'the day of death',
  figures: [{ value: 3, paragraph: 'ärvdabalken 20 kap. 1 §', ...ESTATES }],
};

export const ESTATE_PAYMENT_MONTHS: DatedFigures<number> = {
  name: 'the time in which a Swedish estate pays no debts, in months from its inventory',
  chosenBy: 'the day of the inventory',
  figures: [{ value: 1, paragraph: 'ärvdabalken 21 kap. 4 §', ...ESTATES }],
};

export const DANISH_ESTATE_FILING_WEEKS: DatedFigures<number> = {
  name: 'the time for filing a claim with a Danish estate, in weeks from the announcement',
  chosenBy: 'the day of the announcement',
  figures: [
    {
      value: 8,
      paragraph: 'dødsboskifteloven § 81',
      from: civilDate('2015-01-01'),
      startedEarlier: true,
      confirmation: 'derived',
      source: 'LBK 1807/2021; that it held before is taken from the act’s age',
    },
  ],
};

/** The act of 2016 governs what was opened since; before it was skuldsaneringslagen (2006:548). */
const RESTRUCTURING_ACT_FROM = civilDate('2016-11-01');

export type Situation =
  /** Without effects the law leaves this claim alone: the status is noted, and the policy's own exceptions follow. */
  | { readonly effects?: StatusEffects }
  /** What must be stated first, in words. */
  | { readonly missing: string };

/**
 * What the law makes of the debtor's situation for one claim.
 *
 * Example: a death on 2016-01-20 in Sweden leaves three months for the inventory and one more in which the estate pays
 * nothing: no step before 2016-05-21. With an inventory on 2016-03-01 it is no step before 2016-04-02.
 */
export function debtorSituation(country: Country, facts: SituationFacts): Situation {
  switch (facts.status) {
    case 'ordinary':
      return {};
    case 'deceased':
      return country === 'SE' ? swedishEstate(facts) : danishEstate(facts);
    case 'bankrupt':
      return bankruptcy(country, facts);
    case 'debt-restructured':
      return country === 'SE' ? swedishRestructuring(facts) : danishRestructuring(facts);
  }
}

/** The estate owes the debt, but pays before the time has run only what harms no other creditor. */
function swedishEstate({ diedOn, inventoryOn }: SituationFacts): Situation {
  if (!diedOn && !inventoryOn) return { missing: 'the day of death, or the day of the estate inventory' };
  const inventory = figureOn(ESTATE_INVENTORY_MONTHS, diedOn ?? inventoryOn ?? ESTATES.from);
  const counted = inventoryOn ?? addMonths(diedOn ?? ESTATES.from, inventory.value);
  const payment = figureOn(ESTATE_PAYMENT_MONTHS, counted);
  const paragraph = inventoryOn ? payment.paragraph : `${inventory.paragraph}, ${payment.paragraph}`;
  return { effects: { waitsThrough: addMonths(counted, payment.value), paragraph } };
}

/** Creditors file with the estate; until they have been called to, nobody knows until when. */
function danishEstate({ announcedOn }: SituationFacts): Situation {
  if (!announcedOn) return { effects: { stops: true, paragraph: 'dødsboskifteloven § 81' } };
  const { value: weeks, paragraph } = figureOn(DANISH_ESTATE_FILING_WEEKS, announcedOn);
  return { effects: { waitsThrough: addDays(announcedOn, weeks * 7), paragraph } };
}

/** The claim is lodged with the trustee. Claims that arose later are not in the bankruptcy. General knowledge, not verified. */
function bankruptcy(country: Country, { openedOn, arisenOn }: SituationFacts): Situation {
  if (openedOn && arisenOn >= openedOn) return {};
  const paragraph = country === 'SE' ? 'konkurslagen (1987:672), unverified' : 'konkursloven, unverified';
  return { effects: { stops: true, paragraph } };
}

/**
 * Covers claims that arose before the day of the opening (30 §), which bear no interest for the time after it (47 §) and
 * for which nothing is seized (42 §). Disputed claims stand outside (31 § 5); that is for a person.
 */
function swedishRestructuring({ openedOn, arisenOn }: SituationFacts): Situation {
  if (!openedOn) return { missing: 'the day on which the debt restructuring was opened' };
  if (arisenOn >= openedOn) return {};
  if (openedOn < RESTRUCTURING_ACT_FROM) {
    const paragraph = 'skuldsaneringslagen (2006:548), whose rule on interest is not recorded here';
    return { effects: { stops: true, paragraph } };
  }
  return { effects: { stops: true, interestStopsOn: addDays(openedOn, 1), paragraph: 'lag (2016:675) 42, 47 §§' } };
}

/** Filed within eight weeks of the announcement. What becomes of interest is not verified, so none is stopped. */
function danishRestructuring({ openedOn }: SituationFacts): Situation {
  if (!openedOn) return { missing: 'the day on which the debt restructuring was opened' };
  return { effects: { stops: true, paragraph: 'konkursloven § 208' } };
}
