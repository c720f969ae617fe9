import { addDays, civilDate } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { ChargedElsewhere, FeeBar } from '../../domain/policy/rulebook';
import { figureOn } from './statutory-figure';
import type { DatedFigures, StatutoryFigure } from './statutory-figure';
import type { StatutoryRefusal } from './statutory-refusal';

/**
 * Which law caps the fee: renteloven for claims of private law, gebyrloven for claims that may be collected by distraint
 * (*udpantningsret*). It is a property of the kind of claim, settled by counsel.
 */
export type DanishFeeRegime = 'private-law' | 'distraint';

const RENTELOVEN = {
  paragraph: 'renteloven § 9 b, stk. 2',
  from: civilDate('2015-01-01'),
  startedEarlier: true,
  confirmation: 'verified',
  source: 'LBK 459/2014',
} as const;

/** The years before: that the figures are as old as the paragraph is general knowledge. */
const RENTELOVEN_BEFORE = {
  ...RENTELOVEN,
  from: civilDate('2002-08-01'),
  until: civilDate('2014-12-31'),
  confirmation: 'unverified',
  source: 'general knowledge: in force since lov 379/2002',
} as const;

function sinceRenteloven<Value>(value: Value, paragraph: string = RENTELOVEN.paragraph): StatutoryFigure<Value>[] {
  return [
    { ...RENTELOVEN_BEFORE, paragraph, value },
    { ...RENTELOVEN, paragraph, value },
  ];
}

export const DANISH_REMINDER_FEE_MAXIMUM: Readonly<Record<DanishFeeRegime, DatedFigures<Money>>> = {
  'private-law': {
    name: 'the highest fee for a Danish reminder',
    chosenBy: 'the day the reminder is sent',
    figures: sinceRenteloven(Money.of('100', 'DKK')),
  },
  distraint: {
    name: 'the highest fee for a Danish reminder of a claim with distraint',
    chosenBy: 'the day the reminder is sent',
    figures: [
      {
        value: Money.of('250', 'DKK'),
        paragraph: 'gebyrloven § 2',
        from: civilDate('1998-01-01'),
        until: civilDate('2014-12-31'),
        confirmation: 'secondary',
        source: '250 since lov 1093/1997; its first day is an assumption',
      },
      {
        value: Money.of('250', 'DKK'),
        paragraph: 'gebyrloven § 2',
        from: civilDate('2015-01-01'),
        startedEarlier: true,
        confirmation: 'verified',
        source: 'LBK 468/2024; 250 since lov 1093/1997',
      },
    ],
  },
};

/** In one unbroken period of arrears, too. Claims with distraint have no highest number. */
export const DANISH_CHARGEABLE_REMINDERS_MAXIMUM: DatedFigures<number> = {
  name: 'the highest number of Danish reminders with a fee',
  chosenBy: 'the day the reminder is sent',
  figures: sinceRenteloven(3),
};

export const DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM: DatedFigures<number> = {
  name: 'the fewest days between Danish reminders with a fee',
  chosenBy: 'the day the later reminder is sent',
  figures: sinceRenteloven(10),
};

/** *Inkassogebyr*, for asking somebody else to collect. */
export const DANISH_COLLECTION_FEE_MAXIMUM: DatedFigures<Money> = {
  name: 'the highest fee for handing a Danish claim to a collector',
  chosenBy: 'the day the collector is asked',
  figures: sinceRenteloven(Money.of('100', 'DKK'), 'renteloven § 9 b, stk. 3'),
};

/**
 * From the sending of a collector's demand (*påkravsskrivelse*) to its deadline. It binds private collectors; public
 * authorities that collect their own claims stand outside the law (§ 1, stk. 3).
 */
export const DANISH_DEMAND_DAYS_MINIMUM: DatedFigures<number> = {
  name: "the fewest days from the sending of a Danish collector's demand to its deadline",
  chosenBy: 'the day the demand is sent',
  figures: [{ ...RENTELOVEN, value: 10, paragraph: 'inkassoloven § 10, stk. 3', source: 'LBK 1018/2014' }],
};

/**
 * Why this reminder may carry no fee, or nothing when it may: under renteloven at most three with a fee for one service, and
 * for services that run on at most three in one unbroken period of arrears; each at least ten days after the one before. The
 * debtor's other claims for the service count too.
 */
export function chargedReminderRefusal(reminder: {
  readonly regime: DanishFeeRegime;
  readonly sentOn: CivilDate;
  /** The days of earlier reminders with a fee, in any order. */
  readonly chargedOn: readonly CivilDate[];
  readonly elsewhere?: readonly ChargedElsewhere[];
}): (StatutoryRefusal & FeeBar) | undefined {
  const { regime, sentOn, chargedOn, elsewhere = [] } = reminder;
  if (regime === 'distraint') return undefined;
  const most = figureOn(DANISH_CHARGEABLE_REMINDERS_MAXIMUM, sentOn);
  const charged = chargedOn.length + elsewhere.filter(({ inArrears }) => inArrears).length;
  if (charged >= most.value) {
    const message = `${charged} reminders have carried a fee and ${most.value} is the most; send it without one.`;
    return { rule: 'most-letters', paragraph: most.paragraph, message };
  }
  const apart = figureOn(DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM, sentOn);
  const latest = [...chargedOn, ...elsewhere.map(({ on }) => on)].sort().at(-1);
  const until = latest === undefined ? sentOn : addDays(latest, apart.value);
  if (latest === undefined || sentOn >= until) return undefined;
  const message = `The last reminder with a fee went out on ${latest}; send this one on ${until} or later, or without a fee.`;
  return { rule: 'days-apart', paragraph: apart.paragraph, until, message };
}
