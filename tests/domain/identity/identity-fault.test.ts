import type { DebtorRecord } from '../../../domain/claim/debtor-record';
import { identityFault } from '../../../domain/identity/identity-fault';
import { isCprNumber, isCvrNumber } from '../../../domain/identity/danish-numbers';

/** Numbers of the tax agency's and the register's published test ranges, and numbers with one digit changed. */
const CASES: readonly [
  what: string,
  kind: DebtorRecord['kind'],
  country: string,
  number: string,
  creditorIn: 'SE' | 'DK',
  isRight: boolean,
][] = [
  ['a personal number of twelve digits', 'person', 'SE', '19900101-2385', 'SE', true],
  ['a personal number of ten digits', 'person', 'SE', '900101-2385', 'SE', true],
  ['a personal number of somebody over a hundred', 'person', 'SE', '121212+1212', 'SE', true],
  ['a personal number with a wrong check digit', 'person', 'SE', '19900101-2386', 'SE', false],
  ['a personal number whose day is none', 'person', 'SE', '19900230-2382', 'SE', false],
  ['a coordination number', 'person', 'SE', '701063-2391', 'SE', true],
  ['a coordination number with a wrong check digit', 'person', 'SE', '701063-2392', 'SE', false],
  ['an organisation number', 'business', 'SE', '212000-0142', 'SE', true],
  ['an organisation number with 16 before it', 'business', 'SE', '162120000142', 'SE', true],
  ['an organisation number with a wrong digit', 'business', 'SE', '212000-0143', 'SE', false],
  ['a sole trader by the personal number', 'business', 'SE', '900101-2385', 'SE', true],
  ['an organisation number of a person', 'person', 'SE', '212000-0142', 'SE', false],
  ['a CPR number without modulus 11', 'person', 'DK', '010107-4321', 'DK', true],
  ['a CPR number whose day is none', 'person', 'DK', '310207-4321', 'DK', false],
  ['a replacement CPR number', 'person', 'DK', '610107-4321', 'DK', true],
  ['a CPR number in Sweden, of a Danish creditor', 'person', 'SE', '010107-4321', 'DK', true],
  ['a personal number in Denmark, of a Swedish creditor', 'person', 'DK', '900101-2385', 'SE', true],
  ['a CVR number', 'business', 'DK', '12345674', 'DK', true],
  ['a CVR number with a wrong digit', 'business', 'DK', '12345675', 'DK', false],
  ['a number of another country', 'person', 'NO', 'anything', 'SE', true],
  ['no number', 'person', 'SE', '', 'SE', true],
];

test.each(CASES)('%s', (_what, kind, country, identityNumber, creditorIn, isRight) => {
  const fault = identityFault({ kind, country, identityNumber }, creditorIn);
  expect(fault === undefined).toBe(isRight);
  // The number is personal data, and messages end up in logs.
  if (identityNumber !== '') expect(fault ?? '').not.toContain(identityNumber);
});

test('the leap day of a century that had none is no birthday', () => {
  expect(isCprNumber('290200-0000')).toBe(false);
  expect(isCprNumber('290200-4000')).toBe(true);
});

test('one wrong digit never leaves a CVR number right', () => {
  for (let at = 0; at < 8; at++) {
    const digit = (Number('12345674'[at]) + 1) % 10;
    expect(isCvrNumber(`${'12345674'.slice(0, at)}${digit}${'12345674'.slice(at + 1)}`)).toBe(false);
  }
});
