import { rulebookOf } from '../../../policies/rulebook';
import { invoice, live } from '../../domain/life';
import { arvika } from './arvika';

const rulebook = rulebookOf(arvika());
const daysOf = (group: string, due: string, until = '2016-12-31') =>
  live(invoice({ group, due, under: rulebook }), until).days;

/*
 * An invoice due on Monday 2016-02-01. Reminder: day 10 is Thursday the 11th. It gives until the banking day before the
 * demand. Demand: ten days after the reminder is Sunday the 21st, so Monday the 22nd. Its time: eight days reach
 * Tuesday 1 March; three banking days of post and four more reach Wednesday 2 March. So what follows comes on
 * Thursday 3 March, and the agency takes over twenty days after the demand, on Sunday 13 March, so on Monday the 14th.
 */
describe('an invoice due on 1 February 2016', () => {
  test('for permits: reminded, demanded, given to the agency', () => {
    expect(daysOf('permits', '2016-02-01')).toEqual(['2016-02-11 reminder', '2016-02-22 demand', '2016-03-14 agency']);
  });

  test('for rent: demanded on day 10 without a reminder; twenty days later is Wednesday 2 March', () => {
    expect(daysOf('rent', '2016-02-01')).toEqual(['2016-02-11 demand', '2016-03-02 agency']);
  });

  test('for the library: the notice gives fourteen days, until Thursday the 17th, and the card is closed after that', () => {
    expect(daysOf('library', '2016-02-01')).toEqual([
      '2016-02-11 reminder',
      '2016-02-22 demand',
      '2016-03-03 library-closing-notice',
      '2016-03-14 agency',
      '2016-03-18 library-closing',
    ]);
  });
});
