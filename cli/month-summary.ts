import { percentOf } from '../domain/controls/verdict';
import { addDays, addMonths, civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { counted } from '../domain/kernel/counted';
import { sumOf } from '../domain/kernel/money';
import type { Caller, Office } from '../office/office';
import { table } from './table';

/** Who asks, on which business day. */
export type CallerOn = (day?: CivilDate) => Caller;

/** What a finance department looks at of a month, on one screen. */
export type MonthSummary = NonNullable<Awaited<ReturnType<typeof summaryOf>>>;

/** The latest month that is closed; nothing where none is. */
export async function lastClosedMonth(office: Office, by: CallerOn): Promise<string | undefined> {
  const { periods } = await office.close.periods(by(), {});
  return periods
    .filter(({ state }) => state === 'closed')
    .map(({ period }) => period)
    .toSorted()
    .at(-1);
}

/** The books at the end of a month: ages, what was done in the month, lists, valuation, and the control objectives. */
export async function summaryOf(office: Office, by: CallerOn, period: string) {
  const asOf = addDays(addMonths(civilDate(`${period}-01`), 1), -1);
  const at = by(asOf);
  const { periods, history } = await office.close.periods(by(), {});
  const { all, difference, name } = await office.close.ages(at, {});
  const { total } = await office.lists.keyFigures(at, { from: period, to: period });
  const { month } = await office.close.openItemLists(by(), { period });
  const { valuations } = await office.close.valuations(by(), {});
  const { objectives } = await office.board.controls(at, {});
  const closed = history.findLast((mark) => mark.period === period && mark.mark === 'closed');
  return {
    ...{ period, asOf, name, ages: all, difference, figures: total, objectives },
    state: periods.find((one) => one.period === period)?.state ?? 'open',
    ...(closed && { closedOn: closed.on, closedBy: closed.by }),
    lists: month?.lists ?? [],
    ...withValuation(valuations.filter(({ closing }) => closing === period)),
  };
}

type Valuations = Awaited<ReturnType<Office['close']['valuations']>>['valuations'];

function withValuation(own: Valuations): { readonly valuation?: Valuations[number] } {
  const latest = own.at(-1);
  return latest ? { valuation: latest } : {};
}

/** The same in lines. */
export function summaryInWords(summary: MonthSummary): string[] {
  const { period, name, state, closedOn, closedBy, ages, difference, figures, lists, valuation, objectives } = summary;
  const { currency } = ages.total.open;
  const overdue = sumOf(
    ages.buckets.filter(({ bucket }) => bucket !== 'not-due').map(({ open }) => open),
    currency,
  );
  const share = percentOf(overdue.toMinorUnits(), ages.total.open.toMinorUnits()).toFixed(2);
  const rows = ages.buckets.map(({ bucket, claims, open }) => [bucket, String(claims), open.toString()]);
  const steps = figures.steps.map(({ step, taken }) => `${step} ${taken}`).join(', ');
  const confirmed = lists.filter((list) => list.state === 'confirmed').length;
  const verdicts = (['met', 'partly', 'not', 'not-tested'] as const).map(
    (verdict) => `${objectives.filter((one) => one.verdict === verdict).length} ${VERDICTS[verdict]}`,
  );
  const how = closedOn === undefined ? state : `closed on ${closedOn} by ${closedBy ?? 'nobody'}`;
  return [
    `${name}, ${period}: ${how}`,
    table({
      header: ['days past due', 'claims', currency],
      rows: [...rows, ['all', String(ages.total.claims), ages.total.open.toString()]],
    }),
    `Overdue: ${overdue.toString()} ${currency}, ${share} % of all. Control accounts: ${difference.isZero() ? 'the same' : `${difference.toString()} ${currency} off`}.`,
    `In the month: ${counted(figures.invoices, 'invoice')} of ${figures.invoiced.toString()} ${currency}, ${figures.collected.toString()} collected of them; steps: ${steps || 'none'}.`,
    `Open-item lists: ${lists.length === 0 ? 'none was made' : `${confirmed} of ${lists.length} confirmed`}. Valuation: ${valuation ? `${valuation.state}, ${valuation.sums.map(({ amount }) => `${amount.toString()} ${amount.currency}`).join(' and ') || 'nothing'}` : 'none'}.`,
    `Control objectives: ${verdicts.join(', ')} (fordring controls --as-of ${summary.asOf}).`,
  ];
}

const VERDICTS = { met: 'met', partly: 'partly met', not: 'not met', 'not-tested': 'not tested' } as const;
