import { addDays, civilDateOf, type CivilDate } from '../domain/kernel/civil-date';
import { Money } from '../domain/kernel/money';
import type { DebtorRecord } from '../domain/claim/debtor-record';
import { bankingCalendarOf } from '../policies/calendars/banking-calendar';
import { inventedSwede, type SwedishDebtorKind } from './invented-swedes';
import type { SampleBill } from './sample-invoice';
import type { SeededRandom } from './seeded-random';

const YEAR = 2015;
/** 30 days net (S002-14). */
const TERM_DAYS = 30;

export const EVERY_MONTH: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
export const EVERY_QUARTER: readonly number[] = [1, 4, 7, 10];

/** How one service of the municipality is billed over the year. */
export interface BilledService {
  readonly invoiceGroup: string;
  /** Begins the invoice number. */
  readonly prefix: string;
  readonly debtors: number;
  /** Bills debtors whom that group knows already: a family in a house of its own pays for childcare and for water. */
  readonly sharesDebtorsOf?: string;
  readonly debtorKind: SwedishDebtorKind;
  /** The months in which each debtor is billed; absent for single invoices on any day of the year, one a debtor. */
  readonly months?: readonly number[];
  /** The day of the month on which the bills go out, or the next banking day. */
  readonly day?: number;
  /** In öre, from and to: debtors take the tiers in turn. */
  readonly tiers: readonly (readonly [number, number])[];
  /** Whether a debtor's bill is the same all year, as a place in childcare, a flat or a garage is; water and care vary. */
  readonly isFixed?: true;
}

export function prefixIn(services: readonly BilledService[], invoiceGroup: string): string {
  const service = services.find((billed) => billed.invoiceGroup === invoiceGroup);
  if (!service) throw new RangeError(`${invoiceGroup} is not billed.`);
  return service.prefix;
}

/** Everything that the services bill in the year, and to whom. */
export function billsOfServices(
  services: readonly BilledService[],
  town: string,
  random: SeededRandom,
): { debtors: DebtorRecord[]; bills: SampleBill[] } {
  const debtors: DebtorRecord[] = [];
  const debtorsOf = new Map<string, DebtorRecord[]>();
  const bills: SampleBill[] = [];
  for (const service of services) {
    const known = debtorsOf.get(service.sharesDebtorsOf ?? '') ?? [];
    const own = known.slice(0, service.debtors);
    while (own.length < service.debtors) {
      const debtor = inventedSwede(random, service.debtorKind, debtors.length + 1, town);
      debtors.push(debtor);
      own.push(debtor);
    }
    debtorsOf.set(service.invoiceGroup, own);
    const shared = regularDays(service);
    own.forEach(({ debtorId }, place) => {
      bills.push(...billsOf(service, debtorId, place, shared ?? [anyDay(random)], random));
    });
  }
  return { debtors, bills };
}

interface BillingDay {
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
}

function billsOf(
  service: BilledService,
  debtorId: string,
  place: number,
  days: readonly BillingDay[],
  random: SeededRandom,
): SampleBill[] {
  const { invoiceGroup, tiers, isFixed } = service;
  const [least, most] = tiers[place % tiers.length] as readonly [number, number];
  const fixed = Money.ofMinorUnits(random.integer(least, most), 'SEK');
  return days.map(({ issuedOn, dueOn }) => {
    const amount = isFixed ? fixed : Money.ofMinorUnits(random.integer(least, most), 'SEK');
    return { debtorId, invoiceGroup, issuedOn, dueOn, amount };
  });
}

function regularDays({ months, day = 1 }: BilledService): BillingDay[] | undefined {
  return months?.map((month) => billingDay(bankingCalendarOf('SE').nextBankingDayFrom(civilDateOf(YEAR, month, day))));
}

/** Some banking day of the year. */
function anyDay(random: SeededRandom): BillingDay {
  for (;;) {
    const day = addDays(FIRST_DAY, random.integer(0, 363));
    if (bankingCalendarOf('SE').isBankingDay(day)) return billingDay(day);
  }
}

const FIRST_DAY = civilDateOf(YEAR, 1, 1);

function billingDay(issuedOn: CivilDate): BillingDay {
  return { issuedOn, dueOn: addDays(issuedOn, TERM_DAYS) };
}
