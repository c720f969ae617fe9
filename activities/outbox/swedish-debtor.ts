import type { KfmApplication } from '../../formats/counterparts/kfm';
import { lacking, type CaseDebtor } from './case-material';

type SwedishDebtor = Pick<
  KfmApplication,
  'debtorIdentity' | 'debtorName' | 'debtorStreet' | 'debtorPostalCode' | 'debtorCity'
>;

/** The debtor as Swedish counterparts know one. Throws `InputRefused` for a person whose century is missing. */
export function swedishDebtor({ kind, identityNumber, ...debtor }: CaseDebtor): SwedishDebtor {
  const identity = identityNumber.replace(/[\s-]/g, '');
  const isPerson = kind === 'person' || kind === 'estate';
  // Ten digits would pass as an organisation number.
  if (isPerson && identity.length === 10)
    throw lacking('debtorIdentity', 'a personal number is written with its century, 12 digits.');
  return {
    debtorIdentity: identity,
    debtorName: debtor.name,
    debtorStreet: debtor.addressLines.join(', '),
    debtorPostalCode: debtor.postalCode,
    debtorCity: debtor.city,
  };
}
