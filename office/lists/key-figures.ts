import type { Pool } from 'pg';
import {
  COUNTED_STEPS,
  keySharesOf,
  type CountedStep,
  type KeyFigures,
  type KeyShares,
} from '../../domain/claim/key-figures';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
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
}

/** By month, group and administration, with the sum of all; by events alone, so the same days give the same. */
export async function keyFiguresOf(
  pool: Pool,
  { creditorId, chart, currency }: ReportedCreditor,
  { from, to, asOf, known }: FiguresAsked,
): Promise<{ readonly rows: readonly KeyFiguresRow[]; readonly total: KeyFigures & { readonly shares: KeyShares } }> {
  const owners = ownersParameter(await administrationsOn(pool, creditorId, asOf), asOf);
  const values = [creditorId, asOf, known ?? null, owners, `${from}-01`, `${to}-01`];
  const money = [chart.bank, chart.suspense, chart.setOffClearing].map(({ number }) => number);
  const invoices = await pool.query<Key & InvoiceFigures>(INVOICES_OF_MONTHS, [...values, money]);
  const steps = await pool.query<Key & KnownStepRow & { taken: number; charged: string }>(STEPS_OF_MONTHS, values);
  const receipts = await pool.query<Key & KnownStepRow & { received: string }>(RECEIPTS_OF_MONTHS, values);
  const book = new FigureBook(currency);
  for (const row of invoices.rows) book.invoices(row, row);
  for (const row of steps.rows) book.step(row, row, { taken: row.taken, charged: row.charged, received: '0' });
  for (const row of receipts.rows) book.step(row, row, { taken: 0, charged: '0', received: row.received });
  return { rows: book.rows(), total: book.total() };
}

interface InvoiceFigures {
  readonly invoices: number;
  readonly invoiced: string;
  readonly collected: string;
  readonly days: readonly number[] | null;
}

interface KnownStepRow {
  readonly step: string;
  readonly kind: KnownStep['kind'] | null;
}

interface Sums {
  invoices: number;
  invoiced: Money;
  collected: Money;
  days: number[];
  readonly steps: Map<CountedStep, { taken: number; charged: Money; received: Money }>;
}

/** Sums of each month, group and administration, and of all. */
class FigureBook {
  private readonly sums = new Map<string, { readonly key: Key; readonly sums: Sums }>();
  private readonly currency: Currency;
  private readonly all: Sums;

  constructor(currency: Currency) {
    this.currency = currency;
    this.all = this.nothing();
  }

  invoices(key: Key, row: InvoiceFigures): void {
    for (const sums of [this.of(key), this.all]) {
      sums.invoices += row.invoices;
      sums.invoiced = sums.invoiced.plus(Money.ofSum(row.invoiced, this.currency));
      sums.collected = sums.collected.plus(Money.ofSum(row.collected, this.currency));
      sums.days.push(...(row.days ?? []));
    }
  }

  step(
    key: Key,
    { step, kind }: KnownStepRow,
    figures: { readonly taken: number; readonly charged: string; readonly received: string },
  ): void {
    const counted = COUNTED_STEPS.find((one) => one === kindOf({ step, ...(kind && { kind }) }));
    // A second reminder asks once more: what comes in behind it came in behind a reminder.
    if (!counted) return;
    for (const { steps } of [this.of(key), this.all]) {
      const before = steps.get(counted) ?? { taken: 0, charged: this.none(), received: this.none() };
      steps.set(counted, {
        taken: before.taken + (step === 'second-reminder' ? 0 : figures.taken),
        charged: before.charged.plus(Money.ofSum(figures.charged, this.currency)),
        received: before.received.plus(Money.ofSum(figures.received, this.currency)),
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

  total() {
    return figuresOf(this.all);
  }

  private of(key: Key): Sums {
    const place = `${key.month} ${key.invoice_group} ${key.owner}`;
    const known = this.sums.get(place) ?? { key, sums: this.nothing() };
    this.sums.set(place, known);
    return known.sums;
  }

  private nothing(): Sums {
    return { invoices: 0, invoiced: this.none(), collected: this.none(), days: [], steps: new Map() };
  }

  private none(): Money {
    return Money.zero(this.currency);
  }
}

function placeOf({ month, invoiceGroup, administrationId }: KeyFiguresRow): string {
  return `${month} ${invoiceGroup} ${administrationId}`;
}

function figuresOf({ invoices, invoiced, collected, days, steps }: Sums): KeyFigures & { readonly shares: KeyShares } {
  const middle = days.toSorted((one, other) => one - other)[Math.floor((days.length - 1) / 2)];
  const figures = {
    ...{ invoices, invoiced, collected },
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
