import fc from 'fast-check';
import { ROLES, type Role } from '../../../domain/authority/roles';
import { mayNotSign, roleToSign, type SigningRules } from '../../../domain/authority/signing-rules';
import { Money } from '../../../domain/kernel/money';

const sek = (amount: string) => Money.of(amount, 'SEK');

const RULES: SigningRules = {
  parties: { 'head of accounting': ['supervisor', 'controller'] },
  limits: { supervisor: '50000.00' },
  currency: 'SEK',
};

const asked = (roles: readonly Role[], amount?: Money, party = 'head of accounting') =>
  roleToSign(RULES, { done: 'signed', what: 'bank-ledger for 2016-08', party, roles, ...(amount && { amount }) });

test.each([
  ['a supervisor up to the limit', ['supervisor'], sek('50000.00'), { role: 'supervisor' }],
  ['a controller over the limit of others', ['controller'], sek('50000.01'), { role: 'controller' }],
  ['whoever is both signs as the one who may', ['supervisor', 'controller'], sek('50000.01'), { role: 'controller' }],
  ['a supervisor an öre over it', ['supervisor'], sek('50000.01'), { refused: 'over-limit' }],
  ['a manager, who does not act for the party', ['manager'], sek('0.00'), { refused: 'not-authorised' }],
  ['nobody’s role', [], sek('0.00'), { refused: 'not-authorised' }],
  ['a limit says nothing of another currency', ['supervisor'], Money.of('1.00', 'DKK'), { refused: 'over-limit' }],
  ['nothing is nothing in every currency', ['supervisor'], Money.zero('DKK'), { role: 'supervisor' }],
] as const)('%s', (_case, roles, amount, answer) => {
  expect(asked(roles, amount)).toMatchObject(answer);
});

test('a party that the matrix does not name is anybody’s who has the permission', () => {
  expect(asked(['manager'], sek('1000000.00'), 'operations')).toEqual({ role: 'manager' });
});

test('one öre more never lets somebody sign who might not sign before', () => {
  fc.assert(
    fc.property(
      fc.subarray([...ROLES]),
      fc.bigInt({ min: 0n, max: 100_000_00n }),
      fc.bigInt({ min: 0n, max: 100_000_00n }),
      (roles, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        const of = (units: bigint) => sek(`${units / 100n}.${String(units % 100n).padStart(2, '0')}`);
        return mayNotSign(asked(roles, of(more))) || !mayNotSign(asked(roles, of(less)));
      },
    ),
  );
});
