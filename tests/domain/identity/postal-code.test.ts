import { postalCodeFault, postalCodeInWords } from '../../../domain/identity/postal-code';

test.each([
  ['99151', 'SE', '991 51'],
  ['991 51', 'SE', '991 51'],
  ['SE-991 51', 'SE', '991 51'],
  ['S-99151', 'SE', '991 51'],
  ['0999', 'DK', '0999'],
  ['DK-9999', 'DK', '9999'],
  ['', 'SE', ''],
  ['', 'DK', ''],
  ['10115', 'DE', '10115'],
  ['SW1A 1AA', 'GB', 'SW1A 1AA'],
  ['0150', 'NO', '0150'],
])('%j of %s is right, and is written %j', (written, country, words) => {
  expect(postalCodeFault(written, country)).toBeUndefined();
  expect(postalCodeInWords(written, country)).toBe(words);
});

test.each([
  ['9915', 'SE'],
  ['991511', 'SE'],
  ['9915I', 'SE'],
  ['9999', 'SE'],
  ['999', 'DK'],
  ['99151', 'DK'],
  ['991 51', 'DK'],
  ['TRUE', 'DK'],
])('%j is no code of %s, and is not repeated', (written, country) => {
  const fault = postalCodeFault(written, country);
  expect(fault).toMatch(country === 'SE' ? /^it is no Swedish postal code/ : /^it is no Danish postal code/);
  expect(fault).not.toContain(`"${written}"`);
});
