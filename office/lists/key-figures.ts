import type { Pool } from 'pg';
import {
  COUNTED_STEPS,
  keySharesOf,
  type CountedStep,
  type KeyFigures,
  type KeyShares,
  type StepFigures,
} from '../../domain/claim/key-figures';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { moneyAccountsOf } from '../../ledger/chart-of-accounts';
import { kindOf, type KnownStep } from '../../domain/policy/step-kind';
import type { ReportedCreditor } from '../close/reported-creditor';
import { administrationsOn } from '../administrations/administrations-on';
import { ownersParameter } from '../administrations/owners';
import type { AsOf } from '../claims/events-as-of';
import { INVOICES_OF_MONTHS, RECEIPTS_OF_MONTHS, STEPS_OF_MONTHS } from './key-figure-queries';

/** Which months are asked about: first and last, both included. */
export interface FiguresAsked extends AsOf {
  readonly from: string;
  readonly to: string;
}

export interface KeyFiguresRow extends KeyFigures {
  readonly month: string;
  readonly invoiceGroup: string;
  readonly administrationId: string;
  readonly shares: KeyShares;
}

interface Key {
  readonly month: string;
  readonly invoice_group: string;
  readonly owner: string;
  readonly currency: Currency;
}

/** Figures of all months, groups and administrations in one currency. */
export type KeyFiguresTotal = KeyFigures & { readonly shares: KeyShares };

/**
 * By month, group, administration and currency, with the sum of all in the creditor's currency and in each other one; by events
 * alone, so the same days give the same.
 */
export async function keyFiguresOf(
  pool: Pool,
  { creditorId, chart, currency }: ReportedCreditor,
  { from, to, asOf, known }: FiguresAsked,
): Promise<{
  readonly rows: readonly KeyFiguresRow[];
  readonly total: KeyFiguresTotal;
  readonly otherTotals?: readonly KeyFiguresTotal[];
}> {
  const owners = ownersParameter(await administrationsOn(pool, creditorId, asOf), asOf);
  const values = [creditorId, asOf, known ?? null, owners, `${from}-01`, `${to}-01`];
  const money = [
    [...moneyAccountsOf(chart), chart.suspense.number, chart.setOffClearing.number],
    [chart.receivablePrincipal.number, chart.doubtfulReceivable.number],
    chart.refundLiability.number,
  ];
  const invoices = await pool.query<Key & InvoiceFigures>(INVOICES_OF_MONTHS, [...values, ...money]);
  const steps = await pool.query<Key & KnownStepRow & TakenRow>(STEPS_OF_MONTHS, [...values, ...money]);
  const receipts = await pool.query<Key & KnownStepRow & { received: string }>(RECEIPTS_OF_MONTHS, values);
  const book = new FigureBook(currency);
  for (const row of invoices.rows) book.invoices(row, row);
  for (const row of steps.rows) book.step(row, row, { ...row, received: '0' });
  for (const row of receipts.rows) book.step(row, row, { ...NOTHING_TAKEN, received: row.received });
  const [total, ...otherTotals] = book.totals();
  return { rows: book.rows(), total, ...(otherTotals.length > 0 && { otherTotals }) };
}

/** How often a step was taken, behind the step before it, the amounts of these invoices, how many were paid since, and what the step charged. */
interface TakenRow {
  readonly taken: number;
  readonly behind: number;
  readonly claimed: string;
  readonly paid: number;
  readonly charged: string;
}

const NOTHING_TAKEN: TakenRow = { taken: 0, behind: 0, claimed: '0', paid: 0, charged: '0' };

interface InvoiceFigures {
  readonly invoices: number;
  readonly invoiced: string;
  readonly credited: string;
  readonly collected: string;
  readonly chargesPaid: string;
  readonly days: readonly number[] | null;
}

interface KnownStepRow {
  readonly step: string;
  readonly kind: KnownStep['kind'] | null;
}

interface Sums {
  invoices: number;
  invoiced: Money;
  credited: Money;
  collected: Money;
  chargesPaid: Money;
  days: number[];
  readonly steps: Map<CountedStep, Omit<StepFigures, 'step'>>;
}

