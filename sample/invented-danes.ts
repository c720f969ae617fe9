import type { DebtorRecord } from '../domain/claim/debtor-record';
import { DANISH_FAMILY_NAMES, DANISH_FIRST_NAMES, DANISH_STREETS, DANISH_TRADES } from './danish-names';
import type { SeededRandom } from './seeded-random';

/**
 * A debtor who does not exist, in a town that does not exist. None has an identity number: neither for CPR nor for CVR is
 * a range known to be nobody's. Every fourth is a business.
 */
export function inventedDane(random: SeededRandom, number: number): DebtorRecord {
  const isBusiness = number % 4 === 0;
  const familyName = random.pick(DANISH_FAMILY_NAMES);
  return {
    debtorId: `D${String(number).padStart(4, '0')}`,
    kind: isBusiness ? 'business' : 'person',
    name: isBusiness
      ? `${familyName} ${random.pick(DANISH_TRADES)} ApS`
      : `${random.pick(DANISH_FIRST_NAMES)} ${familyName}`,
    addressLines: [`${random.pick(DANISH_STREETS)} ${random.integer(1, 60)}`],
    postalCode: '0000',
    city: 'Klitby',
    country: 'DK',
    identityNumber: '',
    line: number + 1,
  };
}
