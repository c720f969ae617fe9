import { civilDate } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { figureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/** Measures taken before 2013-03-16 keep the old amounts: the day of the measure decides (SFS 2013:59). */
const LAW_OF_2013 = {
  from: civilDate('2013-03-16'),
  confirmation: 'verified',
  source: 'SFS 1981:739 as of SFS 2013:56',
} as const;
const ORDINANCE_OF_2003 = {
  paragraph: 'förordning (1981:1057), as of SFS 2003:294',
  from: civilDate('2003-07-01'),
  until: civilDate('2013-03-15'),
  confirmation: 'verified',
  source: 'SFS 1981:1057',
} as const;

/** For a written reminder, and only if it was agreed no later than when the debt arose (2 §). */
export const REMINDER_FEE_MAXIMUM: DatedFigures<Money> = {
  name: 'the highest fee for a Swedish written reminder',
  chosenBy: 'the day the reminder is sent',
  figures: [
    { ...ORDINANCE_OF_2003, value: Money.of('50', 'SEK') },
    { ...LAW_OF_2013, value: Money.of('60', 'SEK'), paragraph: 'lag (1981:739) 4 § andra stycket 1' },
  ],
};

/** For a collection demand that meets inkassolagen 5 §; it needs no agreement (3 § 1). */
export const DEMAND_FEE_MAXIMUM: DatedFigures<Money> = {
  name: 'the highest fee for a Swedish collection demand',
  chosenBy: 'the day the demand is sent',
  figures: [
    { ...ORDINANCE_OF_2003, value: Money.of('160', 'SEK'), startedEarlier: true },
    { ...LAW_OF_2013, value: Money.of('180', 'SEK'), paragraph: 'lag (1981:739) 4 § andra stycket 2' },
  ],
};

/** For a full instalment plan for the rest of the debt, made with the debtor, in writing, and sent (3 § 2). */
export const PLAN_FEE_MAXIMUM: DatedFigures<Money> = {
  name: 'the highest fee for a Swedish instalment plan',
  chosenBy: 'the day the plan is sent',
  figures: [
    { ...ORDINANCE_OF_2003, value: Money.of('150', 'SEK'), startedEarlier: true },
    { ...LAW_OF_2013, value: Money.of('170', 'SEK'), paragraph: 'lag (1981:739) 4 § andra stycket 3' },
  ],
};

/** *Förseningsersättning*: a fixed sum for late payment between businesses, or owed to one by a public body. */
export const LATE_PAYMENT_COMPENSATION: DatedFigures<Money> = {
  name: 'the Swedish compensation for late payment',
  chosenBy: 'the day the payment became late',
  figures: [{ ...LAW_OF_2013, value: Money.of('450', 'SEK'), paragraph: 'lag (1981:739) 4 a §' }],
};

/** Whom a creditor or debtor acts as. A municipality that sells in competition acts as a business. */
export type SwedishParty = 'business' | 'authority' | 'consumer';

/** The most that a reminder may cost the debtor; nought without an agreement, as with tariffs for water and childcare. */
export function mostReminderFee(reminder: { readonly sentOn: CivilDate; readonly agreed: boolean }): Money {
  return reminder.agreed ? figureOn(REMINDER_FEE_MAXIMUM, reminder.sentOn).value : Money.zero('SEK');
}

/** 450 kronor to a business from a business or a public body; nothing to an authority, and nothing from a consumer. */
export function latePaymentCompensation(late: {
  readonly lateSince: CivilDate;
  readonly creditor: SwedishParty;
  readonly debtor: SwedishParty;
}): Money {
  const owed = late.creditor === 'business' && late.debtor !== 'consumer';
  return owed ? figureOn(LATE_PAYMENT_COMPENSATION, late.lateSince).value : Money.zero('SEK');
}

/** Where that compensation is taken, fees are owed only in so far as they exceed it (5 § andra stycket). */
export function feesBeyondCompensation(fees: Money, compensation: Money): Money {
  return fees.isOver(compensation) ? fees.minus(compensation) : Money.zero('SEK');
}
