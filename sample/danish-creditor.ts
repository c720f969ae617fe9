import type { SampleCreditor } from './sample-portfolio';

/** The Danish example of the IBAN registry. */
export const DANISH_IBAN = 'DK5000400440116243';
export const DANISH_CREDITOR_NUMBER = '00000018';

/** A state agency that does not exist; the zeros say so wherever a number is wanted. */
export const DANISH_CREDITOR: SampleCreditor = {
  creditorId: 'klitstyrelsen',
  country: 'DK',
  currency: 'DKK',
  policyId: 'dk-statens-administration',
  paymentAccounts: [DANISH_IBAN],
  name: 'Klitstyrelsen',
  organisationNumber: '00000000',
  office: 'Debitorservice',
  addressLines: ['Fyrvej 1'],
  postalCode: '0000',
  city: 'Klitby',
  phone: '00 00 00 00',
  email: 'regninger@klitstyrelsen.example',
  payment: { type: 'fik', cardType: '71', creditorNumber: DANISH_CREDITOR_NUMBER },
};
