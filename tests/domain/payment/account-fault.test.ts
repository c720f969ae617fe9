import fc from 'fast-check';
import { accountFault } from '../../../domain/payment/account-fault';

/* The IBANs are the examples of ISO 13616, the bankgiro numbers those of the test ranges. */
test.each([
  ['5050-1055', 'SE'],
  ['991-2346', 'SE'],
  ['9912346', 'SE'],
  ['SE4550000000058398257466', 'SE'],
  ['se45 5000 0000 0583 9825 7466', 'SE'],
  ['6789-123 456 789', 'SE'],
  ['SE45 5000 0000 0583 9825 7466', 'SE'],
  ['DK5000400440116243', 'DK'],
  // A Danish account, registration number and all, has no check that everybody knows.
  ['12345678', 'DK'],
] as const)('%s is right in %s', (account, country) => {
  expect(accountFault(account, country)).toBeUndefined();
});

test.each([
  ['5050-1056', /no bankgiro or plusgiro/],
  ['9912347', /no bankgiro or plusgiro/],
  ['123456-7', /no bankgiro or plusgiro/],
  ['SE4550000000058398257467', /no IBAN/],
  ['SE45', /no IBAN/],
  ['5050\u20111055\u200b', /invisible sign/],
  ['5050\u00a01055', /odd blank/],
  ['5.0501E+6', /power of ten/],
  ['123', /no bankgiro or plusgiro/],
  ['123456789', /9 digits, and no account has so few/],
  ['BG 5050-1055', /Write the number alone/],
  ['our account', /0 digits/],
])('%j is refused', (account, words) => {
  expect(accountFault(account, 'SE')).toMatch(words);
});

test('one wrong digit of a giro number or an IBAN is always found', () => {
  const accounts = fc.constantFrom('50501055', '9912346', 'SE4550000000058398257466', 'DK5000400440116243');
  fc.assert(
    fc.property(accounts, fc.nat(), fc.integer({ min: 1, max: 9 }), (account, place, by) => {
      const at =
        account.startsWith('S') || account.startsWith('D')
          ? 2 + (place % (account.length - 2))
          : place % account.length;
      const wrong = `${account.slice(0, at)}${(Number(account[at]) + by) % 10}${account.slice(at + 1)}`;
      expect(accountFault(wrong, 'SE')).toBeDefined();
    }),
  );
});
