import type { DebtorRecord } from '../domain/claim/debtor-record';
import { luhnDigitFor } from '../domain/payment/references/luhn';
import type { SeededRandom } from './seeded-random';
import {
  SWEDISH_CLUBS,
  SWEDISH_FAMILY_NAMES,
  SWEDISH_FIRST_NAMES,
  SWEDISH_STREETS,
  SWEDISH_TRADES,
} from './swedish-names';

export type SwedishDebtorKind = 'person' | 'business' | 'club';

/**
 * A debtor who does not exist. Persons carry no identity number at all: no range of personal numbers can be vouched for
 * as nobody's. Businesses and clubs carry an organisation number with a right check digit that begins with 4, a digit that
 * stands for no legal form. Postal codes begin with 99, beyond the last one in use (98x in Norrbotten).
 *
 * One person in forty has a protected address: the back office hands over none.
 */
export function inventedSwede(
  random: SeededRandom,
  kind: SwedishDebtorKind,
  number: number,
  town: string,
): DebtorRecord {
  const isProtected = kind === 'person' && random.inPercent(2.5);
  const street = `${random.pick(SWEDISH_STREETS)} ${random.integer(1, 89)}`;
  return {
    debtorId: `K${String(number).padStart(5, '0')}`,
    kind: kind === 'person' ? 'person' : 'business',
    name: nameOf(random, kind, town),
    addressLines: isProtected ? [] : [street],
    postalCode: isProtected ? '' : `99${random.integer(100, 189)}`,
    city: isProtected ? '' : town,
    country: 'SE',
    identityNumber: kind === 'person' ? '' : organisationNumber(number),
    line: number + 1,
  };
}

function nameOf(random: SeededRandom, kind: SwedishDebtorKind, town: string): string {
  const familyName = random.pick(SWEDISH_FAMILY_NAMES);
  switch (kind) {
    case 'person':
      return `${random.pick(SWEDISH_FIRST_NAMES)} ${familyName}`;
    case 'business':
      return `${familyName}s ${random.pick(SWEDISH_TRADES)} AB`;
    case 'club':
      return `${town}s ${random.pick(SWEDISH_CLUBS)}`;
  }
}

/** The third digit of an organisation number is never under 2, so that it cannot be taken for a date of birth. */
function organisationNumber(number: number): string {
  const payload = `499${String(number).padStart(6, '0')}`;
  return `${payload.slice(0, 6)}-${payload.slice(6)}${luhnDigitFor(payload)}`;
}
