import type { DebtorRecord } from '../claim/debtor-record';
import type { Country } from '../policy/policy';
import { isCprNumber, isCvrNumber } from './danish-numbers';
import { isSwedishOrganisationNumber, isSwedishPersonalNumber } from './swedish-numbers';

type Identified = Pick<DebtorRecord, 'kind' | 'country' | 'identityNumber'>;

/**
 * What is wrong with a debtor's identity number; nothing when the number is right, is blank, or belongs to a country whose
 * numbers are not known here. The number itself is never repeated.
 *
 * Swedes live in Denmark and Danes in Sweden: beside the numbers of the address, those of the creditor's country are right.
 */
export function identityFault({ kind, country, identityNumber }: Identified, creditorIn: Country): string | undefined {
  const written = identityNumber.replaceAll(' ', '');
  if (written === '') return undefined;
  const isOfPerson = kind === 'person' || kind === 'estate';
  const lands = [...new Set([country === '' ? creditorIn : country, creditorIn])];
  if (lands.some((land) => land !== 'SE' && land !== 'DK')) return undefined;
  const isRight = lands.some((land) => {
    if (land === 'SE') return isSwedishPersonalNumber(written) || (!isOfPerson && isSwedishOrganisationNumber(written));
    return (isCprNumber(written) && isOfPerson) || (!isOfPerson && isCvrNumber(written));
  });
  if (isRight) return undefined;
  const named = lands.map((land) => NAMES[land as Country][isOfPerson ? 'person' : 'organisation']).join(' or ');
  return `it is no ${named}; a digit is wrong or missing. Correct the number, or leave it blank.`;
}

const NAMES: Readonly<Record<Country, Readonly<Record<'person' | 'organisation', string>>>> = {
  SE: { person: 'Swedish personal or coordination number', organisation: 'Swedish organisation number' },
  DK: { person: 'Danish CPR number', organisation: 'Danish CVR number' },
};