/** Sums of each month, group and administration, and of all. */
class FigureBook {
  private readonly sums = new Map<string, { readonly key: Key; readonly sums: Sums }>();
  private readonly own: Currency;
  private readonly all = new Map<Currency, Sums>();

  constructor(own: Currency) {
    this.own = own;
    this.all.set(own, nothing(own));
  }

  invoices(key: Key, row: InvoiceFigures): void {
    for (const sums of [this.of(key), this.allIn(key.currency)]) {
      sums.invoices += row.invoices;
      sums.invoiced = sums.invoiced.plus(Money.ofSum(row.invoiced, key.currency));
      sums.credited = sums.credited.plus(Money.ofSum(row.credited, key.currency));
      sums.collected = sums.collected.plus(Money.ofSum(row.collected, key.currency));
      sums.chargesPaid = sums.chargesPaid.plus(Money.ofSum(row.chargesPaid, key.currency));
      sums.days.push(...(row.days ?? []));
    }
  }

  step(key: Key, { step, kind }: KnownStepRow, figures: TakenRow & { readonly received: string }): void {
    const counted = COUNTED_STEPS.find((one) => one === kindOf({ step, ...(kind && { kind }) }));
    // A second reminder asks once more: what comes in behind it came in behind a reminder.
    if (!counted) return;
    for (const { steps } of [this.of(key), this.allIn(key.currency)]) {
      const none = Money.zero(key.currency);
      const before = steps.get(counted) ?? {
        taken: 0,
        behind: 0,
        claimed: none,
        paid: 0,
        charged: none,
        received: none,
      };
      const { taken, behind, claimed, paid } = step === 'second-reminder' ? NOTHING_TAKEN : figures;
      steps.set(counted, {
        taken: before.taken + taken,
        behind: before.behind + behind,
        claimed: before.claimed.plus(Money.ofSum(claimed, key.currency)),
        paid: before.paid + paid,
        charged: before.charged.plus(Money.ofSum(figures.charged, key.currency)),
        received: before.received.plus(Money.ofSum(figures.received, key.currency)),
      });
    }
  }

  rows(): KeyFiguresRow[] {
    return [...this.sums.values()]
      .map(({ key: { month, invoice_group: invoiceGroup, owner: administrationId }, sums }) => ({
        ...{ month, invoiceGroup, administrationId },
        ...figuresOf(sums),
      }))
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  }

  /** The creditor's own currency first. */
  totals(): [KeyFiguresTotal, ...KeyFiguresTotal[]] {
    const others = [...this.all].filter(([currency]) => currency !== this.own);
    return [figuresOf(this.allIn(this.own)), ...others.map(([, sums]) => figuresOf(sums))];
  }

  private allIn(currency: Currency): Sums {
    const known = this.all.get(currency) ?? nothing(currency);
    this.all.set(currency, known);
    return known;
  }

  private of(key: Key): Sums {
    const place = `${key.month} ${key.invoice_group} ${key.owner} ${key.currency}`;
    const known = this.sums.get(place) ?? { key, sums: nothing(key.currency) };
    this.sums.set(place, known);
    return known.sums;
  }
}

function nothing(currency: Currency): Sums {
  const none = Money.zero(currency);
  const amounts = { invoiced: none, credited: none, collected: none, chargesPaid: none };
  return { invoices: 0, ...amounts, days: [], steps: new Map() };
}

function placeOf({ month, invoiceGroup, administrationId, invoiced }: KeyFiguresRow): string {
  return `${month} ${invoiceGroup} ${administrationId} ${invoiced.currency}`;
}

function figuresOf({ days, steps, ...amounts }: Sums): KeyFigures & { readonly shares: KeyShares } {
  const middle = days.toSorted((one, other) => one - other)[Math.floor((days.length - 1) / 2)];
  const figures = {
    ...amounts,
    ...(middle !== undefined && { daysToPay: middle }),
    steps: COUNTED_STEPS.flatMap((step) => {
      const found = steps.get(step);
      return found ? [{ step, ...found }] : [];
    }),
  };
  return { ...figures, shares: keySharesOf(figures) };
}

/** The months through the day's own: from January of its year. */
export function monthsThrough(day: CivilDate): { readonly from: string; readonly to: string } {
  return { from: `${day.slice(0, 4)}-01`, to: day.slice(0, 7) };
}
