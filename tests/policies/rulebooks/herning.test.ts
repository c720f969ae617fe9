import { rulebookOf } from '../../../policies/rulebook';
import { danishInvoice, live } from '../../domain/life';
import { herning } from './herning';

const under = rulebookOf(herning());

/*
 * Due on Friday 1 October 2021, which is the last timely day. Five banking days later is Friday the 8th. Fourteen days
 * reach Friday the 22nd. What follows comes on Monday the 25th.
 */
describe('an invoice due on 1 October 2021', () => {
  test('for daycare: a reminder without a fee, then Gældsstyrelsen', () => {
    const life = live(danishInvoice({ due: '2021-10-01', group: 'daycare', under }), '2021-12-31');
    expect(life.days).toEqual(['2021-10-08 reminder', '2021-10-25 referral']);
    expect(life.claim.performed[0]?.lastDay).toBe('2021-10-22');
    expect(life.claim.charged.fee.toString()).toBe('0.00');
  });

  test('for property tax: 250 for the reminder, and the distraint lies before a person', () => {
    const life = live(danishInvoice({ due: '2021-10-01', group: 'property-tax', under }), '2021-12-31');
    expect(life.days).toEqual(['2021-10-08 reminder']);
    expect(life.claim.charged.fee.toString()).toBe('250.00');
  });
});
