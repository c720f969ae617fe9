import { monthOf, yearOf } from '../../domain/kernel/civil-date';
import type { Declaration, DeclaredMovement } from '../../reconciliation/declaration';
import { danishFigures } from '../paper/written-figures';

/*
 * The declaration's own words, in Danish: it is Statens Administration's, for clients that are Danish agencies. How SKS itself
 * lays it out no source says.
 */

const { amount, longDate } = danishFigures;

const MOVEMENT_WORDS: Readonly<Record<DeclaredMovement, string>> = {
  invoiced: 'Faktureret',
  charged: 'Gebyrer og renter',
  paid: 'Indbetalt',
  'paid back': 'Tilbageførte indbetalinger',
  credited: 'Krediteret',
  'set off': 'Modregnet',
  'written off': 'Afskrevet',
  corrected: 'Reguleret',
};

export function titleOf({ creditorName, endsOn }: Declaration): string {
  return `Regnskabserklæring for ${creditorName} pr. ${longDate(endsOn)}`;
}

/** What is declared, in one paragraph. */
export function statementOf({ debtorModule, financeModule, difference, overdue, endsOn }: Declaration): string {
  const agreement = difference.isZero()
    ? `Debitormodulet er afstemt til finansmodulet: begge udgør ${amount(debtorModule)}`
    : `Debitormodulet udgør ${amount(debtorModule)} og finansmodulet ${amount(financeModule)} Forskellen på ${amount(difference)} fremgår af afstemningen.`;
  const due = overdue.isZero()
    ? `Ingen poster var forfaldne den ${longDate(endsOn)}.`
    : `Heraf var ${amount(overdue)} forfaldet til betaling den ${longDate(endsOn)}.`;
  return `${agreement} ${due}`;
}

/** Until when and how the client answers (S003-32); nothing before it is signed. */
export function askingFor({ signed }: Declaration): string | undefined {
  if (!signed) return undefined;
  const until = signed.acknowledgeBy ? ` senest den ${longDate(signed.acknowledgeBy)}` : '';
  return `Erklæringen er godkendt den ${longDate(signed.on)}. Kunden bedes sende kvitteringssvar${until}.`;
}

/** Where the figure of the debtor module comes from, line by line; empty where it is not known. */
export function movementLines({
  opening,
  movements,
  debtorModule,
}: Declaration): (readonly [string, Declaration['overdue']])[] {
  if (!opening) return [];
  return [
    ['Primo', opening],
    ...movements.map((one) => [MOVEMENT_WORDS[one.movement], one.amount] as const),
    ['Ultimo', debtorModule],
  ];
}

export function ageInWords(age: string): string {
  return age.endsWith('-') ? `${age.slice(0, -1)} dage og derover` : `${age.replace('-', '–')} dage`;
}

/** `februar 2016`; a period that is no month as it is written. */
export function periodInWords({ period, endsOn }: Declaration): string {
  return period.length === 'YYYY-MM'.length && !period.includes('Q')
    ? `${MONTHS[monthOf(endsOn) - 1] ?? ''} ${yearOf(endsOn)}`
    : period;
}

const MONTHS = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');
