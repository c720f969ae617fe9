import type { AgencyNews } from '../../domain/claim/agency-news';
import { addDays, addMonths, civilDateOf, monthOf, yearOf, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, smallerOf } from '../../domain/kernel/money';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { CounterpartFact, CounterpartName } from './counterpart-facts';
import { stableNumber } from './stable-number';

/** What was told of a case after it was handed over. */
export interface SimulatedChange {
  readonly changeId: string;
  readonly on: CivilDate;
  readonly change: 'recall' | 'reduce' | 'raise' | 'notice';
  /** What a reduction takes away or a raise adds. */
  readonly amount?: Money;
}

/** What the simulation needs to know of a case. */
export interface SimulatedCase {
  readonly claimId: string;
  readonly referredOn: CivilDate;
  readonly amount: Money;
  /** In the order in which they were told; none when absent. A recall is the last. */
  readonly changes?: readonly SimulatedChange[];
}

type Calendar = Pick<Rulebook, 'isBankingDay' | 'nextBankingDayFrom'>;

/** The shares and times of the rehearsal. Only the ruling's time has a source; the rest is chosen to exercise every path. */
const SIMULATION = {
  /** Of a thousand. */
  kfmRejected: 20,
  /** From one month to over a year (S002-26). */
  rulingMonths: { least: 1, most: 13 },
  intrumPayers: 350,
  intrumPaysInQuarter: 600,
  intrumCostPercent: 20,
  agencyPayers: 400,
  psrmRejected: 20,
  psrmHeard: 50,
  psrmHearingEndsBadly: 200,
  psrmHearingDays: 14,
  changeRejected: 10,
} as const;

/**
 * All that a counterpart will say about a case up to a day, in order. Pure: no clock and no chance, so that a rehearsal
 * run twice, or cut off and run on, tells the same story.
 */
