import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { preview } from '../../../rehearsal/preview';

function dueOn(invoiceNumber: string, due: string) {
  return {
    ...{ invoiceNumber, debtorId: 'anna', invoiceGroup: '61', paymentReference: '', dueOn: civilDate(due) },
    ...{ issuedOn: civilDate(due.replace(/-\d\d$/, '-01')), amount: Money.of('1200.00', 'SEK') },
  };
}

test('a figure of the law that is not recorded keeps its own claim waiting, and no other', () => {
  const invoices = [dueOn('old', '2012-01-31'), dueOn('new', '2016-02-01'), dueOn('later', '2027-01-15')];
  const portfolio = { creditorId: 'town', invoices, movements: [], facts: [], bankGate: [] };
  const foretold = preview(portfolio, rulebookOf(seBotkyrka), civilDate('2027-03-31'));
  const demanded = foretold.claims.map(({ performed }) => performed.find(({ step }) => step === 'demand'));
  expect(demanded.map((demand) => demand?.fee.toString())).toEqual(['160.00', '180.00', undefined]);
  // Due Tuesday 31 January 2012, demanded on Friday 17 February: seventeen days at 2.00 + 8 over 366.
  expect([demanded[0]?.on, demanded[0]?.interest.toString()]).toEqual(['2012-02-17', '5.57']);
  expect(foretold.unknown).toEqual([
    {
      ...{ claimId: 'town/later', on: '2027-02-01', step: 'demand' },
      message: expect.stringContaining('No figure is recorded for the Swedish reference rate on 2027-01-15') as unknown,
    },
  ]);
});
