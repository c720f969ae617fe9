import type { KfmApplication } from '../../formats/counterparts/kfm';
import { lacking, type CaseDebtor } from './case-material';

type SwedishDebtor = Pick<
  KfmApplication,
  'debtorIdentity' | 'debtorName' | 'debtorStreet' | 'debtorPostalCode' | 'debtorCity' | 'debtorAddress'
>;

/**
 * The debtor as Swedish counterparts know one. A protected address stays in the register: the counterpart gets its mark, and
 * asks for the address itself where it may (OSL (2009:400) 22 kap. 1 §; the route through Skatteverket, legal parameters 4).
 *
 * Throws `InputRefused` for a person whose century is missing.
 */
export function swedishDebtor({ kind, identityNumber, isProtected, ...debtor }: CaseDebtor): SwedishDebtor {
  const identity = identityNumber.replace(/[\s-]/g, '');
  const isPerson = kind === 'person' || kind === 'estate';
  // Ten digits would pass as an organisation number.
  if (isPerson && identity.length === 10)
    throw lacking('debtorIdentity', 'a personal number is written with its century, 12 digits.');
  const known = { debtorIdentity: identity, debtorName: debtor.name };
  if (isProtected) return { ...known, ...NO_ADDRESS, debtorAddress: 'protected' };
  const { addressLines, postalCode, city } = debtor;
  return {
    ...known,
    debtorStreet: orNothing(addressLines.join(', ')),
    debtorPostalCode: orNothing(postalCode),
    debtorCity: orNothing(city),
    debtorAddress: undefined,
  };
}

const NO_ADDRESS = { debtorStreet: undefined, debtorPostalCode: undefined, debtorCity: undefined };

function orNothing(words: string): string | undefined {
  return words === '' ? undefined : words;
}
