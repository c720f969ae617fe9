import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import type { Country } from '../../domain/policy/policy';
import { dkStatensAdministrationAuthority } from './dk-statens-administration';
import { seBotkyrkaAuthority } from './se-botkyrka';

const BY_COUNTRY: Readonly<Record<Country, AuthorityMatrix>> = {
  SE: seBotkyrkaAuthority,
  DK: dkStatensAdministrationAuthority,
};

/** What holds for a creditor of that country until it has a matrix of its own. */
export function shippedMatrix(country: Country): AuthorityMatrix {
  return BY_COUNTRY[country];
}
