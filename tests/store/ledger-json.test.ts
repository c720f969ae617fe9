import fc from 'fast-check';
import { canonicalJson, reviveMoneyIn } from '../../store/ledger-json';
import { Money, reviveMoney } from '../../domain/kernel/money';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((units) => Money.ofMinorUnits(units, 'SEK'));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    amount,
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 5 }),
  ),
}));

test('amounts come back as Money, as JSON.parse with the domain’s own reviver gives them', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value);
      expect(reviveMoneyIn(JSON.parse(text))).toEqual(JSON.parse(text, reviveMoney));
    }),
  );
});

test('canonical JSON is JSON of the same value', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which keys were written does not show, and what is undefined is not there', () => {
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: Money.of('1.5', 'SEK') }] })).toBe(
    '{"a":[{"c":{"amount":"1.50","currency":"SEK"}}],"b":1}',
  );
  expect(canonicalJson({ a: [{ c: Money.of('1.50', 'SEK') }], b: 1 })).toBe(
    canonicalJson({ b: 1, a: [{ c: Money.of('1.50', 'SEK') }] }),
  );
});
