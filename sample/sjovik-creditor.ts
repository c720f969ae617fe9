import type { SampleCreditor } from './sample-portfolio';

/** Bankgirot's own example number: its check digit is right. */
export const SJOVIK_BANKGIRO = '9912346';
/** The Swedish example of the IBAN registry. */
export const SJOVIK_IBAN = 'SE3550000000054910000003';

/**
 * A municipality that does not exist. The organisation number begins with 4, which stands for no legal form; the
 * telephone number is one that the Swedish regulator (PTS) keeps free for fiction; `.example` belongs to nobody.
 */
export const SJOVIK: SampleCreditor = {
  creditorId: 'sjovik',
  country: 'SE',
  currency: 'SEK',
  policyId: 'se-botkyrka',
  paymentAccounts: [SJOVIK_BANKGIRO, SJOVIK_IBAN],
  name: 'Sjövik kommun',
  organisationNumber: '499000-0004',
  office: 'Redovisningsenheten',
  addressLines: ['Torggatan 1'],
  postalCode: '99100',
  city: 'Sjövik',
  phone: '08-465 004 10',
  email: 'fakturafragor@sjovik.example',
  payment: { type: 'bankgiro', bankgiro: SJOVIK_BANKGIRO },
};
