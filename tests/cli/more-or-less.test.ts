import { moreOrLess } from '../../cli/more-or-less';
import { Money } from '../../domain/kernel/money';

test.each([
  ['-100.00', '100.00 less', '100.00 SEK less'],
  ['0.01', '0.01 more', '0.01 SEK more'],
])('a difference of %s is said without a sign', (difference, bare, named) => {
  expect(moreOrLess(Money.of(difference, 'SEK'))).toBe(bare);
  expect(moreOrLess(Money.of(difference, 'SEK'), 'SEK')).toBe(named);
});
