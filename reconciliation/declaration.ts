import { daysBetween, type CivilDate } from '../domain/kernel/civil-date';
import { sumOf, type Currency, type Money } from '../domain/kernel/money';

/** What moves a debtor module within a period, as the ledger names it. */
export const MOVEMENTS = [
  'invoiced',
  'charged',
  'paid',
  'paid back',
  'credited',
  'set off',
  'written off',
  'corrected',
] as const;
export type DeclaredMovement = (typeof MOVEMENTS)[number];

/** Days overdue, as S002-78 parts them; the Danish sources name no intervals of their own. */
export const AGES = ['1-7', '8-15', '16-30', '31-90', '91-180', '181-'] as const;
export type Age = (typeof AGES)[number];

const OVERDUE = 'overdue ';

/** A line of the declared items, as the ledger answers them or a person writes them. */
export interface DeclaredItem {
  readonly item: string;
  readonly invoiceNumber: string;
  /** Of an overdue invoice. */
  readonly dueOn: string;
  readonly amount: Money;
}

export interface AboutDeclaration {
  readonly creditorName: string;
  readonly period: string;
  /** The last day of the period. */
  readonly endsOn: CivilDate;
  readonly currency: Currency;
  /** What the finance module has on the same accounts, as it was delivered. */
  readonly financeModule: Money;
  /** Set once the reconciliation behind it is signed: by whom and when, and until when the client is to acknowledge it. */
  readonly signed?: { readonly by: string; readonly on: CivilDate; readonly acknowledgeBy?: CivilDate };
}

/**
 * What Statens Administration declares for one client each month (S003-28): that the debtor module is the finance module
 * (S003-29), how the one came to what it is, and which of it is overdue (S003-30). Invoices go by their numbers; whose they
 * are stays in the ledger.
 */
export interface Declaration extends AboutDeclaration {
  readonly debtorModule: Money;
  /** Debtor module less finance module. */
  readonly difference: Money;
  /** What the period began with; unknown of a declaration that a person wrote by hand. */
  readonly opening?: Money;
  readonly movements: readonly { readonly movement: DeclaredMovement; readonly amount: Money }[];
  readonly notDue: Money;
  readonly overdue: Money;
  readonly byAge: readonly { readonly age: Age; readonly invoices: number; readonly amount: Money }[];
  /** The oldest first. */
  readonly overdueItems: readonly {
    readonly invoiceNumber: string;
    readonly dueOn: CivilDate;
    readonly days: number;
    readonly amount: Money;
  }[];
}

export function declarationOf(about: AboutDeclaration, items: readonly DeclaredItem[]): Declaration {
  const { currency, endsOn, financeModule } = about;
  const amountOf = (wanted: (item: string) => boolean): Money =>
    sumOf(
      items.flatMap(({ item, amount }) => (wanted(item) ? [amount] : [])),
      currency,
    );
  const has = (name: string): boolean => items.some(({ item }) => item === name);
  const debtorModule = amountOf((item) => item === 'debtor module');
  const overdue = amountOf((item) => item === 'overdue' || item.startsWith(OVERDUE));
  return {
    ...about,
    debtorModule,
    difference: debtorModule.minus(financeModule),
    ...(has('opening') && { opening: amountOf((item) => item === 'opening') }),
    movements: MOVEMENTS.flatMap((movement) =>
      has(movement) ? [{ movement, amount: amountOf((item) => item === movement) }] : [],
    ),
    notDue: has('not due') ? amountOf((item) => item === 'not due') : debtorModule.minus(overdue),
    overdue,
    byAge: AGES.flatMap((age) => {
      const ofAge = items.filter(({ item }) => item === `${OVERDUE}${age}`);
      const amount = sumOf(
        ofAge.map((one) => one.amount),
        currency,
      );
      return ofAge.length > 0 ? [{ age, invoices: ofAge.length, amount }] : [];
    }),
    overdueItems: items
      .filter(({ item, invoiceNumber, dueOn }) => item.startsWith(OVERDUE) && invoiceNumber !== '' && dueOn !== '')
      .map(({ invoiceNumber, dueOn, amount }) => ({
        invoiceNumber,
        dueOn: dueOn as CivilDate,
        days: daysBetween(dueOn as CivilDate, endsOn),
        amount,
      }))
      .sort((one, other) => other.days - one.days),
  };
}
