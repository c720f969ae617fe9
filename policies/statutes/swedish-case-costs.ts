import type { CaseCostKind } from '../../domain/policy/case-cost';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { DatedFigures } from './statutory-figure';

const APPLICATION_FEE: DatedFigures<Money> = {
  name: 'the fee for a Swedish application for a payment order',
  chosenBy: 'the day of the application',
  figures: [
    {
      value: Money.of('300', 'SEK'),
      paragraph: 'förordning (1992:1094) 1 §',
      from: civilDate('2015-01-01'),
      startedEarlier: true,
      confirmation: 'verified',
      source: 'SFS 1992:1094',
    },
  ],
};

/** More only for special reasons, which a person shows to Kronofogden. */
const OWN_WORK_MAXIMUM: DatedFigures<Money> = {
  name: 'the highest compensation for work in a Swedish application for a payment order',
  chosenBy: 'the day of the application',
  figures: [
    {
      value: Money.of('380', 'SEK'),
      paragraph: 'lag (1990:746) 48 §',
      from: civilDate('2014-01-01'),
      confirmation: 'verified',
      source: 'SFS 1990:746',
    },
  ],
};

const ENFORCEMENT_FEE: DatedFigures<Money> = {
  name: 'the basic fee for Swedish enforcement',
  chosenBy: 'the day of the application for enforcement',
  figures: [
    {
      value: Money.of('600', 'SEK'),
      paragraph: 'förordning (1992:1094) 5-6 §§',
      from: civilDate('2017-07-01'),
      startedEarlier: true,
      confirmation: 'verified',
      source: 'SFS 1992:1094',
    },
  ],
};

const COURT_FEE_PARAGRAPH = 'rättegångsbalken 18 kap. 1 §; förordning (1987:452) 2 § and its list of fees';

/** What the district court takes for an application, or, with Kronofogden's fee in it, for a case that comes from there. */
export const COURT_FEE: DatedFigures<Money> = {
  name: "the district court's fee for a Swedish civil case",
  chosenBy: 'the day of the application',
  figures: [
    {
      value: Money.of('450', 'SEK'),
      paragraph: COURT_FEE_PARAGRAPH,
      from: civilDate('2007-03-01'),
      startedEarlier: true,
      until: civilDate('2014-06-30'),
      confirmation: 'verified',
      source: 'SFS 2007:10, SFS 2008:1039',
    },
    {
      value: Money.of('2800', 'SEK'),
      paragraph: COURT_FEE_PARAGRAPH,
      from: civilDate('2014-07-01'),
      confirmation: 'secondary',
      source: 'advokatsamfundet.se, Höjda domstolsavgifter från 1 juli (2014); in SFS 1987:452 as of SFS 2022:1329',
    },
  ],
};

/** Of a small claim (rättegångsbalken 1 kap. 3 d §): in a case of at most half a price base amount. */
export const SMALL_CLAIM_COURT_FEE: DatedFigures<Money> = {
  name: "the district court's fee for a Swedish small claim",
  chosenBy: 'the day of the application',
  figures: [
    {
      value: Money.of('450', 'SEK'),
      paragraph: COURT_FEE_PARAGRAPH,
      from: civilDate('2007-03-01'),
      startedEarlier: true,
      until: civilDate('2014-06-30'),
      confirmation: 'verified',
      source: 'SFS 2007:10, SFS 2008:1039',
    },
    {
      value: Money.of('900', 'SEK'),
      paragraph: `rättegångsbalken 1 kap. 3 d §, ${COURT_FEE_PARAGRAPH}`,
      from: civilDate('2014-07-01'),
      confirmation: 'secondary',
      source: 'advokatsamfundet.se, Höjda domstolsavgifter från 1 juli (2014); SFS 2018:769, category A',
    },
  ],
};

/**
 * Half of 44,300, the lowest price base amount since the fees differ (2016). A claim of no more than this is a small claim in
 * every year; of a larger one the year's amount decides, which a person knows.
 */
const SURELY_SMALL = Money.of('22150', 'SEK');

/** The highest court fee of a claim of that size. */
export function courtFeeFor(size: Money): DatedFigures<Money> {
  return size.isOver(SURELY_SMALL) ? COURT_FEE : SMALL_CLAIM_COURT_FEE;
}

/** Of the service of a document no figure is recorded: whoever records it names the paragraph. A court's fee goes by size. */
export const SWEDISH_CASE_COSTS: Readonly<Partial<Record<CaseCostKind, DatedFigures<Money>>>> = {
  'application-fee': APPLICATION_FEE,
  'own-work': OWN_WORK_MAXIMUM,
  'enforcement-fee': ENFORCEMENT_FEE,
};