export function simulatedFacts(
  counterpart: CounterpartName,
  referred: SimulatedCase,
  calendar: Calendar,
  until: CivilDate,
): CounterpartFact[] {
  const recalledOn = referred.changes?.find(({ change }) => change === 'recall')?.on;
  const story = storyOf(counterpart, referred, calendar, until)
    // A case that was recalled is closed on the next day: nothing is said of it any more.
    .filter(({ on }) => on <= until && (recalledOn === undefined || on <= recalledOn));
  const answers = changeAnswers(counterpart, referred, calendar).filter(({ on }) => on <= until);
  return [...story, ...answers].sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

function storyOf(
  counterpart: CounterpartName,
  referred: SimulatedCase,
  calendar: Calendar,
  until: CivilDate,
): CounterpartFact[] {
  switch (counterpart) {
    case 'kfm':
      return kfmAnswers(referred, calendar);
    case 'intrum':
      return intrumAccounts(referred, calendar, until);
    case 'agency':
      return agencyReports(referred, calendar);
    case 'gaeldsstyrelsen':
      return psrmAnswers(referred, calendar);
  }
}

/** Each change is carried out on the next banking day; a few come back with a fault, but never a recall. */
function changeAnswers(
  counterpart: CounterpartName,
  { claimId, changes = [] }: SimulatedCase,
  calendar: Calendar,
): CounterpartFact[] {
  return changes.map(({ changeId, change, on }): CounterpartFact => {
    const answeredOn = calendar.nextBankingDayFrom(addDays(on, 1));
    const isRejected = change !== 'recall' && happens(claimId, `change-${changeId}`, SIMULATION.changeRejected);
    return {
      ...about(counterpart, claimId, `change:${changeId}`, answeredOn),
      fact: 'change-answered',
      changeId,
      answer: isRejected ? 'rejected' : 'carried-out',
      reason: isRejected ? 'the case could not be found under this number' : '',
    };
  });
}

/** What is asked for on a day, by what was told through that day. */
function askedOn({ amount, changes = [] }: SimulatedCase, day: CivilDate, since?: CivilDate): Money {
  return changes
    .filter(({ on }) => on <= day && (since === undefined || on > since))
    .reduce((sum, { change, amount: part }) => {
      if (part && change === 'reduce') return sum.minus(part);
      return part && change === 'raise' ? sum.plus(part) : sum;
    }, amount);
}

/** A receipt on the next banking day; a few cases come back with it, all others get their ruling. */
function kfmAnswers(referred: SimulatedCase, calendar: Calendar): CounterpartFact[] {
  const { claimId, referredOn } = referred;
  const receivedOn = calendar.nextBankingDayFrom(addDays(referredOn, 1));
  if (happens(claimId, 'kfm-rejected', SIMULATION.kfmRejected)) {
    return [
      {
        ...about('kfm', claimId, 'receipt', receivedOn),
        fact: 'rejected',
        reason: 'the debtor is not registered at the address given',
      },
    ];
  }
  const { least, most } = SIMULATION.rulingMonths;
  // The smaller of two numbers: short times are the more usual.
  const months =
    least +
    Math.min(
      stableNumber(claimId, 'ruling-month', most - least),
      stableNumber(claimId, 'ruling-month-2', most - least),
    );
  const ruledOn = calendar.nextBankingDayFrom(
    addDays(addMonths(referredOn, months), stableNumber(claimId, 'ruling-day', 23)),
  );
  return [
    { ...about('kfm', claimId, 'receipt', receivedOn), fact: 'received', authorityCaseId: caseNumber('KFM', claimId) },
    {
      ...about('kfm', claimId, 'ruling', ruledOn),
      fact: 'ruling',
      outcome: 'payment-order',
      awarded: askedOn(referred, ruledOn),
    },
  ];
}

/** An account on the last banking day of every quarter until nothing is left; most debtors under monitoring pay nothing. */
function intrumAccounts(referred: SimulatedCase, calendar: Calendar, until: CivilDate): CounterpartFact[] {
  const { claimId, referredOn, amount } = referred;
  const zero = Money.zero(amount.currency);
  const isPayer = happens(claimId, 'intrum-payer', SIMULATION.intrumPayers);
  const accounts: CounterpartFact[] = [];
  let balance = amount;
  let before: CivilDate | undefined;
  let limitationFrom = referredOn;
  for (let quarter = quarterOf(referredOn); ; quarter += 1) {
    const on = lastBankingDayOf(quarter, calendar);
    if (on > until) break;
    if (on <= referredOn) continue;
    balance = askedOn({ ...referred, amount: balance }, on, before);
    before = on;
    if (!balance.isPositive()) continue;
    const pays = isPayer && happens(claimId, `intrum-${quarter}`, SIMULATION.intrumPaysInQuarter);
    const received = pays ? smallerOf(balance, payment(claimId, quarter, amount)) : zero;
    if (pays) limitationFrom = on;
    balance = balance.minus(received);
    const costs = Money.rounded(received.amount.times(SIMULATION.intrumCostPercent).div(100), amount.currency);
    // A part payment starts ten new years (preskriptionslagen 2, 5 and 6 §§).
    const limitationOn = addMonths(limitationFrom, 120);
    accounts.push({
      ...about('intrum', claimId, 'account', on),
      fact: 'monitoring-account',
      received,
      costs,
      balance,
      limitationOn,
    });
  }
  return accounts;
}

/** A receipt on the next banking day: taken in, rejected, or put to the creditor, who settles it within the fortnight. */
function psrmAnswers(referred: SimulatedCase, calendar: Calendar): CounterpartFact[] {
  const { claimId, referredOn } = referred;
  const on = calendar.nextBankingDayFrom(addDays(referredOn, 1));
  const received = (day: CivilDate): CounterpartFact => ({
    ...about('gaeldsstyrelsen', claimId, 'UDFØRT', day),
    fact: 'received',
    authorityCaseId: caseNumber('PSRM', claimId),
  });
  const rejected = (day: CivilDate): CounterpartFact => ({
    ...about('gaeldsstyrelsen', claimId, 'AFVIST', day),
    fact: 'rejected',
    reason: 'the period does not fit the type of claim',
  });
  if (happens(claimId, 'psrm-rejected', SIMULATION.psrmRejected)) return [rejected(on)];
  if (!happens(claimId, 'psrm-heard', SIMULATION.psrmHeard)) return [received(on)];
  const hearing: CounterpartFact = {
    ...about('gaeldsstyrelsen', claimId, 'HØRING', on),
    fact: 'hearing',
    reason: 'the principal is unusually high for the type of claim',
  };
  const wanted = addDays(on, 1 + stableNumber(claimId, 'psrm-hearing', SIMULATION.psrmHearingDays));
  const settledOn = lastBankingDayUpTo(wanted, calendar);
  const after = settledOn > on ? settledOn : calendar.nextBankingDayFrom(addDays(on, 1));
  return [
    hearing,
    happens(claimId, 'psrm-hearing-lost', SIMULATION.psrmHearingEndsBadly) ? rejected(after) : received(after),
  ];
}

/**
 * The agency takes the case in on the next banking day and demands on the one after. A month later it accounts for what the
 * debtor paid; two months later it gives the rest back.
 */
function agencyReports(referred: SimulatedCase, calendar: Calendar): CounterpartFact[] {
  const { claimId, referredOn, amount } = referred;
  const receivedOn = calendar.nextBankingDayFrom(addDays(referredOn, 1));
  const demandedOn = calendar.nextBankingDayFrom(addDays(receivedOn, 1));
  const accountedOn = calendar.nextBankingDayFrom(addMonths(demandedOn, 1));
  const returnedOn = calendar.nextBankingDayFrom(addMonths(demandedOn, 2));
  const zero = Money.zero(amount.currency);
  const asked = askedOn(referred, accountedOn);
  const isPayer = asked.isPositive() && happens(claimId, 'agency-payer', SIMULATION.agencyPayers);
  const ownFees = isPayer ? Money.of('180.00', amount.currency) : zero;
  const report = (news: AgencyNews, on: CivilDate) =>
    ({ ...about('agency', claimId, news, on), fact: 'agency-report', news }) as const;
  return [
    report('received', receivedOn),
    report('demanded', demandedOn),
    {
      ...about('agency', claimId, 'account', accountedOn),
      fact: 'agency-account',
      received: isPayer ? asked.plus(ownFees) : zero,
      ownFees,
      commission: zero,
      balance: isPayer ? zero : asked,
    },
    ...(isPayer ? [] : [{ ...report('returned', returnedOn), reason: 'the debtor has no means' }]),
  ];
}

function about<Name extends CounterpartName>(counterpart: Name, claimId: string, answer: string, on: CivilDate) {
  return { counterpart, caseId: claimId, on, answerId: `${counterpart}:${claimId}:${answer}:${on}` };
}

function happens(claimId: string, purpose: string, ofThousand: number): boolean {
  return stableNumber(claimId, purpose, 1000) < ofThousand;
}

function caseNumber(prefix: string, claimId: string): string {
  return `${prefix}-${String(stableNumber(claimId, prefix, 100_000_000)).padStart(8, '0')}`;
}

/** 5 to 24 percent of what was handed over. */
function payment(claimId: string, quarter: number, amount: Money): Money {
  return Money.rounded(
    amount.amount.times(5 + stableNumber(claimId, `intrum-part-${quarter}`, 20)).div(100),
    amount.currency,
  );
}

/** Quarters counted through: year × 4 + 0 to 3. */
function quarterOf(date: CivilDate): number {
  return yearOf(date) * 4 + Math.floor((monthOf(date) - 1) / 3);
}

function lastBankingDayOf(quarter: number, calendar: Calendar): CivilDate {
  const firstMonth = civilDateOf(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
  return lastBankingDayUpTo(addDays(addMonths(firstMonth, 3), -1), calendar);
}

function lastBankingDayUpTo(date: CivilDate, calendar: Calendar): CivilDate {
  let day = date;
  while (!calendar.isBankingDay(day)) day = addDays(day, -1);
  return day;
}
