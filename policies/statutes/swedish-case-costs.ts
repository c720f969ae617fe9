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

/** Of a court's fee and of service no figure is recorded: whoever records them names the paragraph. */
export const SWEDISH_CASE_COSTS: Readonly<Partial<Record<CaseCostKind, DatedFigures<Money>>>> = {
  'application-fee': APPLICATION_FEE,
  'own-work': OWN_WORK_MAXIMUM,
  'enforcement-fee': ENFORCEMENT_FEE,
};
